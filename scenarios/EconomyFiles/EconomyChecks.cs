using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What must hold between the entries of an economy file's lists. What must hold between its parts: <see cref="EconomyBalances"/>.</summary>
internal static class EconomyChecks
{
    private static readonly IReadOnlyList<(string Key, Func<SectorDefinition, Figure> Value)> SectorShares =
    [
        ("value-added-share", s => s.ValueAddedShare), ("exports-share", s => s.ExportsShare), ("imports-share", s => s.ImportsShare),
        ("investment-share", s => s.InvestmentShare), ("procurement-share", s => s.ProcurementShare), ("firms-share", s => s.FirmsShare),
    ];

    /// <summary>Adds an error for each sector and form that there is not. From the file alone, so that they are said beside whatever else is wrong.</summary>
    public static void CheckNames(Section root, DiagnosticList diagnostics)
    {
        Known(root, "sectors", "sector", Classification.Sectors, diagnostics);
        Known(root, "social-economy", "form", SocialEconomyForms, diagnostics);
    }

    /// <summary>Adds an error for each thing that cannot be.</summary>
    /// <returns>Whether every list has what it must have, and once.</returns>
    public static bool Check(EconomyDefinition economy, Section root, EconomyMarks marks, DiagnosticList diagnostics)
    {
        var (territories, sectors) = (root.MarkOf("territories"), root.MarkOf("sectors"));
        var financiers = marks.Of("credit", "financiers");
        var before = diagnostics.ErrorCount;

        Unique(root.Find("territories"), "id", "territory", diagnostics);
        Unique(root.Find("sectors"), "sector", "sector", diagnostics);
        Unique(root.Find("social-economy"), "family", "family", diagnostics);
        Unique((root.Find("credit") as YamlMapping)?.Find("financiers"), "name", "financier", diagnostics);
        var missing = Classification.Sectors.Except(economy.Sectors.Select(s => s.Sector)).ToList();
        if (diagnostics.ErrorCount == before && missing.Count > 0)
        {
            diagnostics.Error(sectors, $"'sectors' lacks {string.Join(", ", missing.Select(Wording.Quote))}; an economy has all {Classification.SectorCount} sectors");
        }

        if (economy.Territories.Count == 0)
        {
            diagnostics.Error(territories, "'territories' is empty; an economy has at least one");
        }
        else if (root.Has("default-residents") && EconomyLoader.FewestResidents(economy) is var fewest && economy.DefaultResidents < fewest)
        {
            diagnostics.Error(root.MarkOf("default-residents"), string.Create(CultureInfo.InvariantCulture, $"'default-residents' must be at least {fewest}, not {economy.DefaultResidents}: fewer leave ")
                + (economy.Territories.Count == 1 ? "hardly an organisation" : "the smallest territory without a firm"));
        }

        var listsAreComplete = diagnostics.ErrorCount == before;
        foreach (var (key, value) in SectorShares)
        {
            One(economy.Sectors.Sum(s => value(s).Value), $"'{key}' of the sectors", sectors, diagnostics);
        }

        One(economy.Credit.Financiers.Sum(f => f.DepositShare.Value), "'deposit-share' of the financiers", financiers, diagnostics);
        One(economy.Credit.Financiers.Sum(f => f.LoanShare.Value), "'loan-share' of the financiers", financiers, diagnostics);

        return listsAreComplete;
    }

    private static IReadOnlyList<string> SocialEconomyForms { get; } =
        [.. Classification.Forms.Where((_, index) => Classification.IsSocialEconomy((Form)index))];

    private static void Unique(YamlNode? list, string key, string kind, DiagnosticList diagnostics)
    {
        var first = new Dictionary<string, Mark>();
        foreach (var name in ((list as YamlSequence)?.Items.OfType<YamlMapping>() ?? []).Select(entry => entry.Find(key)).OfType<YamlScalar>())
        {
            if (!first.TryAdd(name.Text, name.Mark))
            {
                diagnostics.Error(name.Mark, $"{kind} {Wording.Quote(name.Text)} is given twice; the first is in line {first[name.Text].Line}");
            }
        }
    }

    private static void Known(Section root, string list, string key, IReadOnlyList<string> allowed, DiagnosticList diagnostics)
    {
        var entries = (root.Find(list) as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];
        foreach (var name in entries.Select(e => e.Find(key)).OfType<YamlScalar>().Where(n => !n.IsNull && !allowed.Contains(n.Text)))
        {
            diagnostics.Error(name.Mark, $"unknown {key} {Wording.Quote(name.Text)}{Wording.Suggest(name.Text, allowed, "it is one of")}");
        }
    }

    private static void One(double sum, string what, Mark mark, DiagnosticList diagnostics)
    {
        if (!FigureTableReader.IsOne(sum))
        {
            diagnostics.Error(mark, $"{what} adds up to {QuantityText.Number(Math.Round(sum, 4))}; shares must add up to 1 within 0.5 %");
        }
    }
}
