using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Model.Observations;

namespace SseSim.Grains.Runs;

/// <summary>One run as others see it: starts it, pauses and cancels it, tells of it. <see cref="RunEpochs"/> takes it through its months.</summary>
[KeepAlive, HashBasedPlacement]
public sealed class RunGrain(MemberServices services, ISiloStatusOracle cluster, TimeProvider clock) : Grain, IRunGrain
{
    private readonly Journal<RunStatus> _statuses = new();
    private readonly Journal<MonthObservation> _observations = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenSource _parking = new();
    private readonly PauseGate _gate = new();
    private RunEpochs? _epochs;
    private RunFailure? _failure;
    private Task _driving = Task.CompletedTask;

    private RunStatus Status => _statuses.Entries.Count > 0 ? _statuses.Entries[^1] : new RunStatus(RunPhase.Idle, 0, 0, 0, 0);

    public Task Start(RunSpecification specification)
    {
        if (_epochs is null)
        {
            _epochs = new RunEpochs(
                this.GetPrimaryKeyString(), specification, services, GrainFactory, cluster, clock, _gate, _observations, _statuses);
            _driving = Drive(_epochs);
        }

        return Task.CompletedTask;
    }

    public Task<RunOutcome> GetOutcome() => Task.FromResult(new RunOutcome(Status, _epochs?.Summary, _failure));

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

    public Task Checkpoint(CancellationToken cancellation) => _epochs is null || _driving.IsCompleted || !services.Checkpoints.Keeps
        ? Task.CompletedTask : _epochs.WantCheckpoint(cancellation);

    public IAsyncEnumerable<RunStatus> Watch(CancellationToken cancellation) => OfStarted(_statuses).Read(0, cancellation);

    public IAsyncEnumerable<MonthObservation> Observations(int fromMonth, CancellationToken cancellation) =>
        OfStarted(_observations).Read(fromMonth, cancellation);

    public async Task Release()
    {
        await _cancellation.CancelAsync();
        await _driving;
        _epochs?.ForgetHistory();
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _parking.CancelAsync();
        await _driving.WaitAsync(cancellationToken);
    }

    /// <summary>Nothing comes of a run that nobody has started here, as after the loss of its silo: whoever waited for it would wait for ever.</summary>
    private T OfStarted<T>(T journal) => _epochs is null ? throw new StateLostException(0) : journal;

    private async Task Drive(RunEpochs epochs)
    {
        RunPhase? end = RunPhase.Completed;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation.Token, _parking.Token);
        try
        {
            await epochs.Run(stop.Token);
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
            _failure = RunFailure.Of(failure, epochs.Month);
        }

        epochs.LeaveHistory();
        if (end is { } phase)
        {
            await epochs.ReleaseMembers();
            epochs.Report(phase);
        }

        epochs.Written();
        _statuses.Complete();
        _observations.Complete();
        if (end is null && !_parking.IsCancellationRequested)
        {
            DeactivateOnIdle();
        }
    }
}
