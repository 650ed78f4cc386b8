using Orleans.Placement;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Runs;

/// <summary>Drives one run. A call that failed has an unknown outcome: the run opens a new epoch, in which every member starts from the last
/// checkpoint, or the settled state where there is none, and goes through the months from there; they come out the same. Calls of an older
/// epoch are refused, by members and by the store.</summary>
[KeepAlive, HashBasedPlacement]
public sealed class RunGrain(MemberServices services, ISiloStatusOracle cluster, TimeProvider clock) : Grain, IRunGrain
{
    private readonly Journal<RunStatus> _statuses = new();
    private readonly Journal<MonthObservation> _observations = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenSource _parking = new();
    private readonly PauseGate _gate = new();
    private readonly RunProgress _progress = new(clock);
    private RunCheckpoints _checkpoints = null!;
    private CheckpointSchedule _schedule = null!;
    private RunHistory? _history;
    private RunSpecification? _specification;
    private RunMembers? _members;
    private RunSummary? _summary;
    private RunFailure? _failure;
    private Task _driving = Task.CompletedTask;
    private TaskCompletionSource? _wanted;
    private int _month;

    private RunStatus Status => _statuses.Entries.Count > 0 ? _statuses.Entries[^1] : new RunStatus(RunPhase.Idle, 0, 0, 0, 0);

