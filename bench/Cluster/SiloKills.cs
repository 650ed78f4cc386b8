using System.Diagnostics;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>Many kills of silo processes at random, in checkpoints and commits too: hashes, and what is left in the database.</summary>
internal static class SiloKills
{
    private const int Silos = 3;

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        await using var bench = await ClusterOfBench.StartAsync(Silos);
        using var runs = new RepeatedRuns(bench.Cluster, ClusterOfBench.Run);
        var kills = new Kills(bench.Cluster, runs, new Random(measurement.Seeds));
        var watch = Stopwatch.StartNew();
        Func<TestCluster, Task<Snare>>[] places = [Snare.OfPart, Snare.OfCommit, Snare.OfAnswer];
        for (var round = 0; kills.Count < measurement.Seeds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var kill = (round % 10) switch
            {
                < 3 => kills.InAsync(places[round % 10]),
                9 => kills.AllAtAnyMomentAsync(),
                _ => kills.AtAnyMomentAsync(),
            };
            await kill;
        }

        var outcome = await ClusterOfBench.OutcomeAsync(runs);
        await kills.FullAsync();
        var left = await LeftOvers.FindAsync(bench.Cluster, runs.Done, runs.Done * 2, 480);
        var epochs = await bench.Cluster.CountAsync("SELECT sum(epoch) FROM ssesim_run");
        Console.WriteLine($"{kills.Count} kills in {ClusterOfBench.Seconds(watch.Elapsed)} s, {epochs} epochs of {runs.Done} experiments: {outcome}; left behind: {left ?? "nothing"}");
    }
}
