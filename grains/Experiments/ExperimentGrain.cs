using Orleans.Placement;
using SseSim.Grains.Compute;
using SseSim.Grains.Runs;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Experiments;

/// <summary>Starts runs, follows them, and gives a reference run the list of organisations that its policy run reached.</summary>
[KeepAlive, HashBasedPlacement]
public sealed class ExperimentGrain(ComputePool pool) : Grain, IExperimentGrain
{
    private readonly Journal<ExperimentProgress> _progress = new();
    private readonly SortedDictionary<(int Replicate, bool IsReference), ExperimentRun> _runs = [];
    private readonly CancellationTokenSource _cancellation = new();
    private ExperimentRequest? _request;
    private Task _conducting = Task.CompletedTask;
    private string? _fault;

    public Task Start(ExperimentRequest request)
    {
        if (_request is null)
        {
            _request = request;
            _conducting = Conduct(request);
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ExperimentProgress> Watch(CancellationToken cancellation) => _progress.Read(0, cancellation);

    public Task Cancel() => _cancellation.CancelAsync();

    public Task<ExperimentRuns> GetRuns() => Task.FromResult(new ExperimentRuns([.. _runs.Values], _fault));

    public async Task Release()
    {
        await _cancellation.CancelAsync();
        await _conducting;
        await Task.WhenAll(_runs.Values.Select(run => GrainFactory.GetGrain<IRunGrain>(run.Id).Release()));
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _cancellation.CancelAsync();
        await _conducting.WaitAsync(cancellationToken);
    }

    private async Task Conduct(ExperimentRequest request)
    {
        try
        {
            using var places = new SemaphoreSlim(Math.Max(1, request.Concurrency ?? pool.Threads));
            await Task.WhenAll(Enumerable.Range(0, request.Seeds.Count).Select(replicate => Replicate(request, replicate, places)));
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // What is over is kept; the rest was told to end.
        }
        catch (Exception fault)
        {
            _fault = fault.Message;
        }

        _progress.Complete();
    }

    private async Task Replicate(ExperimentRequest request, int replicate, SemaphoreSlim places)
    {
        await places.WaitAsync(_cancellation.Token);
        try
        {
            var history = HistoryOf(request, replicate);
            var policy = await Follow(request, replicate, request.Scenario, request.Scenario.Scenario, isReference: false, [], history);
            if (request.Reference is { } reference && policy.Summary is { } summary)
            {
                _cancellation.Token.ThrowIfCancellationRequested();
                await Follow(request, replicate, reference, ExperimentRequest.ReferenceName, isReference: true, summary.Supported, history);
            }
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Starts a run and follows it to its end. One that fails ends the experiment.</summary>
    private async Task<RunOutcome> Follow(
        ExperimentRequest request, int replicate, CompiledScenario scenario, string name, bool isReference,
        IReadOnlyList<IReadOnlyList<SupportedOrganisation>> watch, CommonHistory? history)
    {
        var key = new RunKey(name, replicate, request.Seeds[replicate], watch);
        var id = $"{this.GetPrimaryKeyString()}/{replicate}/{name}";
        var run = GrainFactory.GetGrain<IRunGrain>(id);
        var specification = new RunSpecification
        {
            Economy = request.Economy, Scenario = scenario, Parameters = request.ParametersByReplicate?[replicate] ?? request.Parameters, Key = key,
            Keeps = isReference ? null : history, Continues = isReference ? history : null,
            BreakTransferInMonth = request.BreakTransferInMonth,
        };
        await run.Start(specification);
        var outcome = await run.GetOutcome();
        _runs[(replicate, isReference)] = new ExperimentRun(id, key, scenario, outcome);
        await using (_cancellation.Token.Register(() => run.Cancel().Ignore()))
        {
            await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
            {
                Report(key, status);
            }
        }

        outcome = await run.GetOutcome();
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
            key.Run, key.Replicate, status.Phase, status.Month, status.Months, status.MonthsPerSecond, over, runs));
    }
}
