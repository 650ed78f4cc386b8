using System.Globalization;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Bench;

/// <summary>Whether instruments add up, on paired seeds: for each scenario of the library that joins two others, the effect of each alone, of both, and what both
/// bring beyond the sum. Written as a table in Markdown.</summary>
internal static class Combinations
{
    private const int LastMonths = 12;

    /// <summary>One outcome of a run, in the unit of the whole economy.</summary>
    /// <param name="Label">What it is.</param>
    /// <param name="Indicator">Id.</param>
    /// <param name="Breakdown">Such as <c>owner=sse</c>; empty for the total.</param>
    /// <param name="Sum">Summed over the run, or the mean of its last year.</param>
    /// <param name="Divisor">For showing.</param>
    private sealed record Outcome(string Label, string Indicator, string Breakdown, bool Sum, double Divisor);

    private static readonly Outcome Jobs = new("SSE jobs, last year", "sse.employment", "", Sum: false, 1);
    private static readonly Outcome Credit = new("credit granted to the SSE, M EUR", "credit.granted", "owner=sse", Sum: true, 1e6);
    private static readonly Outcome Invested = new("put in by investors, M EUR", "investment.granted", "", Sum: true, 1e6);
    private static readonly Outcome Tenders = new("SSE share of tenders, points x months", "procurement.sse-share", "", Sum: true, 1);
    private static readonly Outcome Loans = new("loans granted to the SSE", "credit.grants", "owner=sse", Sum: true, 1);
    private static readonly Outcome Conversions = new("firms taken over by workers", "sse.conversions", "", Sum: true, 1);
    private static readonly Outcome Saved = new("subscribed by savers, M EUR", "savings.subscribed", "", Sum: true, 1e6);

    /// <summary>Scenarios of the library that do what two others do, with the outcome at which they aim.</summary>
    private static readonly (string Both, string One, string Other, Outcome Aim)[] Pairs =
    [
        ("equity-and-readiness", "equity-fund", "business-support", Invested),
        ("offer-and-tax-credit", "solidarity-savings", "investor-tax-credit", Saved),
        ("quota-and-capacity", "procurement-quota", "business-support", Tenders),
        ("guarantee-and-relief", "credit-guarantee", "tax-relief", Credit),
        ("guarantee-and-readiness", "credit-guarantee", "investment-readiness", Loans),
        ("wholesale-and-guarantee", "wholesale-fund", "credit-guarantee", Loans),
        ("first-refusal-and-advice", "first-refusal", "conversion-advice", Conversions),
    ];

    /// <summary>Of which what became of the social economy's applications is kept, and shown where all pairs are measured.</summary>
    private static readonly string[] Pipeline = ["reference", "credit-guarantee", "investment-readiness", "guarantee-and-readiness", "wholesale-fund"];

