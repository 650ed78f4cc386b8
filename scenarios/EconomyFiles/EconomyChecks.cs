using SseSim.Model.Economy;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What must hold between the parts of an economy file.</summary>
internal static class EconomyChecks
{
    private const double TargetTolerance = 0.02;

    private static readonly IReadOnlyList<(string Key, Func<SectorDefinition, Figure> Value)> SectorShares =
    [
        ("value-added-share", s => s.ValueAddedShare), ("exports-share", s => s.ExportsShare), ("imports-share", s => s.ImportsShare),
        ("investment-share", s => s.InvestmentShare), ("procurement-share", s => s.ProcurementShare), ("firms-share", s => s.FirmsShare),
    ];

    /// <summary>Adds an error for each thing that cannot be, a warning for each target that another contradicts.</summary>
    public static void Check(EconomyDefinition economy, Section root, DiagnosticList diagnostics)
    {
        var (territories, sectors, families) = (root.MarkOf("territories"), root.MarkOf("sectors"), root.MarkOf("social-economy"));
        var financiers = (root.Find("credit") as YamlMapping)?.Find("financiers")?.Mark ?? root.Mark;

        Unique(economy.Territories.Select(t => t.Id), "territory", territories, diagnostics);
        Unique(economy.Sectors.Select(s => s.Sector), "sector", sectors, diagnostics);
        Unique(economy.SocialEconomy.Select(f => f.Family), "family", families, diagnostics);
        Unique(economy.Credit.Financiers.Select(f => f.Name), "financier", financiers, diagnostics);
        Known(economy.Sectors.Select(s => s.Sector), Classification.Sectors, "sector", sectors, diagnostics);
        Known(economy.SocialEconomy.Select(f => f.Form), SocialEconomyForms, "form", families, diagnostics);

        foreach (var (key, value) in SectorShares)
        {
            One(economy.Sectors.Sum(s => value(s).Value), $"'{key}' of the sectors", sectors, diagnostics);
        }

        One(economy.Credit.Financiers.Sum(f => f.DepositShare.Value), "'deposit-share' of the financiers", financiers, diagnostics);
        One(economy.Credit.Financiers.Sum(f => f.LoanShare.Value), "'loan-share' of the financiers", financiers, diagnostics);

        if (economy.Territories.Count == 0)
        {
            diagnostics.Error(territories, "'territories' is empty; an economy has at least one");
        }

        Near(economy.Territories.Sum(t => t.Residents.Value), economy.Population.Residents, "residents of the territories",
            "'residents' of 'population'", territories, diagnostics);
        Near(economy.Sectors.Sum(s => s.Employment.Value), economy.Labour.Employed.Sum(), "'employment' of the sectors",
            "'employed' of 'labour'", sectors, diagnostics);
        Near(economy.Labour.ByStatus.Sum(), economy.Labour.Employed.Sum(), "'by-status' of 'labour'", "'employed' of 'labour'",
            root.MarkOf("labour"), diagnostics);
        var accounts = economy.Accounts;
        Near(accounts.HouseholdConsumption + accounts.GovernmentConsumption + accounts.Investment + accounts.Exports - accounts.Imports, 1,
            "consumption + investment + exports - imports", "GDP", root.MarkOf("accounts"), diagnostics);
    }

    private static IReadOnlyList<string> SocialEconomyForms { get; } =
        [.. Classification.Forms.Where((_, index) => Classification.IsSocialEconomy((Form)index))];

    private static void Unique(IEnumerable<string> names, string kind, Mark mark, DiagnosticList diagnostics)
    {
        foreach (var name in names.GroupBy(n => n).Where(g => g.Count() > 1))
        {
            diagnostics.Error(mark, $"{kind} {Wording.Quote(name.Key)} is given {name.Count()} times");
        }
    }

    private static void Known(
        IEnumerable<string> names, IReadOnlyList<string> allowed, string kind, Mark mark, DiagnosticList diagnostics)
    {
        foreach (var name in names.Where(n => !allowed.Contains(n)))
        {
            diagnostics.Error(mark, $"unknown {kind} {Wording.Quote(name)}{Wording.Suggest(name, allowed, "it is one of")}");
        }
    }

    private static void One(double sum, string what, Mark mark, DiagnosticList diagnostics)
    {
        if (!FigureTableReader.IsOne(sum))
        {
            diagnostics.Error(mark, $"{what} adds up to {QuantityText.Number(Math.Round(sum, 4))}; shares must add up to 1 within 0.5 %");
        }
    }

    private static void Near(double sum, double target, string what, string targetName, Mark mark, DiagnosticList diagnostics)
    {
        if (Math.Abs(sum - target) > TargetTolerance * Math.Abs(target))
        {
            diagnostics.Warn(mark, $"{what}: {QuantityText.Number(Math.Round(sum, 4))} in all, "
                + $"more than 2 % from {targetName}, {QuantityText.Number(Math.Round(target, 4))}");
        }
    }
}
