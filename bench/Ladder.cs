using System.Diagnostics;
using System.Globalization;
using SseSim.Grains.Compute;
using SseSim.Model.Simulation;

namespace SseSim.Bench;

/// <summary>What a person-month costs from a village to a country, and what a second thread gives: a table in Markdown. Costs are processor time on one thread; the
/// gain of a second one is wall time and wants a machine that does nothing else.</summary>
internal static class Ladder
{
    private const int Smallest = 20_000;
    private const int Desk = 100_000;
    private const int Million = 1_000_000;
    private const int Rounds = 3;
    private const int MonthsOfSmall = 120;

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        int[] sizes = measurement.Residents is { } one ? [Smallest, Desk, one] : [Smallest, Desk, Million];
        // The runtime compiles for seconds, which small economies are over in: for longer, and the fastest round.
        var costs = sizes.Distinct().Select(size => StepCosts.Measure(
            measurement with { Residents = size, Months = size < Million ? Math.Max(MonthsOfSmall, measurement.Months ?? 0) : measurement.Months }, bySteps: false, cancellation, Rounds)).ToArray();
        var desk = costs.Single(c => c.Residents == Desk).InAll;
        Console.WriteLine("| residents | months | ns a person-month, one thread | against 100,000 | KiB allocated a territory and month |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        foreach (var c in costs)
        {
            var all = c.InAll;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {c.Residents:#,0} | {c.Months} | {all:0.0} | {all / desk:0.00} | {c.AllocatedBytes / 1024:#,0} |"));
        }

        var single = Rate(measurement with { Residents = sizes[^1] }, 1, cancellation);
        var several = Rate(measurement with { Residents = sizes[^1] }, measurement.Threads, cancellation);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{sizes[^1]:#,0} residents: {single / 1e6:0.0} million person-months a second on one thread, {several / 1e6:0.0} on {measurement.Threads}: {several / single:0.00} times"));
        return Task.CompletedTask;
    }

    /// <summary>Person-months a second of wall time, the best of some rounds, without the first months of each.</summary>
    private static double Rate(Measurement measurement, int threads, CancellationToken cancellation)
    {
        var (economy, scenario) = measurement.Load();
        var run = Measurement.Run(economy, scenario);
        using var pool = new ComputePool(threads);
        void Each(int count, Action<int> body) => pool.ForEach(count, body, cancellation);
        var settled = SettledEconomy.Prepare(economy, scenario.Residents, run.Key.Seed, run.Parameters, Each);
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (month, began, ended) = (0, 0L, 0L);
            EconomyRun.Run(settled.Start(run.Scenario, run.Key), Each, _ =>
            {
                ended = Stopwatch.GetTimestamp();
                if (++month == StepCosts.WarmUp)
                {
                    began = ended;
                }
            });
            best = Math.Max(best, (double)scenario.Residents * (month - StepCosts.WarmUp) / Stopwatch.GetElapsedTime(began, ended).TotalSeconds);
        }

        return best;
    }
}
