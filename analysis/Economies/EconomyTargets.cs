using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Goals;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Economies;

/// <summary>Compares the targets of an economy file with the first month of an economy that was drawn from it and has settled; what is a sum of a year (GDP, investment,
/// pensions) with its first year, since one month of a sample has a few large investments more or less.</summary>
public static class EconomyTargets
{
    public const string ByTerritory = "Residents by territory";
    public const string NationalAccounts = "National accounts";
    public const string Government = "Paid to persons";
    public const string Firms = "Conventional firms";
    public const string AllEntities = "SSE entities";
    /// <summary>Paid jobs of the social economy in all.</summary>
    public const string AllForms = "All forms";
    /// <summary>Months of which annual sums are the target.</summary>
    public const int MonthsPerYear = 12;

    /// <summary>Targets that have an indicator or a count of their own, in the order of the economy file.</summary>
    /// <param name="economy">The economy file.</param>
    /// <param name="result">A run without policies of at least one month, better twelve: a shorter one is taken for the year.</param>
    public static IReadOnlyList<TargetRow> Compare(EconomyDefinition economy, RunResult result)
    {
        var first = result.Months[0];
        var nation = new IndicatorContext(first.Nation(), result.Scale, IsNation: true, []) { Goals = GoalFactors.Of(economy) };
        var year = result.Months.Take(MonthsPerYear).Select(m => new IndicatorContext(m.Nation(), result.Scale, IsNation: true, [])).ToArray();
        return
        [
            .. People(economy, nation),
            .. Territories(economy, result),
            .. Sectors(economy, nation),
            .. Organisations(economy, nation),
            .. Accounts(economy, nation, year),
            .. Transfers(economy, year),
            .. Goals(economy, nation),
        ];
    }

    private static IEnumerable<TargetRow> People(EconomyDefinition economy, IndicatorContext nation)
    {
        const string group = "People";
        var labour = economy.Labour;
        double employed = labour.Employed.Sum(), unemployed = labour.Unemployed.Sum();
        yield return new(group, "Residents", "persons", economy.Population.Residents, Persons(nation), Basis(economy.Population.Residents.Provenance));
        yield return new(group, "Employed", "persons", employed, Value(nation, "economy.employment"), Basis(labour.Employed.Provenance));
        foreach (var sex in Classification.Sexes)
        {
            yield return new(group, $"Employed, {sex}", "persons", SumOf(labour.Employed, sex), Value(nation, "economy.employment", $"sex={sex}"),
                Basis(labour.Employed.Provenance));
        }

        yield return new(group, "Unemployment rate", "%", 100 * unemployed / (employed + unemployed), Value(nation, "economy.unemployment-rate"),
            Basis(labour.Unemployed.Provenance));
    }

    private static IEnumerable<TargetRow> Territories(EconomyDefinition economy, RunResult result)
    {
        for (var t = 0; t < economy.Territories.Count; t++)
        {
            var territory = economy.Territories[t];
            var context = new IndicatorContext(result.Months[0].Territories[t].ToArray(), result.Scale, IsNation: false, []);
            yield return new(ByTerritory, territory.Name, "persons", territory.Residents, Persons(context),
                Basis(territory.Residents.Provenance));
        }
    }

    /// <summary>All public employees work in public administration here, whatever sector the statistics put them in.</summary>
    private static IEnumerable<TargetRow> Sectors(EconomyDefinition economy, IndicatorContext nation)
    {
        var publicEmployees = economy.Labour.PublicEmployees;
        foreach (var sector in economy.Sectors)
        {
            var isPublic = sector.Sector == Classification.Sectors[(int)Sector.PublicAdministration];
            var target = isPublic ? publicEmployees.Sum() : sector.Employment - publicEmployees[sector.Sector];
            yield return new("Jobs by sector, public employees all in public administration", sector.Sector, "persons", target,
                Value(nation, "economy.jobs", $"sector={sector.Sector}"), Basis(sector.Employment.Provenance));
        }
    }

    private static IEnumerable<TargetRow> Organisations(EconomyDefinition economy, IndicatorContext nation)
    {
        yield return new("Organisations", Firms, "entities", economy.Firms.Total,
            Value(nation, "economy.organisations", "form=" + Classification.Forms[(int)Form.Conventional]), Basis(economy.Firms.Total.Provenance));
        foreach (var form in economy.SocialEconomy.GroupBy(f => f.Form))
        {
            yield return new("Organisations", form.Key, "entities", form.Sum(f => f.Entities), Value(nation, "sse.entities", $"form={form.Key}"),
                Basis(form.First().Entities.Provenance));
        }

        yield return new("Organisations", AllEntities, "entities", economy.SocialEconomy.Sum(f => f.Entities), Value(nation, "sse.entities"), "");
        foreach (var form in economy.SocialEconomy.GroupBy(f => f.Form))
        {
            yield return new("Paid jobs of the social economy", form.Key, "persons", form.Sum(f => f.PaidEmployment),
                Value(nation, "sse.employment", $"form={form.Key}"), Basis(form.First().PaidEmployment.Provenance));
        }

        yield return new("Paid jobs of the social economy", AllForms, "persons", economy.SocialEconomy.Sum(f => f.PaidEmployment),
            Value(nation, "sse.employment"), "");
    }

