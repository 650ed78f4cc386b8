using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Comparisons;

/// <summary>Scenarios that ran against the same reference, side by side.</summary>
public sealed record Comparison
{
    /// <summary>Indicators of poverty, the first that the folders have is compared.</summary>
    private static readonly string[] PovertyIndicators = ["sdg.1.2.1", "sdg.10.2.1", "sdg.1.1.1"];

    /// <summary>Series by which it is checked that the references are one.</summary>
    private static readonly string[] SharedSeries = ["economy.jobs", "sse.employment", "economy.gdp", "government.balance"];

    private Comparison(IReadOnlyList<ComparedScenario> scenarios) => Scenarios = scenarios;

    /// <summary>In the order in which they were named.</summary>
    public IReadOnlyList<ComparedScenario> Scenarios { get; }

    /// <summary>The first scenario's folder: it stands for what all have in common.</summary>
    public RunFolder First => Scenarios[0].Folder;

    /// <summary>Id of the indicator of poverty that is compared; null where the folders have none.</summary>
    public string? PovertyIndicator { get; private init; }

    /// <param name="folders">Of at least two scenarios, each with its effect, run against the same reference on the same seeds.</param>
    /// <exception cref="ArgumentException">They were not.</exception>
    public static Comparison Of(IReadOnlyList<RunFolder> folders)
    {
        var first = folders[0].National;
        foreach (var folder in folders.Skip(1))
        {
            foreach (var id in SharedSeries)
            {
                double[][]? one = first.Find(TrajectoryRow.ReferenceRun, id), other = folder.National.Find(TrajectoryRow.ReferenceRun, id);
                if (one is null || other is null || !one.Zip(other, (a, b) => a.AsSpan().SequenceEqual(b)).All(same => same))
                {
                    throw new ArgumentException(
                        $"Bug in SseSim: the references of '{folders[0].Run.Scenario}' and '{folder.Run.Scenario}' differ in {id}", nameof(folders));
                }
            }
        }

        var poverty = PovertyIndicators.FirstOrDefault(id => first.Find(TrajectoryRow.ReferenceRun, id) is not null);
        return new([.. folders.Select(f => ComparedScenario.Of(f, poverty))]) { PovertyIndicator = poverty };
    }

    /// <summary>Scenarios whose policies are together those of another one, so that its effect can be shared out among them; empty where there is none.</summary>
    public IEnumerable<(ComparedScenario Whole, IReadOnlyList<ComparedScenario> Parts)> Stacks()
    {
        foreach (var whole in Scenarios.Where(s => s.Policies.Count > 1))
        {
            var candidates = Scenarios.Where(s => s != whole && s.Policies.Count > 0 && s.Policies.All(whole.Policies.Contains)).ToArray();
            for (var subset = 0; subset < 1 << candidates.Length; subset++)
            {
                ComparedScenario[] parts = [.. candidates.Where((_, i) => (subset >> i & 1) != 0)];
                if (parts.Length > 1 && parts.Sum(p => p.Policies.Count) == whole.Policies.Count && parts.SelectMany(p => p.Policies).Distinct().Count() == whole.Policies.Count)
                {
                    yield return (whole, parts);
                    break;
                }
            }
        }
    }
}

/// <summary>One scenario of a comparison.</summary>
/// <param name="Name">Of the scenario file.</param>
/// <param name="Folder">Its run folder.</param>
/// <param name="Effect">Against the common reference.</param>
/// <param name="Poverty">Difference of the indicator of poverty over the last twelve months, percentage points; null without one.</param>
public sealed record ComparedScenario(string Name, RunFolder Folder, PolicyEffect Effect, Estimate? Poverty)
{
    /// <summary>Policies as they act: two scenarios have the same one where all of it is the same.</summary>
    public IReadOnlyList<PolicyRecord> Policies { get; } = [.. Folder.Run.Policies.Select(p => p.Decided)];

    /// <summary>Name of its run in trajectories.</summary>
    public string Run => Effect.Run;

    /// <summary>[replicate][month]: policy less reference; null without such a series.</summary>
    public double[][]? Difference(string indicator) =>
        Folder.National.Find(Run, indicator) is { } with && Folder.National.Find(TrajectoryRow.ReferenceRun, indicator) is { } without
            ? [.. with.Zip(without, (a, b) => a.Zip(b, (x, y) => x - y).ToArray())]
            : null;

    internal static ComparedScenario Of(RunFolder folder, string? povertyIndicator)
    {
        var effect = folder.Effect ?? throw new ArgumentException($"Bug in SseSim: '{folder.Run.Scenario}' has no effect to compare", nameof(folder));
        var scenario = new ComparedScenario(folder.Run.Scenario, folder, effect, null);
        return povertyIndicator is not null && scenario.Difference(povertyIndicator) is { } difference
            ? scenario with { Poverty = Estimate.Of([.. difference.Select(months => months.TakeLast(12).Where(double.IsFinite).DefaultIfEmpty(0).Average())]) }
            : scenario;
    }
}
