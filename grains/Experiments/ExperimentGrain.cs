using Orleans.Placement;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Experiments;

/// <summary>Starts runs, follows them, and gives a reference run the list of organisations that its policy run reached. In a cluster it is kept in
/// a registry: activated again after its silo was lost, it goes on, and runs that are over give their results without being computed again.</summary>
[KeepAlive, HashBasedPlacement]
public sealed class ExperimentGrain(ComputePool pool, IExperimentRegistry registry) : Grain, IExperimentGrain
{
    /// <summary>Residents up to which a run fits one silo (assumed: some 400 bytes each with their organisations, and a silo with 1 GB for a
    /// run). Such runs are placed whole where there are enough of them to keep every silo busy.</summary>
    private const int WholeRunResidents = 2_000_000;

    /// <summary>How long the results of an experiment stay in memory for those who watch it; then they are read from the registry's store.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(10);

    /// <summary>How soon an experiment ends that was cancelled in the registry, whether or not its silo could be reached then.</summary>
    private static readonly TimeSpan Heeding = TimeSpan.FromSeconds(2);

    private readonly Journal<ExperimentProgress> _progress = new();
    private readonly SortedDictionary<(int Replicate, bool IsReference), ExperimentRun> _runs = [];
    private readonly Dictionary<string, RunSpecification> _specifications = [];
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenSource _parking = new();
    private ExperimentRequest? _request;
    private Task _conducting = Task.CompletedTask;
    private string? _fault;
    private bool _isOver;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await registry.Find(this.GetPrimaryKeyString(), cancellationToken) is not { } kept)
        {
            return;
        }

        _request = kept.Request;
        if (kept.Entry.State is ExperimentState.Cancelled or ExperimentState.Failed)
        {
            (_fault, _isOver) = (kept.Entry.Fault, true);
            _progress.Complete();
            return;
        }

        _conducting = Conduct(kept.Request);
    }

    public async Task Start(ExperimentRequest request)
    {
        if (_request is null)
        {
            await registry.Register(this.GetPrimaryKeyString(), request, CancellationToken.None);
            _request = request;
            _conducting = Conduct(request);
        }
    }

    public Task Ensure() => Task.CompletedTask;

    public Task<ExperimentRequest?> GetRequest() => Task.FromResult(_request);

    public IAsyncEnumerable<ExperimentProgress> Watch(CancellationToken cancellation) => _progress.Read(0, cancellation);

    public Task<ProgressPage> GetProgress(int from)
    {
        const int most = 1000;
        var known = _progress.Entries;
        var first = from <= known.Count ? from : 0;
        var steps = known.Skip(first).Take(most).ToArray();
        return Task.FromResult(new ProgressPage(steps, first + steps.Length, _isOver && first + steps.Length == known.Count));
    }

    public async Task Cancel()
    {
        // Noted first: it must not begin again where this silo is lost now.
        await registry.End(this.GetPrimaryKeyString(), ExperimentState.Cancelled, null, CancellationToken.None);
        await _cancellation.CancelAsync();
    }

    public Task Checkpoint(CancellationToken cancellation) => Task.WhenAll(_runs.Values.Where(run => !run.Outcome.Status.IsOver)
        .Select(run => GrainFactory.GetGrain<IRunGrain>(run.Id).Checkpoint(cancellation)));

    public async Task<ExperimentRuns> GetRuns()
    {
        ExperimentRun[] runs = [.. _runs.Values];
        if (_isOver)
        {
            await Task.WhenAll(runs.Where(run => run.Outcome.Summary is not null).Select(Recall));
        }

        return new ExperimentRuns(runs, _fault, _isOver);
    }

    public async Task Release()
    {
        await _cancellation.CancelAsync();
        await _conducting;
        await Task.WhenAll(_runs.Values.Select(run => GrainFactory.GetGrain<IRunGrain>(run.Id).Release()));
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _parking.CancelAsync();
        await _conducting.WaitAsync(cancellationToken);
    }

    private async Task Conduct(ExperimentRequest request)
    {
        using var heeding = this.RegisterGrainTimer(HeedRegistry, new GrainTimerCreationOptions(Heeding, Heeding) { Interleave = true });
        try
        {
            var silos = await ActiveSilos.Count(GrainFactory, _parking.Token);
            using var places = new SemaphoreSlim(Math.Max(1, request.Concurrency ?? pool.Threads * silos));
            var fits = silos > 1 && request.Scenario.Residents <= WholeRunResidents;
            var first = fits ? request.Home ?? (request.Seeds.Count >= silos ? 0 : null) : null;
            await Task.WhenAll(Enumerable.Range(0, request.Seeds.Count).Select(replicate => Replicate(request, replicate, first + replicate, places)));
        }
        catch (Exception) when (_parking.IsCancellationRequested)
        {
            // It goes on elsewhere.
            _progress.Complete();
            return;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // What is over is kept; the rest was told to end.
        }
        catch (Exception fault)
        {
            _fault = fault.Message;
        }

        await End();
        _isOver = true;
        _progress.Complete();
        this.RegisterGrainTimer(_ => Release(), new GrainTimerCreationOptions(Linger, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private async Task HeedRegistry(CancellationToken cancellation)
    {
        try
        {
            if (await registry.IsCancelled(this.GetPrimaryKeyString(), cancellation))
            {
                await _cancellation.CancelAsync();
            }
        }
        catch (Exception away) when (away is StorageException or OperationCanceledException)
        {
            // It is asked again, or is over.
        }
    }

    private async Task End()
    {
        var failure = _runs.Values.Select(run => run.Outcome.Failure).FirstOrDefault(f => f is not null);
        var fault = _fault ?? failure?.Message;
        var state = fault is not null ? ExperimentState.Failed : _cancellation.IsCancellationRequested ? ExperimentState.Cancelled : ExperimentState.Completed;
        try
        {
            await registry.End(this.GetPrimaryKeyString(), state, fault, CancellationToken.None);
        }
        catch (StorageException unwritten)
        {
            // It is seen as running, and ends again when it is activated next.
            _fault ??= unwritten.Message;
        }
    }

    private async Task Replicate(ExperimentRequest request, int replicate, int? home, SemaphoreSlim places)
    {
        await places.WaitAsync(_cancellation.Token);
        try
        {
            var history = HistoryOf(request, replicate);
            var policy = await Follow(request, replicate, request.Scenario, request.Scenario.Scenario, isReference: false, home, [], history);
            if (request.Reference is { } reference && policy.Summary is { } summary)
            {
                _cancellation.Token.ThrowIfCancellationRequested();
                await Follow(
                    request, replicate, reference, ExperimentRequest.ReferenceName, isReference: true, home, summary.Supported, history);
            }
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Lets a finished run have its observations for those who ask: where its silo was lost since its end, it takes them from the store.</summary>
    private async Task Recall(ExperimentRun run)
    {
        var grain = GrainFactory.GetGrain<IRunGrain>(run.Id);
        if ((await grain.GetOutcome()).Status.Phase == RunPhase.Idle)
        {
            await grain.Start(_specifications[run.Id]);
        }
    }

    /// <summary>Starts a run and follows it to its end, wherever its grain is. One that fails ends the experiment.</summary>
    private async Task<RunOutcome> Follow(
        ExperimentRequest request, int replicate, CompiledScenario scenario, string name, bool isReference, int? home,
        IReadOnlyList<IReadOnlyList<SupportedOrganisation>> watch, CommonHistory? history)
    {
        var number = request.FirstReplicate + replicate;
        var key = new RunKey(name, number, request.Seeds[replicate], watch) { Follow = request.Follow, Roster = request.Roster };
        var id = $"{this.GetPrimaryKeyString()}/{number}/{name}";
        var run = GrainFactory.GetGrain<IRunGrain>(id);
        var specification = new RunSpecification
        {
            Economy = request.Economy, Scenario = scenario, Parameters = request.ParametersByReplicate?[replicate] ?? request.Parameters, Key = key,
            Home = home, Keeps = isReference ? null : history, Continues = isReference ? history : null,
            BreakTransferInMonth = request.BreakTransferInMonth, CheckpointMonths = request.CheckpointMonths,
        };
        _specifications[id] = specification;
        RunOutcome outcome;
        await using (_cancellation.Token.Register(() => run.Cancel().Ignore()))
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await run.Start(specification);
                    _runs[(replicate, isReference)] = new ExperimentRun(id, key, scenario, await run.GetOutcome());
                    await foreach (var status in run.Watch(_parking.Token).WithBatchSize(1))
                    {
                        attempt = 1;
                        Report(key, status);
                    }

                    outcome = await run.GetOutcome();
                    if (outcome.Status.IsOver)
                    {
                        break;
                    }
                }
                catch (Exception lost) when (Losses.IsLoss(lost) && !_parking.IsCancellationRequested)
                {
                    // The silo of the run grain: the run starts on another, from its last checkpoint.
                }

                // A run that is told to end while its silo is lost is told again.
                _parking.Token.ThrowIfCancellationRequested();
                await Task.Delay(Losses.Pause(attempt), _parking.Token);
                if (_cancellation.IsCancellationRequested)
                {
                    run.Cancel().Ignore();
                }
            }
        }

        _runs[(replicate, isReference)] = new ExperimentRun(id, key, scenario, outcome);
        Report(key, outcome.Status);
        if (outcome.Failure is not null)
        {
            await _cancellation.CancelAsync();
        }

        return outcome;
    }

    /// <summary>The months that a replicate's policy run and its reference have in common; null where there are none.</summary>
    private CommonHistory? HistoryOf(ExperimentRequest request, int replicate)
    {
        var months = request is { SharesHistory: true, Reference: { } reference } ? request.Scenario.MonthsSharedWith(reference) : 0;
        return months > 0 ? new CommonHistory($"{this.GetPrimaryKeyString()}/{replicate}", [months]) : null;
    }

    private void Report(RunKey key, RunStatus status)
    {
        var runs = _request!.Seeds.Count * (_request.Reference is null ? 1 : 2);
        var over = _runs.Values.Count(run => run.Outcome.Status.IsOver);
        _progress.Add(new ExperimentProgress(
            key.Run, key.Replicate, status.Phase, status.Month, status.Months, status.MonthsPerSecond, over, runs, status.Notice));
    }
}
