using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Model.Accounts;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Experiments;

/// <summary>Runs experiments on a silo, be it in this process or in a cluster.</summary>
public sealed class ExperimentClient(IGrainFactory grains)
{
    // An observation is some ten kilobytes a territory: a few together stay well below the size of a message.
    private const int ObservationsPerMessage = 4;
    private const int StepsPerMessage = 32;
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs all runs of an experiment and lets go of it. When <paramref name="cancellation"/> asks for it, the runs end soon and what was
    /// finished is returned.</summary>
    /// <exception cref="AccountsException">An account did not close.</exception>
    /// <exception cref="RunFailedException">A run failed for another reason.</exception>
    public async Task<ExperimentResult> Run(
        string id, ExperimentRequest request, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var experiment = grains.GetGrain<IExperimentGrain>(id);
        await experiment.Start(request);
        try
        {
            await using (cancellation.Register(() => experiment.Cancel().Ignore()))
            {
                await foreach (var step in experiment.Watch(CancellationToken.None).WithBatchSize(StepsPerMessage))
                {
                    progress?.Report(step);
                }
            }

            return await Collect(request, await experiment.GetRuns());
        }
        finally
        {
            await experiment.Release();
        }
    }

    /// <summary>Silos that are there.</summary>
    public Task<int> CountSilos(CancellationToken cancellation) => ActiveSilos.Count(grains, cancellation);

    /// <summary>Begins an experiment of a cluster and returns: it goes on whether or not anybody follows it.</summary>
    public Task Start(string id, ExperimentRequest request) =>
        Losses.Persistently(() => grains.GetGrain<IExperimentGrain>(id).Start(request), CancellationToken.None);

    /// <summary>Lets go of an experiment of a cluster: what goes on is cancelled, and its grains leave memory.</summary>
    public Task Release(string id) => grains.GetGrain<IExperimentGrain>(id).Release();

    /// <summary>Follows an experiment of a cluster to its end, through the loss of silos. Cancelling stops following and nothing else.</summary>
    /// <exception cref="AccountsException">An account did not close.</exception>
    /// <exception cref="RunFailedException">A run failed for another reason.</exception>
    public async Task<ExperimentResult> Follow(
        string id, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var experiment = grains.GetGrain<IExperimentGrain>(id);
        while (true)
        {
            await FollowToEnd(experiment, progress, cancellation);
            if (await Losses.Persistently(() => CollectIfOver(request, experiment), cancellation) is { } result)
            {
                return result;
            }
        }
    }

    private static async Task FollowToEnd(IExperimentGrain experiment, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        for (var (next, isOver) = (0, false); !isOver;)
        {
            var page = await Losses.Persistently(() => experiment.GetProgress(next), cancellation);
            foreach (var step in page.Steps)
            {
                progress?.Report(step);
            }

            (next, isOver) = (page.Next, page.IsOver);
            if (page.Steps.Count == 0 && !isOver)
            {
                await Task.Delay(BetweenPolls, cancellation);
            }
        }
    }

    /// <summary>What came of an experiment; null where its silo was lost since its end, so that it is being taken up elsewhere.</summary>
    private async Task<ExperimentResult?> CollectIfOver(ExperimentRequest request, IExperimentGrain experiment) =>
        await experiment.GetRuns() is { IsOver: true } runs ? await Collect(request, runs) : null;

    private async Task<ExperimentResult> Collect(ExperimentRequest request, ExperimentRuns experiment)
    {
        ThrowIfFailed(experiment);
        var finished = new List<RunResult>();
        var unfinished = new List<UnfinishedRun>();
        foreach (var run in experiment.Runs)
        {
            var months = new List<MonthObservation>();
            var observations = grains.GetGrain<IRunGrain>(run.Id).Observations(0, CancellationToken.None);
            await foreach (var month in observations.WithBatchSize(ObservationsPerMessage))
            {
                months.Add(month);
            }

            if (run.Outcome.Summary is { } summary)
            {
                // The silo of the run's grain left while they were read.
                if (months.Count < run.Scenario.Months)
                {
                    throw new StateLostException(run.Outcome.Status.Epoch);
                }

                finished.Add(new RunResult(
                    run.Key, run.Scenario, summary.Scale, summary.TerritoryIds, months, summary.ResultHash, summary.Supported,
                    summary.Organisations) { Stories = summary.Stories, Rosters = summary.Rosters, RulesHeld = summary.RulesHeld, PoliciesMet = summary.PoliciesMet });
            }
            else
            {
                unfinished.Add(new UnfinishedRun(run.Key, months));
            }
        }

        var expected = request.Seeds.Count * (request.Reference is null ? 1 : 2);
        return new ExperimentResult(finished, unfinished, finished.Count == expected);
    }

    private static void ThrowIfFailed(ExperimentRuns experiment)
    {
        foreach (var run in experiment.Runs)
        {
            if (run.Outcome.Failure is { } failure)
            {
                throw failure.Accounts is { } open
                    ? new AccountsException(open.Month, open.Account, open.Difference)
                    : failure.Intervention is { } intervention ? new InterventionTargetException(intervention, failure.Message)
                    : new RunFailedException(run.Key.Run, run.Key.Replicate, failure.Month, failure.Message);
            }
        }

        if (experiment.Fault is { } fault)
        {
            throw new InvalidOperationException($"The experiment broke off: {fault}");
        }
    }
}
