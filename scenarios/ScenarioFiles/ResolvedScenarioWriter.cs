using System.Globalization;
using System.Text;
using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Writes a scenario completely, such that reading it again gives the same compiled scenario wherever the file lies.</summary>
internal static class ResolvedScenarioWriter
{
    /// <param name="scenario">What to write.</param>
    /// <param name="economy">What <c>economy</c> says.</param>
    public static string Write(ResolvedScenario scenario, string economy)
    {
        var yaml = new StringBuilder();
        yaml.AppendLine(CultureInfo.InvariantCulture, $"scenario: {scenario.Name}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"title: {Quoted(scenario.Title)}");
        WriteTranslations(yaml, TranslatedText.Titles, scenario.Titles);
        yaml.AppendLine(CultureInfo.InvariantCulture, $"description: {Quoted(scenario.Description)}");
        WriteTranslations(yaml, TranslatedText.Descriptions, scenario.Descriptions);
        yaml.AppendLine(CultureInfo.InvariantCulture, $"economy: {Quoted(economy)}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"start: {scenario.Start}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"months: {scenario.Months}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"residents: {scenario.Residents}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"replicates: {scenario.Replicates}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"seed: {scenario.Seed}");
        if (scenario.Reference is { } reference)
        {
            yaml.AppendLine("reference:");
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  scenario: {reference.Name}");
            WritePolicies(yaml, reference.Policies, scenario.Economy, "  ");
            WriteInterventions(yaml, reference.Policies, scenario.Economy, "  ");
        }

        if (scenario.Parameters.Count > 0)
        {
            yaml.AppendLine("parameters:");
            foreach (var (name, value) in scenario.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                var number = QuantityText.Number(value);
                yaml.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {(scenario.ParameterSources.TryGetValue(name, out var source)
                    ? $"{{ value: {number}, source: {Quoted(source)} }}" : number)}");
            }
        }

        if (scenario.Uncertain.Count > 0)
        {
            yaml.AppendLine("uncertain:");
            foreach (var (name, distribution) in scenario.Uncertain)
            {
                yaml.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {UncertainReader.Written(distribution)}");
            }
        }

        WritePolicies(yaml, scenario.Policies, scenario.Economy, "");
        WriteInterventions(yaml, scenario.Policies, scenario.Economy, "");
        return yaml.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteTranslations(StringBuilder yaml, TranslatedText key, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.Count > 0)
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{key.Key}:");
        }

        foreach (var (code, text) in ScenarioLanguages.Others.Where(texts.ContainsKey).Select(code => (code, texts[code])))
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  {code}: {Quoted(text)}");
        }
    }

    private static void WritePolicies(StringBuilder yaml, IReadOnlyList<ResolvedPolicy> policies, EconomyDefinition economy, string indent)
    {
        if (policies.All(p => p.Target is not null))
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}policies: []");
            return;
        }

        yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}policies:");
        foreach (var policy in policies.Where(p => p.Target is null))
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}  - instrument: {policy.Instrument.Name}");
            foreach (var (key, value) in Lines(policy, economy))
            {
                yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}    {key}: {value}");
            }
        }
    }

    private static void WriteInterventions(StringBuilder yaml, IReadOnlyList<ResolvedPolicy> policies, EconomyDefinition economy, string indent)
    {
        if (policies.All(p => p.Target is null))
        {
            return;
        }

        yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}interventions:");
        foreach (var intervention in policies.Where(p => p.Target is not null))
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}  - intervention: {intervention.Instrument.Name}");
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}    name: {intervention.Name}");
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}    organisation: {TargetText.Written(intervention.Target!, economy)}");
            yaml.AppendLine(CultureInfo.InvariantCulture, $"{indent}    month: {intervention.From}");
            for (var key = 0; key < intervention.Instrument.Keys.Count; key++)
            {
                var declared = intervention.Instrument.Keys[key];
                yaml.AppendLine(CultureInfo.InvariantCulture,
                    $"{indent}    {declared.Name}: {Value(intervention.Values[key], declared.Dimension, economy.Currency)}");
            }
        }
    }

    private static IEnumerable<(string Key, string Value)> Lines(ResolvedPolicy policy, EconomyDefinition economy)
    {
        yield return ("name", policy.Name);
        for (var key = 0; key < policy.Instrument.Keys.Count; key++)
        {
            var declared = policy.Instrument.Keys[key];
            yield return (declared.Name, Value(policy.Values[key], declared.Dimension, economy.Currency));
        }

        if (policy.Budget is { } budget)
        {
            yield return ("budget", $"{QuantityText.Money(budget.Amount, economy.Currency)} {(budget.PerYear ? "per year" : "in all")}");
        }

        yield return ("for", $"{{ {string.Join(", ", EligibilityText.Lists(policy, economy).Select(l => $"{l.Key}: {Flow(l.Names)}"))} }}");
        yield return ("from", policy.From?.ToString() ?? ScenarioKeys.StartOfRun);
        yield return ("until", policy.Until?.ToString() ?? ScenarioKeys.EndOfRun);
        if (policy.Instrument.Keys.Any(k => k.Ramps))
        {
            yield return ("ramp", QuantityText.Of(policy.RampMonths, Dimension.Months, economy.Currency));
        }

        if (policy.PhaseOutMonths > 0)
        {
            yield return ("phase-out", QuantityText.Of(policy.PhaseOutMonths, Dimension.Months, economy.Currency));
        }

        if (policy.Rule is { } rule)
        {
            var until = rule.Until is { } threshold ? $"until: {Quoted(RuleReader.Written(rule.Statistic, threshold, economy.Currency))}, " : "";
            yield return ("when", $"{{ if: {Quoted(RuleReader.Written(rule.Statistic, rule.When, economy.Currency))}, {until}lag: "
                + $"{QuantityText.Of(rule.LagMonths, Dimension.Months, economy.Currency)} }}");
        }

        if (policy.Overrides)
        {
            yield return ("override", "true");
        }
    }

    private static string Value(ValueInTime value, Dimension dimension, string currency) => value.Shape == ValueShape.Constant
        ? QuantityText.Of(value.Points[0].Value, dimension, currency)
        : $"{{ {ValueInTimeReader.Word(value.Shape)}: {{ "
            + string.Join(", ", value.Points.Select(p => $"{p.Month}: {QuantityText.Of(p.Value, dimension, currency)}")) + " } }";

    private static string Flow(IReadOnlyList<string>? names) =>
        names is null ? ScenarioKeys.All : $"[{string.Join(", ", names.Select(n => ScenarioKeys.IsName(n) ? n : Quoted(n)))}]";

    /// <summary>A double-quoted YAML scalar, which can hold any text.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0xFEFF or >= 0xFFF0 =>
                    string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
                _ => rune.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
