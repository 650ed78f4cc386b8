using System.Globalization;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Scenarios;

namespace SseSim.Client.Simulation;

/// <summary>Keeps a run from starting that the machine has no memory for.</summary>
internal static class MemoryGuard
{
    private static readonly int[] Scales = [.. from power in (int[])[1, 10, 100, 1000, 10_000] from step in (int[])[1, 2, 5] select power * step];

    /// <summary>Says what the run will take, and gives the request back; where memory is short, without what only saves time.</summary>
    /// <exception cref="UserError">It takes more than there is.</exception>
    public static ExperimentRequest Admit(Terminal terminal, bool quiet, ResolvedScenario scenario, ExperimentRequest request, int threads)
    {
        // Of the machine, or of the container that the process is in.
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (MemoryEstimate.Of(request, scenario.Residents, threads) > available)
        {
            request = request with { SharesHistory = false };
        }

        var needed = MemoryEstimate.Of(request, scenario.Residents, threads);
        if (needed > available)
        {
            throw UserError.Input(
                $"this run needs about {Size(needed)} of memory and there are {Size(available)}{Suggestion(scenario, request, threads, available)}");
        }

        if (!quiet)
        {
            terminal.Say("console.memory", ("size", Size(needed)));
        }

        return request;
    }

    private static string Suggestion(ResolvedScenario scenario, ExperimentRequest request, int threads, long available)
    {
        var all = scenario.Economy.Population.Residents.Value;
        foreach (var scale in Scales)
        {
            var residents = (long)(all / scale);
            var needed = MemoryEstimate.Of(request, residents, threads);
            if (residents < scenario.Residents && needed <= available)
            {
                return string.Create(CultureInfo.InvariantCulture, $"; --scale 1:{scale} ({residents:N0} residents) takes about {Size(needed)}");
            }
        }

        return "; fewer months or replicates take less";
    }

    private static string Size(long bytes) => bytes < 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / (double)(1 << 20)):0} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");
}