    public Task Start(RunSpecification specification)
    {
        if (_specification is null)
        {
            _specification = specification;
            _checkpoints = new RunCheckpoints(services, this.GetPrimaryKeyString());
            _schedule = new CheckpointSchedule(services.Checkpoints.Keeps ? specification.CheckpointMonths : 0, clock);
            _history = new RunHistory(services.Histories, specification);
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

    public Task Checkpoint(CancellationToken cancellation)
    {
        if (_driving.IsCompleted || !services.Checkpoints.Keeps)
        {
            return Task.CompletedTask;
        }

        _schedule.Want();
        _wanted ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _wanted.Task.WaitAsync(cancellation);
    }

    public IAsyncEnumerable<RunStatus> Watch(CancellationToken cancellation) => _statuses.Read(0, cancellation);

    public IAsyncEnumerable<MonthObservation> Observations(int fromMonth, CancellationToken cancellation) =>
        _observations.Read(fromMonth, cancellation);

    public async Task Release()
    {
        await _cancellation.CancelAsync();
        await _driving;
        _history?.Forget();
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _parking.CancelAsync();
        await _driving.WaitAsync(cancellationToken);
    }

    private async Task Drive(RunSpecification specification)
    {
        RunPhase? end = RunPhase.Completed;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation.Token, _parking.Token);
        try
        {
            while (!await TryEpoch(specification, stop.Token))
            {
                await Task.Delay(Losses.Pause(_progress.AttemptsInVain), clock, stop.Token);
            }
        }
        catch (Exception) when (_cancellation.IsCancellationRequested)
        {
            end = RunPhase.Cancelled;
        }
        catch (Exception interrupted) when (_parking.IsCancellationRequested || interrupted is StaleEpochException)
        {
            // This activation leaves, or another has taken the run over: the run goes on elsewhere, and nothing of it may be touched from here.
            end = null;
        }
        catch (Exception failure)
        {
            end = RunPhase.Failed;
            _failure = RunFailure.Of(failure, _month);
        }

        _history?.Leave();
        if (end is { } phase)
        {
            await ReleaseMembers();
            Report(phase);
        }

        Written();
        _statuses.Complete();
        _observations.Complete();
        if (end is null && !_parking.IsCancellationRequested)
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>Whether the run came to its end in a new epoch; false where another is to follow: after a loss, or to spread over silos that joined.</summary>
    private async Task<bool> TryEpoch(RunSpecification specification, CancellationToken cancellation)
    {
        try
        {
            foreach (var notice in await _checkpoints.Open(cancellation))
            {
                Report(RunPhase.Settling, notice);
            }

            return await RunMonths(specification, cancellation);
        }
        catch (Exception lost) when (Losses.IsLoss(lost) && !cancellation.IsCancellationRequested && _progress.MayTryAgain(_month))
        {
            return false;
        }
    }

    private async Task<bool> RunMonths(RunSpecification specification, CancellationToken cancellation)
    {
        _month = 0;
        Report(RunPhase.Settling);
        var restored = await _checkpoints.Restore(notice => Report(RunPhase.Settling, notice), cancellation);
        foreach (var month in restored?.Months.Skip(_observations.Entries.Count) ?? [])
        {
            _observations.Add(month);
        }

        if (restored?.Summary is { } summary)
        {
            (_month, _summary) = (restored.Checkpoint.Month, summary);
            return true;
        }

        var (frame, exchange) = restored is null
            ? await Begin(specification, cancellation)
            : (restored.Frame, await services.Pool.Run(() => specification.From(restored.Frame).Restore(restored.Exchange!), cancellation));
        var past = restored is null ? _history!.Begin(_checkpoints.Epoch, frame.TerritoryCount) : [];
        await InitialiseMembers(past.Count == 0 ? specification with { Continues = null } : specification, frame, restored?.Checkpoint, cancellation);
        _history!.Leave();
        _month = restored?.Checkpoint.Month ?? 0;
        _progress.Begin(_month);
        _schedule.Restart(_month);
        if (!await Months(specification, frame, exchange, past, cancellation))
        {
            await ReleaseMembers();
            return false;
        }

        var supported = await _members!.Supported(_checkpoints.Epoch);
        byte[][] states = [.. await _members.StateHashes(_checkpoints.Epoch), await services.Pool.Run(exchange.Hash, cancellation)];
        var hash = await services.Pool.Run(() => ResultHash.Combine(_observations.Entries, states), cancellation);
        var told = await _members.Stories(_checkpoints.Epoch, specification.Key.Roster);
        var result = new RunSummary(hash, frame.Scale, frame.TerritoryIds, [.. supported.Select(s => s.Organisations)], frame.Organisations)
        {
            RulesHeld = exchange.RulesHeld(),
            Stories = [.. told.SelectMany(t => t.Stories)], Rosters = [.. told.Select(t => t.Roster).OfType<Roster>()],
        };
        if (_schedule.KeepsEnd)
        {
            await Stored(() => _checkpoints.WriteEnd(result, frame, _observations.Entries, cancellation));
        }

        _summary = result;
        return true;
    }

    private async Task<(RunFrame Frame, Exchange Exchange)> Begin(RunSpecification specification, CancellationToken cancellation)
    {
        var start = await services.Settled.Start(specification, cancellation);
        return (start.Frame, await services.Pool.Run(start.CreateExchange, cancellation));
    }

    private async Task InitialiseMembers(RunSpecification specification, RunFrame frame, Checkpoint? from, CancellationToken cancellation)
    {
        _members = RunMembers.Of(GrainFactory, this.GetPrimaryKeyString(), frame);
        try
        {
            await _members.Initialise(_checkpoints.Epoch, specification, from, cancellation);
        }
        catch (DamagedCheckpointException damage) when (from is not null)
        {
            Report(RunPhase.Settling, await _checkpoints.PassOver(from, damage, cancellation));
            throw;
        }
    }

    /// <summary>Goes through the months; false where the run stopped after a checkpoint because silos have joined that have no part of it.</summary>
    private async Task<bool> Months(
        RunSpecification specification, RunFrame frame, Exchange exchange, IReadOnlyList<HistoryMonth> past, CancellationToken cancellation)
    {
        var silos = Silos();
        var barriers = new MonthlyBarriers(_members!, exchange, services, _checkpoints.Epoch, specification.Keeps, specification.LargestFirst(), past);
        while (_month < specification.Scenario.Months)
        {
            await Hold(cancellation);
            cancellation.ThrowIfCancellationRequested();
            var began = clock.GetTimestamp();
            using var activity = RunTelemetry.StartMonth(this.GetPrimaryKeyString(), _month);
            var observation = await barriers.Next(_month, cancellation);
            RunTelemetry.MonthDone(clock.GetElapsedTime(began));
            if (_month == _observations.Entries.Count)
            {
                _observations.Add(observation);
            }

            _month++;
            Report(RunPhase.Running);
            // Where territories are ahead, at the end of a common history, there is no one month to write.
            if (_month < specification.Scenario.Months && _month >= past.Count && _schedule.IsDue(_month))
            {
                var stored = await Stored(() => _checkpoints.Write(_members!, exchange, frame, _observations.Entries, _month, cancellation));
                if (stored && specification.Home is null && !Silos().IsSubsetOf(silos))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private HashSet<SiloAddress> Silos() => [.. cluster.GetApproximateSiloStatuses(onlyActive: true).Keys];

    /// <summary>Writes to the store. A run can do without, so that a store that cannot be written to is said and no more.</summary>
    private async Task<bool> Stored(Func<Task> write)
    {
        var began = clock.GetTimestamp();
        var stored = true;
        using var activity = RunTelemetry.StartCheckpoint(this.GetPrimaryKeyString(), _month);
        try
        {
            await write();
        }
        catch (StorageException unwritten)
        {
            Report(RunPhase.Running, $"no checkpoint after month {_month}: {unwritten.Message}");
            stored = false;
        }

        _schedule.Done(_month, clock.GetElapsedTime(began));
        RunTelemetry.CheckpointWritten(clock.GetElapsedTime(began));
        Written();
        return stored;
    }

    /// <summary>Tells whoever waits for a checkpoint.</summary>
    private void Written()
    {
        _wanted?.TrySetResult();
        _wanted = null;
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

    private async Task ReleaseMembers()
    {
        try
        {
            await (_members?.Release() ?? Task.CompletedTask);
        }
        catch (Exception lost) when (Losses.IsLoss(lost))
        {
            // What is lost needs no release.
        }
    }

    private void Report(RunPhase phase, string? notice = null) => _statuses.Add(new RunStatus(
        phase, _month, _specification!.Scenario.Months, _progress.MonthsPerSecond(_month), _checkpoints.Epoch, notice));
}
