using System.Globalization;
using System.Text;
using SseSim.Model.Parameters;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Describing;

/// <summary>Text of <c>explain A --against B</c>: what differs between two scenarios, in words and numbers, and nothing that does not.</summary>
public static class ScenarioComparison
{
    private const string Nothing = "nothing";

    public static string Compare(ResolvedScenario scenario, ResolvedScenario other)
    {
        var output = new StringBuilder();
        output.AppendEntry(0, 0, "", $"{scenario.Name} against {other.Name}");
        AppendRows(output, "The run", Runs(scenario, other));
        AppendRows(output, "Model parameters", Parameters(scenario, other));
        foreach (var name in scenario.Policies.Concat(other.Policies).Select(p => p.Name).Distinct())
        {
            AppendPolicy(output, name, scenario, other);
        }

        if (output.ToString().Count(c => c == '\n') == 1)
        {
            output.Append("\nNothing that a run depends on differs.\n");
        }

        return output.ToString();
    }

    private static List<(string, string, string)> Runs(ResolvedScenario a, ResolvedScenario b) =>
    [
        ("economy", a.EconomyName, b.EconomyName),
        ("first month", a.Start.ToString(), b.Start.ToString()),
        ("last month", a.LastMonth.ToString(), b.LastMonth.ToString()),
        ("residents", Number(a.Residents), Number(b.Residents)),
        ("replicates", Number(a.Replicates), Number(b.Replicates)),
        ("seed", a.Seed.ToString(CultureInfo.InvariantCulture), b.Seed.ToString(CultureInfo.InvariantCulture)),
        ("compared with", a.Reference?.Name ?? "no policies", b.Reference?.Name ?? "no policies"),
    ];

    private static List<(string, string, string)> Parameters(ResolvedScenario a, ResolvedScenario b)
    {
        string Value(ResolvedScenario scenario, string name) =>
            scenario.Uncertain.FirstOrDefault(u => u.Name == name) is { } uncertain ? $"drawn: {UncertainReader.Written(uncertain.Distribution)}"
            : scenario.Parameters.TryGetValue(name, out var value) ? QuantityText.Number(value)
            : $"default, {QuantityText.Number(ParameterCatalog.All.FirstOrDefault(p => p.Name == name)?.Default ?? double.NaN)}";
        var names = new[] { a, b }.SelectMany(s => s.Parameters.Keys.Concat(s.Uncertain.Select(u => u.Name))).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Select(name => (name, Value(a, name), Value(b, name)))];
    }

    private static void AppendPolicy(StringBuilder output, string name, ResolvedScenario a, ResolvedScenario b)
    {
        var (mine, theirs) = (a.Policies.FirstOrDefault(p => p.Name == name), b.Policies.FirstOrDefault(p => p.Name == name));
        if (mine is null || theirs is null)
        {
            var (owner, policy) = mine is not null ? (a, mine) : (b, theirs!);
            output.Append('\n');
            output.AppendEntry(0, 0, "", $"Policy {name}: only in {owner.Name}");
            output.AppendTable(2, [.. Facts(policy, owner).Select(f => (string[])[f.Label, f.Text])]);
            return;
        }

        var (facts, others) = (Facts(mine, a), Facts(theirs, b));
        var labels = facts.Concat(others).Select(f => f.Label).Distinct();
        AppendRows(output, $"Policy {name}", [.. labels.Select(label =>
            (label, facts.FirstOrDefault(f => f.Label == label).Text ?? Nothing, others.FirstOrDefault(f => f.Label == label).Text ?? Nothing))]);
    }

    /// <summary>What a policy does as rows: its settings, and its values over each stretch of months.</summary>
    private static List<(string Label, string Text)> Facts(ResolvedPolicy policy, ResolvedScenario scenario)
    {
        var facts = new List<(string, string)> { ("instrument", policy.Instrument.Name), ("eligible", ScenarioExplainer.Eligible(policy, scenario)) };
        if (policy.Rule is { } rule)
        {
            facts.Add(("only when", ScenarioExplainer.InWords(rule, scenario.Economy.Currency)));
        }

        if (policy.Budget is not null)
        {
            facts.Add(("budget", $"{QuantityText.Money(policy.Budget.Amount, scenario.Economy.Currency)} {(policy.Budget.PerYear ? "per year" : "in all")}"));
        }

        var compiled = scenario.Compile().Policies[scenario.Policies.ToList().IndexOf(policy)];
        facts.AddRange(ScenarioExplainer.Values(policy, compiled, scenario).Where(row => row.Text != ScenarioExplainer.DoesNotAct));
        return facts;
    }

    private static void AppendRows(StringBuilder output, string heading, IReadOnlyList<(string Label, string Mine, string Theirs)> rows)
    {
        var differing = rows.Where(r => r.Mine != r.Theirs).ToList();
        if (differing.Count == 0)
        {
            return;
        }

        output.Append('\n');
        output.AppendEntry(0, 0, "", heading);
        var width = Math.Max("  against".Length, differing.Max(r => r.Label.Length)) + 2;
        foreach (var (label, mine, theirs) in differing)
        {
            output.AppendEntry(2, width, label, mine);
            output.AppendEntry(2, width, "  against", theirs);
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
