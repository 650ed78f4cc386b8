using System.Globalization;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Folders;

/// <summary>Says a compiled policy in words, for the report.</summary>
internal static class PolicyWords
{
    public static PolicyRecord Of(CompiledPolicy policy, CompiledScenario scenario, EconomyLabels economy)
    {
        var instrument = InstrumentCatalog.Find(policy.Instrument);
        var last = Math.Clamp(policy.ActiveUntil, 0, scenario.Months - 1);
        return new(
            policy.Name, policy.Instrument,
            instrument?.Explain([.. policy.ValuesByMonth.Select(months => months[last])]) ?? "",
            policy.Target is { } target ? Target(target, economy) : Eligible(policy.For, economy),
            MonthLabel.Of(scenario, policy.ActiveFrom), MonthLabel.Of(scenario, last), policy.Target is null ? Budget(policy, economy.Currency) : "",
            instrument?.Mechanism ?? "", instrument?.Source ?? "");
    }

    private static string Target(InterventionTarget target, EconomyLabels economy) => target.Organisation is { } id
        ? $"organisation {id.ToString("x16", CultureInfo.InvariantCulture)}"
        : $"one {Classification.Forms[(int)target.Form!.Value].Replace('-', ' ')} in {economy.Territories[target.Territory!.Value].Name}";

    private static string Eligible(Eligibility who, EconomyLabels economy)
    {
        List<string> parts = [];
        if ((who.Forms & Eligibility.SocialEconomyForms) == Eligibility.SocialEconomyForms && (who.Forms & 1) == 0)
        {
            parts.Add("all SSE forms");
        }
        else
        {
            Add(parts, "forms", who.Forms, Classification.Forms);
        }

        Add(parts, "stages", who.Stages, Classification.Stages);
        Add(parts, "sectors", who.Sectors, Classification.Sectors);
        Add(parts, "sizes", who.Sizes, Classification.SizeClasses);
        parts.Add(who.Territories is null ? "all territories" : "territories: " + string.Join(", ", who.Territories.Select(t => economy.Territories[t].Name)));
        var groups = Classification.Groups.Where(g => (who.Groups & g.Group) != 0).Select(g => g.Name).ToArray();
        if (groups.Length > 0)
        {
            parts.Add("groups: " + string.Join(", ", groups));
        }

        return string.Join("; ", parts);
    }

    private static void Add(List<string> parts, string kind, uint mask, IReadOnlyList<string> names)
    {
        var chosen = names.Where((_, i) => (mask >> i & 1) != 0).ToArray();
        if (chosen.Length < names.Count)
        {
            parts.Add($"{kind}: {string.Join(", ", chosen)}");
        }
    }

    private static string Budget(CompiledPolicy policy, string currency)
    {
        string[] limits =
        [
            .. policy.BudgetPerYear is { } year ? [string.Create(CultureInfo.InvariantCulture, $"{year:N0} {currency} a year")] : Array.Empty<string>(),
            .. policy.BudgetInAll is { } all ? [string.Create(CultureInfo.InvariantCulture, $"{all:N0} {currency} in all")] : Array.Empty<string>(),
        ];
        return limits.Length == 0 ? "no limit" : string.Join(", ", limits);
    }
}
