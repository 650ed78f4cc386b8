using System.Globalization;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Bench;

/// <summary>Small changes stay small: a policy run and its reference on one seed differ only where the policy reaches, so that the variance
/// of their difference lies far below that of the difference between runs on independent seeds.</summary>
internal static class PairedVariance
{
    public static async Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        var (economy, scenario) = measurement.Load();
        await using var silo = await EmbeddedSilo.StartAsync(measurement.Threads, cancellation: cancellation);
        var request = Measurement.Experiment(economy, scenario, measurement.Seeds, withReference: true);
        var result = await silo.RunAsync(request, cancellation: cancellation);
        var policy = Employment(result.Runs, scenario.Scenario);
        var reference = Employment(result.Runs, Grains.Experiments.ExperimentRequest.ReferenceName);

        var paired = Variance([.. policy.Select((p, seed) => p - reference[seed])]);
        // Each policy run against the reference of every other seed. Policy and reference draw alike, so the pairs of one distance are a
        // sample of the independent difference; all distances use the seeds best.
        var independent = Enumerable.Range(1, policy.Length - 1).Average(distance =>
            Variance([.. policy.Select((p, seed) => p - reference[(seed + distance) % reference.Length])]));
        Console.WriteLine($"{scenario.Scenario}, {scenario.Residents} residents, month {scenario.Months}, {policy.Length} seeds; employed persons");
        Console.WriteLine(Line("mean paired difference", policy.Select((p, seed) => p - reference[seed]).Average()));
        Console.WriteLine(Line("variance, paired", paired));
        Console.WriteLine(Line("variance, independent", independent));
        Console.WriteLine(Line("independent / paired", independent / paired));
    }

    /// <summary>Employed persons of the sample's nation in the last month, by replicate.</summary>
    private static double[] Employment(IEnumerable<RunResult> runs, string name) =>
        [.. runs.Where(run => run.Key.Run == name).OrderBy(run => run.Key.Replicate).Select(run => Total(run, "economy.employment"))];

    private static double Total(RunResult run, string indicator) => IndicatorCatalog.Find(indicator)!.Total(
        new IndicatorContext(run.Months[^1].Nation(), run.Scale, IsNation: true, [.. run.Scenario.Policies.Select(p => p.Name)])) ?? double.NaN;

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }

    private static string Line(string label, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{label,-24}{value,18:#,0.00}");
}