    private static IEnumerable<TargetRow> Accounts(EconomyDefinition economy, IndicatorContext nation, IndicatorContext[] year)
    {
        var accounts = economy.Accounts;
        var unit = economy.Currency + " per year";
        double gdp = accounts.GrossDomesticProduct;
        TargetRow Share(string label, Figure share, string indicator) =>
            new(NationalAccounts, label, unit, share * gdp, Yearly(indicator), Basis(share.Provenance));
        double Yearly(string indicator) => year.Average(month => Value(month, indicator)) * MonthsPerYear;

        yield return new(NationalAccounts, "Gross domestic product", unit, gdp, Yearly("economy.gdp"),
            Basis(accounts.GrossDomesticProduct.Provenance));
        yield return Share("Household consumption", accounts.HouseholdConsumption, "economy.consumption");
        yield return Share("Investment", accounts.Investment, "economy.investment");
        yield return Share("Exports", accounts.Exports, "economy.exports");
        yield return Share("Imports", accounts.Imports, "economy.imports");
        yield return new(NationalAccounts, "Household deposits", economy.Currency, accounts.HouseholdDeposits * gdp,
            Value(nation, "economy.deposits", "holder=household"), Basis(accounts.HouseholdDeposits.Provenance));
        yield return new(NationalAccounts, "Loans to organisations", economy.Currency, economy.Credit.BusinessLoans * gdp,
            Value(nation, "credit.outstanding"), Basis(economy.Credit.BusinessLoans.Provenance));
    }

    /// <summary>What governments pay to persons. It moves with the number of unemployed in a sample, so that nobody is warned of it.</summary>
    private static IEnumerable<TargetRow> Transfers(EconomyDefinition economy, IndicatorContext[] year)
    {
        var government = economy.Government;
        TargetRow Paid(string label, Figure share, SpendingPurpose purpose) => new(Government, label, economy.Currency + " per year",
            share * economy.Accounts.GrossDomesticProduct, year.Average(month => month.Money(Measures.Spending(purpose))) * MonthsPerYear, Basis(share.Provenance));

        yield return Paid("Pensions", government.Pensions, SpendingPurpose.Pensions);
        yield return Paid("Unemployment benefits", government.UnemploymentBenefits, SpendingPurpose.UnemploymentBenefits);
        yield return Paid("Family benefits", government.FamilyBenefits, SpendingPurpose.FamilyBenefits);
    }

    /// <summary>Totals of the file's goals. They follow entities and jobs in single sectors, which a sample has few of, so that nobody is warned of them.</summary>
    private static IEnumerable<TargetRow> Goals(EconomyDefinition economy, IndicatorContext nation)
    {
        var goals = economy.Goals;
        (string Label, string Unit, FigureTable Total, string Indicator, double Times)[] totals =
        [
            ("Learners in SSE education", "persons", goals.Learners, "px.4.learners", 1),
            ("Served by community water organisations", "persons", goals.WaterUsers, "px.6", 1),
            ("In cooperative or community-led housing", "households", goals.HousedHouseholds, "px.11.households", 1),
            ("Recovered by recyclers", "tonnes per year", goals.RecoveredTonnes, "px.12.recovered", MonthsPerYear),
            ("Greenhouse gas emissions of production", "tonnes CO2e per year", goals.Emissions, "px.13", MonthsPerYear),
            ("Small-scale fishers in cooperatives", "persons", goals.CooperativeFishers, "px.14", 1),
            ("Land under community management", "hectares", goals.CommunityLand, "px.15", 1),
        ];
        return totals.Where(t => t.Total.IsGiven)
            .Select(t => new TargetRow("Goals", t.Label, t.Unit, t.Total.Sum(), Value(nation, t.Indicator) * t.Times, Basis(t.Total.Provenance)));
    }

    private static double Persons(IndicatorContext context)
    {
        var block = Measures.Persons;
        return Enumerable.Range(block.Offset, block.Length).Sum(counter => context.Count(counter));
    }

    private static double SumOf(FigureTable table, string first) =>
        table.Values.Where(v => v.Key.StartsWith(first + "/", StringComparison.Ordinal)).Sum(v => v.Value);

    /// <summary>An indicator that a target needs must exist: a missing row is a bug here, not a gap in the data.</summary>
    private static double Value(IndicatorContext context, string indicator, string breakdown = "")
    {
        var declaration = IndicatorCatalog.Find(indicator) ?? throw new InvalidOperationException($"Bug in SseSim: no indicator '{indicator}'");
        foreach (var row in declaration.Evaluate(context))
        {
            if (row.Breakdown == breakdown)
            {
                return row.Value;
            }
        }

        return double.NaN;
    }

    private static string Basis(Provenance provenance)
    {
        var status = provenance.Status switch
        {
            FigureStatus.Published => "published",
            FigureStatus.Estimated => "estimated",
            _ => "assumed",
        };
        return provenance.Year == 0 ? status : string.Create(CultureInfo.InvariantCulture, $"{provenance.Year}, {status}");
    }
}
