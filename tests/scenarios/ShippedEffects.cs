using System.Collections.Concurrent;
using System.Globalization;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Simulation;

namespace SseSim.Scenarios.Tests;

/// <summary>What each scenario of the library does: differences to its reference on paired seeds, in a small sample of its economy. Kept beside the library, so that
/// a change of the model that moves what a scenario shows is seen.</summary>
internal static class ShippedEffects
{
    /// <summary>Residents simulated: the smallest sample in which every Portuguese territory holds firms.</summary>
    public const int Residents = 20_000;
    /// <summary>Replicates that the kept effects are of.</summary>
    public const int Replicates = 16;

    /// <summary>What is kept: the mean of the last twelve months, and of money the sum over the run.</summary>
    public static readonly IReadOnlyList<string> Figures = ["sse.employment", "sse.entities", "economy.employment"];

    private const int LastMonths = 12;
    private static readonly ConcurrentDictionary<(string Economy, string Parameters, ulong Seed), Lazy<SettledEconomy>> Starts = new();
    private static readonly ConcurrentDictionary<string, Lazy<double[]>> References = new();

    public static string Path { get; } = System.IO.Path.Combine(ScenarioFolder.Repository.Library.ScenarioFolders[0], "effects.csv");

    public static IEnumerable<string> Names => ScenarioFolder.Repository.Library.Scenarios().Select(s => s.Name).Where(name => Load(name).Policies.Count > 0);

    /// <returns>[figure]: difference to the reference of a seed.</returns>
    public static double[] Measure(string name, ulong seed)
    {
        var scenario = Load(name);
        var start = Start(scenario, seed);
        var reference = scenario.ReferenceScenario;
        // Scenarios over the same months have their reference in common where it has no policies of its own.
        var key = FormattableString.Invariant($"{Key(scenario)} {seed} {scenario.Start} {scenario.Months} {(reference.Policies.Count > 0 ? name : "")}");
        var without = References.GetOrAdd(key, _ => new(() => Final(start, reference, seed))).Value;
        return [.. Final(start, scenario, seed).Zip(without, (with, none) => with - none)];
    }

    /// <returns>[scenario, figure]: mean and standard deviation over single pairs.</returns>
    public static Dictionary<(string Scenario, string Figure), (double Mean, double Deviation)> Read() =>
        File.ReadLines(Path).Skip(1).Select(line => line.Split(','))
            .ToDictionary(c => (c[0], c[1]), c => (Number(c[5]), Number(c[6])));

    public static void Write()
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var pairs = Names.SelectMany(name => Enumerable.Range(1, Replicates).Select(seed => (Name: name, Seed: (ulong)seed))).ToArray();
        var measured = new ConcurrentDictionary<(string, ulong), double[]>();
        Parallel.ForEach(pairs, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, pair => measured[pair] = Measure(pair.Name, pair.Seed));
        foreach (var name in Names)
        {
            for (var f = 0; f < Figures.Count; f++)
            {
                var values = Enumerable.Range(1, Replicates).Select(seed => measured[(name, (ulong)seed)][f]).ToArray();
                var mean = values.Average();
                var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Replicates - 1));
                var scenario = Load(name);
                lines[name + Figures[f]] = string.Create(CultureInfo.InvariantCulture,
                    $"{name},{Figures[f]},{ResidentsOf(scenario)},{scenario.Months},{Replicates},{mean:0.0},{deviation:0.0}");
            }
        }

        File.WriteAllText(Path, "scenario,figure,residents,months,replicates,mean,deviation\n" + string.Join('\n', lines.Values) + "\n");
    }

    private static double[] Final(SettledEconomy start, ResolvedScenario scenario, ulong seed)
    {
        var run = EconomyRun.Run(start.Start(scenario.Compile(), new RunKey(scenario.Name, 0, seed, [])), EconomyRun.Sequentially);
        var last = run.Months.TakeLast(LastMonths).Select(month => new IndicatorContext(month.Nation(), run.Scale, IsNation: true, [])).ToArray();
        return [.. Figures.Select(figure => last.Average(month => IndicatorCatalog.Find(figure)!.Total(month)!.Value))];
    }

    private static SettledEconomy Start(ResolvedScenario scenario, ulong seed) => Starts.GetOrAdd(
        (scenario.EconomyName, Key(scenario), seed), _ => new(() => SettledEconomy.Prepare(
            scenario.Economy, ResidentsOf(scenario), seed, ParameterCatalog.With(scenario.Parameters), EconomyRun.Sequentially))).Value;

    private static string Key(ResolvedScenario scenario) => scenario.EconomyName
        + string.Concat(scenario.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => FormattableString.Invariant($" {p.Key}={p.Value}")));

    private static ResolvedScenario Load(string name)
    {
        var scenario = ScenarioLoader.Load(name, null, ScenarioFolder.Repository).Scenario!;
        return scenario with { Residents = ResidentsOf(scenario) };
    }

    private static int ResidentsOf(ResolvedScenario scenario) => Math.Min(scenario.Residents, Residents);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
