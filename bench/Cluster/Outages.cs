using System.Diagnostics;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>A minute without the database, or without an answer of it or of a silo, in the middle of runs.</summary>
internal static class Outages
{
    private const int Silos = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        await using var bench = await ClusterOfBench.StartAsync(Silos);
        using var runs = new RepeatedRuns(bench.Cluster, ClusterOfBench.Run);
        await RowAsync("the database hangs", () => Done(() => bench.Server.Signal("STOP")), () => Done(() => bench.Server.Signal("CONT")));
        await RowAsync("the database crashes", () => bench.Server.StopAsync("immediate"), bench.Server.StartAsync);
        SiloProcess? frozen = null;
        await RowAsync("the busiest silo hangs", () => Done(() => (frozen = bench.Cluster.Living.MaxBy(s => s.ProcessorTime)!).Signal("STOP")),
            () => Done(() => frozen!.Signal("CONT")));

        async Task RowAsync(string what, Func<Task> begin, Func<Task> end)
        {
            cancellation.ThrowIfCancellationRequested();
            await runs.GoOnAsync();
            await bench.CheckpointAsync();
            await begin();
            await Task.Delay(Minute, cancellation);
            await end();
            var watch = Stopwatch.StartNew();
            var outcome = await ClusterOfBench.OutcomeAsync(runs);
            Console.WriteLine($"{what} for 60 s: {outcome}, {ClusterOfBench.Seconds(watch.Elapsed)} s after that");
        }
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }
}
