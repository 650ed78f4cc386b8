using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>What a settled economy without policies looks like in its first year and ten years on: it should stand still.</summary>
internal static class Drift
{
    private const int DefaultMonths = 120;
    private const int MonthsInYear = 12;

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = (measurement with { Months = measurement.Months ?? DefaultMonths }).Load();
        await using var silo = await EmbeddedSilo.StartAsync(measurement.Threads, cancellation: cancellation);
        var request = Measurement.Experiment(economy, scenario.WithoutPolicies(), seeds: 1, withReference: false);
        var result = await silo.RunAsync(request, cancellation: cancellation);
        var run = result.Runs[0];
        var nation = run.Months.Select(month => new IndicatorContext(month.Nation(), run.Scale, IsNation: true, [])).ToArray();

        var months = Math.Min(MonthsInYear, nation.Length);
        Console.WriteLine($"{economy.Economy}, {scenario.Residents} residents, {nation.Length} months; means of the first and the last {months} months");
        Console.WriteLine($"{"",-42}{"start",12}{"end",12}{"change",12}");
        Row("unemployment rate, %", c => Total("economy.unemployment-rate", c), relative: false);
        Row("SSE share of paid employment, %", c => Total("sse.employment-share", c), relative: false);
        Row("organisations", c => Total("economy.organisations", c), relative: true);
        Row("household deposits / yearly GDP, %", c => 100 * c.Money(Measures.HouseholdDeposits.At())
            / (MonthsInYear * Total("economy.gdp", c)), relative: true);
        foreach (var (name, sector) in Classification.Sectors.Select((name, sector) => (name, sector)))
        {
            Row($"share of jobs, {name}, %", c => 100 * JobsIn(c, sector) / Enumerable.Range(0, Classification.SectorCount).Sum(s => JobsIn(c, s)),
                relative: true);
        }

        void Row(string label, Func<IndicatorContext, double> value, bool relative)
        {
            var start = nation.Take(months).Average(value);
            var end = nation.TakeLast(months).Average(value);
            var change = relative ? 100 * (end / start - 1) : end - start;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{label,-42}{start,12:#,0.00}{end,12:#,0.00}{change,10:+0.00;-0.00;0.00} {(relative ? "%" : "pt")}"));
        }
    }

    private static double Total(string indicator, IndicatorContext context) =>
        IndicatorCatalog.Find(indicator)!.Total(context) ?? double.NaN;

    private static double JobsIn(IndicatorContext context, int sector) =>
        Enumerable.Range(0, Classification.SexCount).Sum(sex => context[Measures.SectorJobs.At(sector, sex)]);
}
