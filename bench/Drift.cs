using System.Globalization;
using SseSim.Analysis.Economies;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>What settled economies without policies look like in their first year and ten years on, seed by seed: they should stand still.</summary>
internal static class Drift
{
    private const int DefaultMonths = 120;
    private const int MonthsInYear = 12;

    /// <summary>One figure of a month; a relative one's change is told in per cent of the start, otherwise in points.</summary>
    private sealed record Row(string Label, bool Relative, Func<IndicatorContext, double> Value);

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = (measurement with
        {
            // A scenario is written for its own economy: another one is run by itself.
            ScenarioName = measurement.EconomyName is null ? measurement.ScenarioName : "reference",
            Months = measurement.Months ?? DefaultMonths,
        }).Load();
        await using var silo = await EmbeddedSilo.StartAsync(measurement.Threads, cancellation: cancellation);
        var request = Measurement.Experiment(economy, scenario.WithoutPolicies(), measurement.Seeds, withReference: false);
        var result = await silo.RunAsync(request, cancellation: cancellation);
        Targets(economy, result.Runs);
        var nations = result.Runs
            .Select(run => run.Months.Select(month => new IndicatorContext(month.Nation(), run.Scale, IsNation: true, [])).ToArray()).ToArray();

        var months = Math.Min(MonthsInYear, nations[0].Length);
        Console.WriteLine($"{economy.Economy}, {scenario.Residents} residents, {nations[0].Length} months, {measurement.Seeds} seeds; "
            + $"by seed: mean of the first {months} months and change to the last {months}");
        foreach (var row in Rows())
        {
            var starts = nations.Select(nation => nation.Take(months).Average(row.Value)).ToArray();
            var changes = nations.Select((nation, seed) => nation.TakeLast(months).Average(row.Value) is var end && row.Relative
                ? 100 * (end / starts[seed] - 1) : end - starts[seed]);
            Console.WriteLine(row.Label.PadRight(42) + string.Concat(starts.Zip(changes).Select(seed => string.Create(
                CultureInfo.InvariantCulture, $"{seed.First,14:#,0.00}{seed.Second,8:+0.00;-0.00;0.00} {(row.Relative ? "%" : "pt")}"))));
        }

        Moved("organisations", months, result.Runs, Measures.Entities.SumOf);
        Moved("jobs", months, result.Runs, Measures.Jobs.SumOf);
    }

    /// <summary>What has moved between territories, seed by seed: half the sum of the absolute changes of their shares in the nation.</summary>
    private static void Moved(string what, int months, IReadOnlyList<RunResult> runs, Func<long[], long> count)
    {
        Console.WriteLine($"{what} that moved to other territories, %".PadRight(42) + string.Concat(runs.Select(run =>
        {
            var (first, last) = (Shares(run.Months.Take(months)), Shares(run.Months.TakeLast(months)));
            return string.Create(CultureInfo.InvariantCulture, $"{50 * first.Zip(last, (a, b) => Math.Abs(a - b)).Sum(),14:0.00}{"",11}");
        })));

        double[] Shares(IEnumerable<MonthObservation> observed)
        {
            var counts = observed.Select(month => month.Territories.Select(t => (double)count(t.ToArray())).ToArray()).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
            return [.. counts.Select(c => c / counts.Sum())];
        }
    }

    /// <summary>The first month, of sums of a year the first year, beside the economy file's targets, in per cent (of rates in points): the mean, and seed by seed.</summary>
    private static void Targets(EconomyDefinition economy, IReadOnlyList<RunResult> runs)
    {
        var bySeed = runs.Select(run => EconomyTargets.Compare(economy, run)).ToArray();
        var missed = bySeed.SelectMany(rows => MissedTargets.Of(rows).Select(row => (row.Group, row.Label))).ToHashSet();
        Console.WriteLine($"first month (sums of a year: first year), deviation from the targets of the file (* off by more than a sample explains): mean of {runs.Count} seeds, then by seed");
        for (var row = 0; row < bySeed[0].Count; row++)
        {
            var (group, label) = (bySeed[0][row].Group, bySeed[0][row].Label);
            if (group != EconomyTargets.ByTerritory)
            {
                var deviations = bySeed.Select(rows => rows[row].Deviation ?? 0).ToArray();
                Console.WriteLine($"{(missed.Contains((group, label)) ? "* " : "  ")}{label}".PadRight(42)
                    + string.Concat(deviations.Prepend(deviations.Average()).Select(d => d.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture).PadLeft(9))));
            }
        }
    }

    private static IEnumerable<Row> Rows()
    {
        yield return new("unemployment rate, %", Relative: false, c => Total("economy.unemployment-rate", c));
        yield return new("SSE share of paid employment, %", Relative: false, c => Total("sse.employment-share", c));
        yield return new("SSE paid employment", Relative: true, c => Total("sse.employment", c));
        yield return new("SSE entities", Relative: true, c => Total("sse.entities", c));
        yield return new("organisations", Relative: true, c => Total("economy.organisations", c));
        yield return new("employment", Relative: true, c => Total("economy.employment", c));
        yield return new("household deposits / yearly GDP, %", Relative: true, c => 100 * c.Money(Measures.HouseholdDeposits.At())
            / (MonthsInYear * Total("economy.gdp", c)));
        foreach (var (name, sector) in Classification.Sectors.Select((name, sector) => (name, sector)))
        {
            yield return new($"share of jobs, {name}, %", Relative: true,
                c => 100 * JobsIn(c, sector) / Enumerable.Range(0, Classification.SectorCount).Sum(s => JobsIn(c, s)));
        }
    }

    private static double Total(string indicator, IndicatorContext context) =>
        IndicatorCatalog.Find(indicator)!.Total(context) ?? double.NaN;

    private static double JobsIn(IndicatorContext context, int sector) =>
        Enumerable.Range(0, Classification.SexCount).Sum(sex => context[Measures.SectorJobs.At(sector, sex)]);
}
