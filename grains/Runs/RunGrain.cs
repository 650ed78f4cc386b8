using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Accounts;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>Drives one run. A call that failed has an unknown outcome: the run opens a new epoch, in which every member starts from the
/// settled state again, and goes through the months anew; they come out the same. Calls of the old epoch are refused.</summary>
[KeepAlive, HashBasedPlacement]
public sealed class RunGrain(MemberServices services, TimeProvider clock) : Grain, IRunGrain
{
    /// <summary>Attempts before the run is given up.</summary>
    public const int MaximumEpochs = 5;

    private readonly Journal<RunStatus> _statuses = new();
    private readonly Journal<MonthObservation> _observations = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly PauseGate _gate = new();
    private RunSpecification? _specification;
    private RunMembers? _members;
    private RunSummary? _summary;
    private RunFailure? _failure;
    private Task _driving = Task.CompletedTask;
    private int _epoch;
    private int _month;
    private long _began;
    private bool _leftHistory;

    private RunStatus Status => _statuses.Entries.Count > 0 ? _statuses.Entries[^1] : new RunStatus(RunPhase.Idle, 0, 0, 0, 0);

    public Task Start(RunSpecification specification)
    {
        if (_specification is null)
        {
            _specification = specification;
            _driving = Drive(specification);
        }

        return Task.CompletedTask;
    }

    public Task<RunOutcome> GetOutcome() => Task.FromResult(new RunOutcome(Status, _summary, _failure));

    public Task Pause()
    {
        _gate.Close();
        return Task.CompletedTask;
    }

    public Task Resume()
    {
        _gate.Open();
        return Task.CompletedTask;
    }

    public Task Cancel() => _cancellation.CancelAsync();

    public IAsyncEnumerable<RunStatus> Watch(CancellationToken cancellation) => _statuses.Read(0, cancellation);

    public IAsyncEnumerable<MonthObservation> Observations(int fromMonth, CancellationToken cancellation) =>
        _observations.Read(fromMonth, cancellation);

    public async Task Release()
    {
        await _cancellation.CancelAsync();
        await _driving;
        if (_specification?.Keeps is { } kept)
        {
            services.Histories.Forget(kept);
        }

        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _cancellation.CancelAsync();
        await _driving.WaitAsync(cancellationToken);
    }

    private async Task Drive(RunSpecification specification)
    {
        var end = RunPhase.Completed;
        try
        {
            while (!await TryEpoch(specification))
            {
            }
        }
        catch (Exception) when (_cancellation.IsCancellationRequested)
        {
            end = RunPhase.Cancelled;
        }
        catch (AccountsException open)
        {
            end = RunPhase.Failed;
            _failure = new RunFailure(open.Message, open.Month, new OpenAccount(open.Month, open.Account, open.Difference));
        }
        catch (OpenAccountException open)
        {
            end = RunPhase.Failed;
            _failure = new RunFailure(open.Message, open.Month, new OpenAccount(open.Month, open.Account, open.Difference));
        }
        catch (Exception failure)
        {
            end = RunPhase.Failed;
            _failure = new RunFailure(failure.Message, _month, null);
        }

        LeaveHistory();
        await ReleaseMembers();
        Report(end);
        _statuses.Complete();
        _observations.Complete();
    }

    /// <summary>Whether the run came to its end in a new epoch; false where another is worth trying.</summary>
    private async Task<bool> TryEpoch(RunSpecification specification)
    {
        _epoch++;
        _month = 0;
        try
        {
            await RunMonths(specification, _cancellation.Token);
            return true;
        }
        catch (Exception lost) when (IsLoss(lost) && _epoch < MaximumEpochs && !_cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task RunMonths(RunSpecification specification, CancellationToken cancellation)
    {
        Report(RunPhase.Settling);
        var start = await services.Settled.Start(specification, cancellation);
        _members = RunMembers.Of(GrainFactory, this.GetPrimaryKeyString(), start);
        ExpectedWork.Attach([.. specification.Economy.Territories.Select(t => (long)t.Residents.Value)]);
        if (specification.Keeps is { } keeps)
        {
            services.Histories.Begin(keeps, start.TerritoryCount);
        }

        // Whatever may be wrong with a history is met by going through all months in the next epoch.
        var past = _epoch == 1 && specification.Continues is { } history ? services.Histories.Find(history, start.TerritoryCount) : null;
        await _members.Initialise(_epoch, past is null ? specification with { Continues = null } : specification, cancellation);
        LeaveHistory();
        ExpectedWork.Detach();
        var exchange = await services.Pool.Run(start.CreateExchange, cancellation);

        var barriers = new MonthlyBarriers(_members, exchange, services, _epoch, specification.Keeps, past ?? []);
        _began = clock.GetTimestamp();
        for (_month = 0; _month < specification.Scenario.Months;)
        {
            await Hold(cancellation);
            cancellation.ThrowIfCancellationRequested();
            var observation = await barriers.Next(_month, cancellation);
            if (_month == _observations.Entries.Count)
            {
                _observations.Add(observation);
            }

            _month++;
            Report(RunPhase.Running);
        }

        var supported = await _members.Supported(_epoch);
        byte[][] states = [.. await _members.StateHashes(_epoch), await services.Pool.Run(exchange.Hash, cancellation)];
        var hash = await services.Pool.Run(() => ResultHash.Combine(_observations.Entries, states), cancellation);
        _summary = new RunSummary(hash, start.Scale, start.TerritoryIds, [.. supported.Select(s => s.Organisations)], start.Organisations);
    }

    private async Task Hold(CancellationToken cancellation)
    {
        if (_gate.IsClosed)
        {
            Report(RunPhase.Paused);
            await _gate.Passage.WaitAsync(cancellation);
            Report(RunPhase.Running);
        }
    }

    /// <summary>The territories have taken what they need of the history that the run goes on from, or never will.</summary>
    private void LeaveHistory()
    {
        if (!_leftHistory && _specification?.Continues is { } history)
        {
            _leftHistory = true;
            services.Histories.Leave(history);
        }
    }

    private async Task ReleaseMembers()
    {
        try
        {
            await (_members?.Release() ?? Task.CompletedTask);
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            // What is lost needs no release.
        }
    }

    private void Report(RunPhase phase)
    {
        var seconds = _month == 0 ? 0 : clock.GetElapsedTime(_began).TotalSeconds;
        var rate = seconds > 0 ? _month / seconds : 0;
        _statuses.Add(new RunStatus(phase, _month, _specification!.Scenario.Months, rate, _epoch));
    }

    private static bool IsLoss(Exception exception) =>
        exception is StateLostException or WrongMonthException or ForeignHistoryException or TimeoutException or OrleansException;
}
