using System.Diagnostics;
using System.Globalization;
using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>How many residents are stepped through a month in a second: by the model alone and by grains, in one process, months only.</summary>
internal static class Throughput
{
    private const int Rounds = 3;

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = measurement.Load();
        var run = Measurement.Run(economy, scenario);
        var starting = Stopwatch.StartNew();
        await using var silo = await EmbeddedSilo.StartAsync(measurement.Threads, cancellation: cancellation);
        var started = starting.Elapsed;
        using var pool = new ComputePool(measurement.Threads);
        void Each(int count, Action<int> body) => pool.ForEach(count, body, cancellation);

        var settling = Stopwatch.StartNew();
        var settled = SettledEconomy.Prepare(economy, scenario.Residents, run.Key.Seed, run.Parameters, Each);
        Console.WriteLine(
            $"{economy.Economy}, {scenario.Residents} residents, {settled.TerritoryCount} territories, {scenario.Months} months, "
            + $"{measurement.Threads} threads; silo started in {Seconds(started.TotalSeconds)} s, "
            + $"economy settled in {Seconds(settling.Elapsed.TotalSeconds)} s");

        double bare = 0, grains = 0;
        var personMonths = (double)scenario.Residents * scenario.Months;
        for (var round = 0; round < Rounds; round++)
        {
            // The best of a few rounds: whatever else the machine does only makes a round slower.
            bare = Math.Max(bare, personMonths / RunBare(settled, run, Each));
            grains = Math.Max(grains, personMonths / await RunGrains(silo, run, $"round-{round}"));
        }

        Console.WriteLine($"bare loop       {Rate(bare)} person-months a second");
        Console.WriteLine($"through grains  {Rate(grains)} person-months a second");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio           {grains / bare:0.000}"));
    }

    /// <summary>Seconds that the months take.</summary>
    private static double RunBare(SettledEconomy settled, RunSpecification run, ForEach each)
    {
        var watch = new Stopwatch();
        var start = settled.Start(run.Scenario, run.Key);
        var last = TimeSpan.Zero;
        watch.Start();
        EconomyRun.Run(start, each, _ => last = watch.Elapsed);
        return last.TotalSeconds;
    }

    /// <summary>The same through a run grain, which counts from its first month.</summary>
    private static async Task<double> RunGrains(EmbeddedSilo silo, RunSpecification specification, string id)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(specification);
        RunStatus? last = null;
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            last = status.Phase == RunPhase.Running ? status : last;
        }

        var outcome = await run.GetOutcome();
        await run.Release();
        return outcome.Failure is { } failure
            ? throw new RunFailedException(specification.Key.Run, 0, failure.Month, failure.Message)
            : last!.Month / last.MonthsPerSecond;
    }

    private static string Rate(double rate) => rate.ToString("#,0", CultureInfo.InvariantCulture).PadLeft(14);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
