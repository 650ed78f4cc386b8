using System.Globalization;
using System.Text;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Describing;

/// <summary>Text of <c>explain FILE</c>: what a scenario does, in words and numbers.</summary>
public static class ScenarioExplainer
{
    internal const string DoesNotAct = "does not act";

    private const int LabelWidth = 15;

    /// <summary>The scenario explained, lines of at most 100 characters.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parameters">The model's parameters; its own where null.</param>
    public static string Explain(ResolvedScenario scenario, IReadOnlyList<ParameterDeclaration>? parameters = null)
    {
        var output = new StringBuilder();
        output.AppendEntry(0, 0, "", $"{scenario.Name}: {scenario.Title}");
        output.AppendEntry(0, 0, "", scenario.Description);
        output.Append('\n');
        var population = scenario.Economy.Population.Residents.Value;
        output.AppendEntry(0, LabelWidth, "Economy",
            $"{scenario.EconomyName}: {scenario.Economy.Title}; {Count(scenario.Economy.Territories.Count, "territory", "territories")}");
        output.AppendEntry(0, LabelWidth, "Run", string.Create(CultureInfo.InvariantCulture,
            $"{scenario.Start} to {scenario.LastMonth} ({Count(scenario.Months, "month")}), {scenario.Residents:N0} of {population:N0} residents, "
            + $"{Count(scenario.Replicates, "replicate")}, seed {scenario.Seed}"));
        output.AppendEntry(0, LabelWidth, "Compared with", Reference(scenario));
        if (scenario.Titles.Count + scenario.Descriptions.Count > 0)
        {
            output.AppendEntry(0, LabelWidth, "Languages", Languages(scenario));
        }

        AppendParameters(output, scenario, parameters ?? ParameterCatalog.All);
        AppendPolicies(output, scenario, "Policy");
        if (scenario.Reference is not null)
        {
            AppendPolicies(output, scenario.ReferenceScenario, $"Policy of the reference {scenario.Reference.Name}:");
        }

        return output.ToString();
    }

    private static string Reference(ResolvedScenario scenario) => scenario.Reference switch
    {
        { } named => $"the same run with the policies of {named.Name} ({Count(named.Policies.Count, "policy", "policies")})",
        null when scenario.Policies.Count == 0 => "nothing: it has no policies and is a reference itself",
        null => "the same run without policies, on the same seeds",
    };

    private static string Languages(ResolvedScenario scenario)
    {
        string Has(IReadOnlyDictionary<string, string> texts) =>
            texts.Count == 0 ? "as written only" : $"as written, {string.Join(", ", ScenarioLanguages.Others.Where(texts.ContainsKey))}";

        return $"title {Has(scenario.Titles)}; description {Has(scenario.Descriptions)}";
    }

    private static void AppendParameters(StringBuilder output, ResolvedScenario scenario, IReadOnlyList<ParameterDeclaration> parameters)
    {
        if (scenario.Parameters.Count == 0)
        {
            output.AppendEntry(0, LabelWidth, "Parameters", "all at the model's defaults");
        }
        else
        {
            output.Append("Parameters that are not at the model's default\n");
            output.AppendTable(2, [.. parameters.Where(p => scenario.Parameters.ContainsKey(p.Name)).Select(p => (string[])
                [p.Name, QuantityText.Number(scenario.Parameters[p.Name]), $"{p.Unit} (default {QuantityText.Number(p.Default)}, "
                    + $"{QuantityText.Range(p.Minimum, p.Maximum, QuantityText.Number)}); "
                    + (scenario.ParameterSources.TryGetValue(p.Name, out var source) ? $"source: {source}" : "no source given")])]);
        }

        if (scenario.Uncertain.Count > 0)
        {
            output.Append("Parameters drawn for every replicate\n");
            output.AppendTable(2, [.. scenario.Uncertain.Select(u => (string[])[u.Name, InWords(u.Distribution)])]);
        }
    }

    private static string InWords(ParameterDistribution d) => $"{UncertainReader.Shapes[(int)d.Shape]} from {QuantityText.Number(d.Low)} to "
        + $"{QuantityText.Number(d.High)}{(d.Shape == DistributionShape.Triangular ? $", most likely {QuantityText.Number(d.Mode)}" : "")}";

