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

    /// <summary>Runs all runs of an experiment. When <paramref name="cancellation"/> asks for it, the runs end soon and what was finished is
    /// returned.</summary>
    /// <exception cref="AccountsException">An account did not close.</exception>
    /// <exception cref="RunFailedException">A run failed for another reason.</exception>
    public async Task<ExperimentResult> Run(
        ExperimentRequest request, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var experiment = grains.GetGrain<IExperimentGrain>(Guid.NewGuid().ToString("N"));
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
                finished.Add(new RunResult(
                    run.Key, run.Scenario, summary.Scale, summary.TerritoryIds, months, summary.ResultHash, summary.Supported,
                    summary.Organisations));
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
                    : new RunFailedException(run.Key.Run, run.Key.Replicate, failure.Month, failure.Message);
            }
        }

        if (experiment.Fault is { } fault)
        {
            throw new InvalidOperationException($"The experiment broke off: {fault}");
        }
    }
}
