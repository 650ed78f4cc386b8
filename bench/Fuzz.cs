using System.Diagnostics;
using System.Globalization;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;
using SseSim.Scenarios;
using SseSim.Scenarios.Describing;
using SseSim.Scenarios.Tests.Fuzz;

namespace SseSim.Bench;

/// <summary>Random scenario files, the same that the tests draw, in larger numbers and against the clock: damaged ones are read or refused with
/// a place; valid ones are read, explained, compiled and run for a year.</summary>
internal static class Fuzz
{
    private const int Residents = 1250;

    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        // As many files as there are seeds.
        var (first, files) = (measurement.First, measurement.Seeds);
        var economy = EconomyLoader.Load("island").Economy!;
        var settled = SettledEconomy.Prepare(economy, Residents, 1, new ModelParameters(), EconomyRun.Sequentially);
        var environment = ScenarioEnvironment.Discover();
        var (refused, slowest, largest) = (0, TimeSpan.Zero, 0L);
        for (var n = first; n < first + files && !cancellation.IsCancellationRequested; n++)
        {
            var text = Mutation.Of((ulong)n);
            var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var loaded = ScenarioLoader.LoadText(text, [], environment);
            if (loaded.Scenario is { } scenario)
            {
                _ = ScenarioExplainer.Explain(scenario);
            }
            else if (!loaded.Diagnostics.Any(d => d is { Severity: Severity.Error, Line: > 0 }))
            {
                throw new InvalidDataException($"damaged file {n} is refused without a place:\n{string.Join('\n', loaded.Diagnostics)}\n{text}");
            }

            refused += loaded.HasErrors ? 1 : 0;
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{files} damaged files: {refused} refused with a place, slowest {slowest.TotalMilliseconds:0} ms, most memory allocated {largest / 1e6:0.0} MB"));

        var watch = Stopwatch.StartNew();
        for (var n = first; n < first + files && !cancellation.IsCancellationRequested; n++)
        {
            RunYear(RandomScenario.Of((ulong)n), settled, environment, n);
            if ((n + 1) % 500 == 0 || n + 1 == first + files)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{n + 1 - first} valid files read, explained, compiled, run for a year in {watch.Elapsed.TotalSeconds:0} s"));
            }
        }

        return Task.CompletedTask;
    }

    private static void RunYear(string text, SettledEconomy settled, ScenarioEnvironment environment, int n)
    {
        var loaded = ScenarioLoader.LoadText(text.Replace("scenario: my\n", "scenario: scenario\n", StringComparison.Ordinal), [], environment);
        if (loaded.Scenario is not { } scenario)
        {
            throw new InvalidDataException($"valid file {n} is refused:\n{string.Join('\n', loaded.Diagnostics)}\n{text}");
        }

        _ = ScenarioExplainer.Explain(scenario);
        // Throws where an account does not close.
        try
        {
            EconomyRun.Run(settled.Start(scenario.Compile(), new RunKey("fuzz", 0, 1, [])), EconomyRun.Sequentially);
        }
        catch (InterventionTargetException)
        {
            // An identity made up is nobody's: refused before the first month.
        }
    }
}
