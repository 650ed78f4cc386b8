using System.Globalization;
using System.Text;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Goals;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The pages of <c>docs/reference/</c> that are written from declarations: parameters, instruments, indicators.</summary>
internal static class ReferencePages
{
    private const string Generated = "<!-- Written from the declarations: SSESIM_UPDATE_DOCS=1 dotnet test tests/model -->";

    /// <summary>Text of a page by its file name in <c>docs/reference/</c>.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["parameters.md"] = Parameters(),
        ["instruments.md"] = Instruments(),
        ["indicators.md"] = Indicators(),
    };

    private static string Parameters()
    {
        var page = Page("Model parameters",
            "Behavioural parameters, declared in `model/Parameters/ModelParameters.cs`: what an economy file does not give. A scenario overrides one under",
            "`parameters:` or with `--set parameters.NAME=VALUE`, within its range. Symbols are those of the [submodels](../model/submodels.md).");
        foreach (var submodel in ParameterCatalog.All.GroupBy(p => p.UsedBy))
        {
            page.Append(Line($"\n## {Capitalised(submodel.Key)}\n"));
            Row(page, "symbol", "name", "unit", "value", "range", "source");
            Row(page, "---", "---", "---", "---", "---", "---");
            foreach (var p in submodel)
            {
                Row(page, Code(p.Symbol), Code(p.Name), p.Unit, Number(p.Default), $"{Number(p.Minimum)} to {Number(p.Maximum)}", p.Source);
            }
        }

        return page.ToString();
    }

    private static string Instruments()
    {
        var page = Page("Policy instruments",
            "What a scenario may list under `policies:`. Keys that every policy has (`for`, `from`, `until`, `ramp`, `budget`) are described with",
            "[scenario files](scenario-files.md). Each instrument is one file in `model/Policies/Instruments/`. Amounts are for euros: in an economy of another",
            "currency a default is the same share of its GDP per resident, and the largest amount grows with that ([decision 44](../decisions/0044-amounts-of-other-currencies.md)).");
        foreach (var i in InstrumentCatalog.All)
        {
            page.Append(Line($"\n## {Code(i.Name)}\n"));
            page.Append(Line($"{i.Summary}\n"));
            Row(page, "key", "measured as", "default", "range", "rises with `ramp`", "meaning");
            Row(page, "---", "---", "---", "---", "---", "---");
            foreach (var key in i.Keys)
            {
                Row(page, Code(key.Name), Measured(key.Dimension), key.Default is { } value ? Number(value) : "required",
                    $"{Number(key.Minimum)} to {Number(key.Maximum)}", key.Ramps ? "yes" : "no", key.Description);
            }

            page.Append(Line($"\n- **Family:** {i.Family}"));
            page.Append(Line($"- **Mechanism:** {i.Mechanism}"));
            page.Append(Line($"- **Eligible without `for`:** {Forms(i.DefaultEligibility)}"));
            page.Append(Line($"- **Conditions of `for`:** {string.Join(", ", i.EligibilityKeys.Select(Code))}"));
            page.Append(Line($"- **Budget:** {Budget(i.BudgetUse)}"));
            page.Append(Line($"- **Modelled on:** {i.Source}"));
        }

        return page.ToString();
    }

    private static string Indicators()
    {
        var page = Page("Indicators",
            "Every indicator of trajectories and reports, declared in `model/Observations/Indicators/`. `currency` stands for the economy's own. Values are of",
            "the whole economy. Those under `sdg` are indicators of the UN global framework whose numerator and denominator are the model's own agents, each with",
            "its code and with what differs from the official definition. A proxy stands in for an official indicator and is marked wherever it is shown.",
            "Those whose level is an input of the economy file (its `goals`, see economy-files.md, or its memberships) are marked as input measures too.",
            "Where the file's `goals` do not give the figure that an indicator is measured with, there is no row either.",
            "A column says what territories have, which is mostly the total. Of what `goals` measure they have what follows the paid jobs, pay or value added of the place. What follows",
            "entities or memberships is the nation's alone: an average entity says nothing of the land, water, power, dwellings, boats or producers of a place, and members need not live",
            "where their entity has its seat. What is `fixed` in the file is of no territory, so that territories need not add up to the nation.",
            "Yearly indicators have rows in December: of flows, where all months of the year were simulated; growth, where the year before was too. Where nobody",
            "is in the denominator there is no row.");
        foreach (var family in IndicatorCatalog.All.GroupBy(i => i.Id.Split('.')[0]))
        {
            page.Append(Line($"\n## {family.Key}\n"));
            Row(page, "id", "title", "unit", "each", "definition", "differs from the official text", "broken down by", "of territories", "official code");
            Row(page, "---", "---", "---", "---", "---", "---", "---", "---", "---");
            foreach (var i in family)
            {
                Row(page, Code(i.Id), i.Title, i.Unit, i.Frequency == Frequency.Yearly ? "year" : "month", Full(i), i.Differs, Breakdowns(i), OfTerritories(i),
                    (i.OfficialCode ?? "") + (i.IsProxy ? " proxy" : ""));
            }
        }

        return page.ToString();
    }

    private static string Full(Indicator i) => i.OfficialTitle.Length == 0 ? i.Definition : $"{i.OfficialTitle}. Here: {i.Definition}";

    /// <summary>The breakdowns that an indicator gives for a nation in which nothing is zero.</summary>
    private static string Breakdowns(Indicator indicator) => Dimensions(indicator.Evaluate(Area(isNation: true)));

    /// <summary>What a territory has of it: the total, and breakdowns.</summary>
    private static string OfTerritories(Indicator indicator)
    {
        List<IndicatorValue> rows = [.. indicator.Evaluate(Area(isNation: false))];
        return string.Join("; ", new[] { rows.Exists(r => r.Breakdown.Length == 0) ? "total" : "", Dimensions(rows) }.Where(part => part.Length > 0));
    }

    private static string Dimensions(IEnumerable<IndicatorValue> rows) => string.Join("; ", rows.Select(v => v.Breakdown).Where(b => b.Length > 0)
        .Select(b => string.Join(" and ", b.Split(';').Select(part => part.Split('=')[0]))).Distinct());

    /// <summary>A nation, or the first of its territories, in which nothing is zero.</summary>
    private static IndicatorContext Area(bool isNation)
    {
        var counters = Enumerable.Range(1, Measures.Length).Select(n => (long)n).ToArray();
        var year = YearIncomes.Of([CounterSet.Of([.. Enumerable.Range(1, IncomeMeasures.Length).Select(n => (long)n)])], 0.6, true);
        var territory = isNation ? -1 : 0;
        return new(counters, 1, isNation, ["policy"])
        {
            FinancierNames = ["bank"],
            Goals = GoalFactors.Of(Island.Economy with { Goals = Everything }),
            Year = new(counters, year, territory, new(counters, year, territory, null) { IsComplete = true }) { IsComplete = true },
        };
    }

    /// <summary>Every figure of the goals, with its range: two of whatever it is.</summary>
    private static GoalsDefinition Everything
    {
        get
        {
            string[] forms = [.. Classification.Forms.Where((_, f) => Classification.IsSocialEconomy((Form)f)), GoalsDefinition.Fixed];
            FigureTable Of(IEnumerable<string> names)
            {
                var values = names.ToDictionary(n => n, _ => 0.5);
                return FigureTable.Empty with { Values = values, Low = values, High = values };
            }

            var total = Of(forms);
            return new()
            {
                ManagerShare = Figure.Of(0.5), TrainedShare = total, SmallProducers = Figure.Of(1), Learners = total, SellingProducers = total, PricePremium = total, WaterUsers = total, InstalledPower = total,
                HousedHouseholds = total, RecoveredTonnes = total, Emissions = Of(Classification.Sectors), CooperativeFishers = total, CommunityLand = total,
            };
        }
    }

    private static string Forms(Eligibility eligibility) =>
        eligibility.Forms == Eligibility.SocialEconomyForms ? "every form of the social and solidarity economy"
        : string.Join(", ", Classification.Forms.Where((_, f) => (eligibility.Forms >> f & 1) != 0));

    private static string Budget(BudgetUse use) => use switch
    {
        BudgetUse.None => "has none",
        BudgetUse.TaxExpenditure => "counts tax forgone",
        BudgetUse.Outlay => "counts money paid out",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "not a use of a budget"),
    };

    private static string Measured(Dimension dimension) => dimension switch
    {
        Dimension.Share => "share",
        Dimension.RatePerYear => "rate a year",
        Dimension.Money => "EUR",
        Dimension.Months => "months",
        Dimension.Days => "days",
        Dimension.Hours => "hours",
        Dimension.Number => "number",
        Dimension.Flag => "true or false",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "not a dimension"),
    };

    private static StringBuilder Page(string title, params string[] introduction) =>
        new StringBuilder().Append(Line($"# {title}\n")).Append(Line(Generated)).Append('\n').Append(Line(string.Join('\n', introduction)));

    private static void Row(StringBuilder page, params string[] cells) =>
        page.Append(Line($"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |"));

    private static string Line(string text) => text + "\n";

    private static string Code(string text) => $"`{text}`";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
