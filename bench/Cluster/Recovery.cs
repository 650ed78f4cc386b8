using System.Diagnostics;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>How long a run stands still after losses: from the kill to the first checkpoint of a later epoch, a checkpoint every month.</summary>
internal static class Recovery
{
    private const int Silos = 3;

    private static readonly string[] Run = [.. ClusterOfBench.Run[..^1], "1"];

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        await using var bench = await ClusterOfBench.StartAsync(Silos);
        using var runs = new RepeatedRuns(bench.Cluster, Run);
        await RowAsync("the busiest silo killed", bench.Cluster.Living.Count - 1);
        await RowAsync("all killed, others started at once on other ports", 0);
        Console.WriteLine(await ClusterOfBench.OutcomeAsync(runs));

        async Task RowAsync(string what, int survivors)
        {
            var times = new List<TimeSpan>();
            for (var n = 0; n < measurement.Seeds; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                await runs.GoOnAsync();
                await bench.CheckpointAsync();
                times.Add(await LoseAsync(bench, survivors));
            }

            times.Sort();
            Console.WriteLine($"{what}: median {ClusterOfBench.Seconds(times[times.Count / 2])} s, longest {ClusterOfBench.Seconds(times[^1])} s of {times.Count}");
        }
    }

    private static async Task<TimeSpan> LoseAsync(ClusterOfBench bench, int survivors)
    {
        const string epochs = "SELECT coalesce(sum(epoch), 0) FROM ssesim_run";
        var before = await bench.Cluster.CountAsync(epochs);
        var watch = Stopwatch.StartNew();
        var starting = new List<Task>();
        foreach (var silo in bench.Cluster.Living.OrderByDescending(s => s.ProcessorTime).SkipLast(survivors).ToArray())
        {
            silo.Signal("KILL");
            starting.Add(bench.Cluster.AddSiloAsync());
        }

        await bench.Cluster.UntilAsync(epochs, before + 1);
        await bench.CheckpointAsync();
        var time = watch.Elapsed;
        await Task.WhenAll(starting);
        return time;
    }
}