    private static void AppendPolicies(StringBuilder output, ResolvedScenario scenario, string heading)
    {
        var compiled = scenario.Compile();
        for (var index = 0; index < scenario.Policies.Count; index++)
        {
            var (policy, months) = (scenario.Policies[index], compiled.Policies[index]);
            output.Append('\n');
            output.AppendEntry(0, 0, "", $"{(policy.Target is null ? heading : heading.Replace("Policy", "Intervention"))} {policy.Name}: {policy.Instrument.Name}, set at {policy.DefinedAt}");
            output.AppendEntry(2, LabelWidth, "Does", policy.Instrument.Summary);
            output.AppendEntry(2, LabelWidth, policy.Target is null ? "Eligible" : "For", Eligible(policy, scenario));
            if (policy.Rule is { } rule)
            {
                output.AppendEntry(2, LabelWidth, "Only when", InWords(rule, scenario.Economy.Currency));
            }

            AppendValues(output, policy, months, scenario);
            if (policy.Target is null)
            {
                output.AppendEntry(2, LabelWidth, "Budget", Budget(policy, scenario.Economy));
            }

            output.AppendEntry(2, LabelWidth, "Mechanism", policy.Instrument.Mechanism);
            output.AppendEntry(2, LabelWidth, "Modelled on", policy.Instrument.Source);
        }
    }

    private static void AppendValues(StringBuilder output, ResolvedPolicy policy, CompiledPolicy compiled, ResolvedScenario scenario)
    {
        output.Append("  Values by month\n");
        output.AppendTable(4, [.. Values(policy, compiled, scenario).Select(row => (string[])[row.Months, row.Text])]);
    }

    /// <summary>A policy's values over each stretch of months.</summary>
    internal static IReadOnlyList<(string Months, string Text)> Values(ResolvedPolicy policy, CompiledPolicy compiled, ResolvedScenario scenario)
    {
        string At(int month) => policy.Instrument.Explain([.. compiled.ValuesByMonth.Select(v => v[month])])
            .Replace($"{Instrument.CurrencySign}", scenario.Economy.Currency, StringComparison.Ordinal);
        return [.. PolicyPeriod.Of(compiled, scenario.Months).Select(period =>
        (
            period.First == period.Last
                ? scenario.Start.Plus(period.First).ToString()
                : $"{scenario.Start.Plus(period.First)} to {scenario.Start.Plus(period.Last)}",
            !period.Acts ? DoesNotAct
                : !period.Changes ? At(period.First)
                : $"changes month by month from: {At(period.First)}; to: {At(period.Last)}"
        ))];
    }

    internal static string InWords(PolicyRule rule, string currency) =>
        $"{RuleReader.Written(rule.Statistic, rule.When, currency)}"
        + (rule.Until is { } until ? $", then until {RuleReader.Written(rule.Statistic, until, currency)}" : ", and no longer")
        + $"; by what the statistics office has published, from the month after publication on{(rule.LagMonths == 0 ? "" : $" and {Count(rule.LagMonths, "month")} later")}";

    internal static string Eligible(ResolvedPolicy policy, ResolvedScenario scenario)
    {
        if (policy.Target is { } target)
        {
            return TargetText.InWords(target, scenario.Economy);
        }

        var parts = EligibilityText.Lists(policy, scenario.Economy).Select(list => list.Key switch
        {
            "forms" => InstrumentLister.Forms(policy.For.Forms),
            "groups" => list.Names is null ? "persons of any group" : $"persons of the groups {string.Join(", ", list.Names)}",
            _ => list.Names is null ? $"all {list.Key}" : $"{list.Key} {string.Join(", ", list.Names)}",
        });
        return string.Join("; ", parts);
    }

    private static string Budget(ResolvedPolicy policy, EconomyDefinition economy) => (policy.Instrument.BudgetUse, policy.Budget) switch
    {
        (BudgetUse.None, _) => InstrumentLister.Budget(BudgetUse.None),
        (BudgetUse.TaxExpenditure, null) => "no limit; the government forgoes the tax",
        (_, null) => "no limit; the government pays",
        var (use, budget) => string.Create(CultureInfo.InvariantCulture, $"{QuantityText.Money(budget.Amount, economy.Currency)} {(budget.PerYear ? "a calendar year" : "over the whole run")} in prices "
            + $"of {economy.BaseYear}, {budget.Amount / economy.Accounts.GrossDomesticProduct.Value * 100:0.###} % of a year's GDP, of the whole economy; {InstrumentLister.Budget(use)}, and when it is spent the policy stops"
            + $"{(budget.PerYear ? " until January" : "")}"),
    };

    private static string Count(int number, string one, string? many = null) =>
        number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {many ?? one + "s"}");
}