    private static readonly Outcome[] Refused = [.. new[] { "risk", "debt-service", "liquidity", "capital", "product", "arrears", "stage", "readiness" }
        .Select(reason => new Outcome($"SSE applications refused for {reason}", "credit.refused", $"owner=sse;reason={reason}", Sum: true, 1))];

    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, reference) = (measurement with { ScenarioName = "reference" }).Load();
        ForEach each = (count, body) => Parallel.For(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = measurement.Threads, CancellationToken = cancellation }, body);
        var parameters = new ModelParameters();
        // One pair where its joining scenario is named, otherwise all.
        var pairs = Pairs.Any(p => p.Both == measurement.ScenarioName) ? [.. Pairs.Where(p => p.Both == measurement.ScenarioName)] : Pairs;
        var names = pairs.SelectMany(p => new[] { p.One, p.Other, p.Both }).Distinct().Prepend("reference").ToArray();
        // All of them of each run, so that a file of values serves every pair.
        var outcomes = Pairs.Select(p => p.Aim).Append(Jobs).Distinct().ToArray();
        using var kept = new MeasuredRuns(measurement.ValuesFile, Invariant($"{economy.Economy}, {reference.Residents} residents, {reference.Months} months"));
        for (var seed = 1; seed <= measurement.Seeds; seed++)
        {
            var missing = names.Where(name => OutcomesOf(name).Any(outcome => kept.Find(seed, name, outcome.Label) is null)).ToArray();
            if (missing.Length == 0)
            {
                continue;
            }

            var settled = SettledEconomy.Prepare(economy, reference.Residents, (ulong)seed, parameters, each);
            foreach (var name in missing)
            {
                var scenario = name == "reference" ? reference : Compile(measurement, name);
                var run = EconomyRun.Run(settled.Start(scenario, new RunKey(name, seed - 1, (ulong)seed, [])), each);
                kept.Add(seed, name, [.. OutcomesOf(name).Select(outcome => (outcome.Label, Value(run, outcome)))]);
            }

            await Console.Error.WriteLineAsync(Invariant($"seed {seed} of {measurement.Seeds}"));
        }

        Console.WriteLine(Invariant($"{economy.Economy}, {reference.Residents:#,0} residents, {reference.Months} months, {measurement.Seeds} seeds; mean effect and standard error of the mean over paired seeds"));
        Console.WriteLine();
        Console.WriteLine("| pair | outcome | first alone | second alone | sum | together | together less sum |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (both, one, other, aim) in pairs)
        {
            foreach (var outcome in aim == Loans && Pipeline.Contains(both) ? [aim, Refused[^1], Jobs] : new[] { aim, Jobs })
            {
                var (a, b, ab, r) = (Values(one, outcome), Values(other, outcome), Values(both, outcome), Values("reference", outcome));
                Console.WriteLine($"| {one} + {other} | {outcome.Label} | {Cell(a.Zip(r, (x, y) => x - y))} | {Cell(b.Zip(r, (x, y) => x - y))} | "
                    + $"{Cell(a.Select((x, s) => x + b[s] - 2 * r[s]))} | {Cell(ab.Zip(r, (x, y) => x - y))} | "
                    + $"{Cell(ab.Select((x, s) => x - a[s] - b[s] + r[s]))} |");
            }
        }

        if (pairs.Length == Pairs.Length)
        {
            Console.WriteLine();
            Console.WriteLine($"| what became of applications | granted | {string.Join(" | ", Refused.Select(r => r.Label["SSE applications refused for ".Length..]))} |");
            Console.WriteLine($"| --- | ---: | {string.Join(" | ", Refused.Select(_ => "---:"))} |");
            foreach (var name in Pipeline)
            {
                Console.WriteLine($"| {name} | {string.Join(" | ", Refused.Prepend(Loans).Select(outcome => Invariant($"{Values(name, outcome).Average():#,0}")))} |");
            }
        }

        Outcome[] OutcomesOf(string name) => Pipeline.Contains(name) ? [.. outcomes, .. Refused] : outcomes;
        double[] Values(string name, Outcome outcome) => [.. Enumerable.Range(1, measurement.Seeds).Select(seed => kept.Find(seed, name, outcome.Label)!.Value)];
    }

    private static CompiledScenario Compile(Measurement measurement, string name) => (measurement with { ScenarioName = name }).Load().Scenario;

    private static double Value(RunResult run, Outcome outcome)
    {
        var indicator = IndicatorCatalog.Find(outcome.Indicator)!;
        var months = run.Months.Select(m => indicator.Evaluate(new IndicatorContext(m.Nation(), run.Scale, IsNation: true, [.. run.Scenario.Policies.Select(p => p.Name)]))
            .Where(v => v.Breakdown == outcome.Breakdown).Select(v => v.Value).DefaultIfEmpty(0).First());
        return (outcome.Sum ? months.Sum() : months.TakeLast(LastMonths).Average()) / outcome.Divisor;
    }

    private static string Cell(IEnumerable<double> differences)
    {
        var d = differences.ToArray();
        var mean = d.Average();
        var error = d.Length > 1 ? Math.Sqrt(d.Sum(x => (x - mean) * (x - mean)) / (d.Length - 1) / d.Length) : double.NaN;
        return Invariant($"{mean:#,0.0} ± {error:0.0}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
