using SseSim.Grains.Experiments;
using SseSim.Model.Simulation;

namespace SseSim.Client.Simulation;

/// <summary>What of a cancelled experiment can be kept as if no more had been asked for.</summary>
internal static class FinishedReplicates
{
    /// <summary>The runs of the replicates before the first unfinished one: exactly those that so many replicates give.</summary>
    /// <param name="result">What came of the experiment.</param>
    /// <param name="runsPerReplicate">2 with a reference, otherwise 1.</param>
    public static (int Replicates, IReadOnlyList<RunResult> Runs) Of(ExperimentResult result, int runsPerReplicate)
    {
        var byReplicate = result.Runs.ToLookup(r => r.Key.Replicate);
        var whole = 0;
        while (byReplicate[whole].Count() == runsPerReplicate)
        {
            whole++;
        }

        return (whole, [.. result.Runs.Where(r => r.Key.Replicate < whole)]);
    }
}
