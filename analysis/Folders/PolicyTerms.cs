using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Folders;

/// <summary>What the words of a policy say, as values: a report in another language says them anew.</summary>
public sealed record PolicyTerms
{
    /// <summary>Stands in <see cref="For"/> for every form of the social and solidarity economy and no other.</summary>
    public const string SocialEconomy = "social-economy";

    /// <summary>[key of the instrument]: its value in the last month, in the key's base unit.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>[kind of class]: those admitted, by their names in scenario files; a kind that is not there admits all. Territories are named for readers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> For { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Identity of the one organisation that it is for; null where there are more, or where it is looked for.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whether one organisation of the form and territory in <see cref="For"/> is meant.</summary>
    public bool OneOfThem { get; init; }

    /// <summary>Null without a limit.</summary>
    public double? BudgetPerYear { get; init; }

    /// <summary>Null without a limit.</summary>
    public double? BudgetInAll { get; init; }

    internal static PolicyTerms Of(CompiledPolicy policy, int lastMonth, Instrument instrument, EconomyLabels economy) => new()
    {
        Values = instrument.Keys.Select((key, k) => (key.Name, Value: policy.ValuesByMonth[k][lastMonth])).ToDictionary(v => v.Name, v => v.Value),
        For = policy.Target is { } target ? Targeted(target, economy) : Admitted(policy.For, economy),
        Organisation = policy.Target?.Organisation?.ToString("x16", CultureInfo.InvariantCulture),
        OneOfThem = policy.Target is { Organisation: null },
        BudgetPerYear = policy.BudgetPerYear,
        BudgetInAll = policy.BudgetInAll,
    };

    private static Dictionary<string, IReadOnlyList<string>> Targeted(InterventionTarget target, EconomyLabels economy) => target.Organisation is not null ? []
        : new() { ["form"] = [Classification.Forms[(int)target.Form!.Value]], ["territory"] = [economy.Territories[target.Territory!.Value].Name] };

    private static Dictionary<string, IReadOnlyList<string>> Admitted(Eligibility who, EconomyLabels economy)
    {
        var admitted = new Dictionary<string, IReadOnlyList<string>>();
        Add("form", who.Forms, Classification.Forms);
        if ((who.Forms & Eligibility.SocialEconomyForms) == Eligibility.SocialEconomyForms && (who.Forms & 1u << (int)Form.Conventional) == 0)
        {
            admitted["form"] = [SocialEconomy];
        }

        Add("stage", who.Stages, Classification.Stages);
        Add("sector", who.Sectors, Classification.Sectors);
        Add("size", who.Sizes, Classification.SizeClasses);
        if (who.Territories is { } territories)
        {
            admitted["territory"] = [.. territories.Select(t => economy.Territories[t].Name)];
        }

        if (who.Groups != Group.None)
        {
            admitted["group"] = [.. Classification.Groups.Where(g => (who.Groups & g.Group) != 0).Select(g => g.Name)];
        }

        return admitted;

        void Add(string kind, uint mask, IReadOnlyList<string> names)
        {
            string[] chosen = [.. names.Where((_, i) => (mask >> i & 1) != 0)];
            if (chosen.Length < names.Count)
            {
                admitted[kind] = chosen;
            }
        }
    }
}
