using SseSim.Model.Economy;
using SseSim.Scenarios.EconomyFiles;

namespace SseSim.Scenarios.Tests;

/// <summary>Reading economy files, by changing one thing of the island's.</summary>
public sealed class EconomyFileTests
{
    private static readonly string Island = ChangedIsland.Text;

    private static (EconomyDefinition? Economy, string[] Printed) Load(params (string Old, string New)[] changes) => ChangedIsland.Load(changes);

    /// <summary>The one message that a change causes, without its place.</summary>
    private static string MessageOf(string old, string changed)
    {
        var line = Assert.Single(Load((old, changed)).Printed);
        Assert.Matches("^island\\.yaml:[0-9]+:[0-9]+: (error|warning): ", line);
        return line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    [Theory]
    [InlineData("portugal-2010")]
    [InlineData("island")]
    public void The_economies_of_the_library_have_no_errors_and_no_warnings(string name)
    {
        var result = EconomyLoader.Load(name, ScenarioFolder.Repository);
        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(name, result.Economy!.Economy);
    }

    [Fact]
    public void Numbers_come_out_in_base_units()
    {
        var economy = Load(("population:\n  residents: 5000\n", "population:\n  residents: { value: 5, unit: thousand persons }\n"),
            ("unemployment-benefit-months: 12\n", "unemployment-benefit-months: 1 years\n")).Economy!;
        Assert.Equal((5000.0, "persons"), (economy.Population.Residents.Value, economy.Population.Residents.Unit));
        Assert.Equal((75e6, "EUR"), (economy.Accounts.GrossDomesticProduct.Value, economy.Accounts.GrossDomesticProduct.Unit));
        Assert.Equal((0.4, "share of procurement"), (economy.Government.LocalProcurementShare.Value, economy.Government.LocalProcurementShare.Unit));
        Assert.Equal(12, economy.Government.UnemploymentBenefitMonths.Value);
        Assert.Equal(0.55, economy.Population.EducationByAge["55-64/basic"]);
        Assert.Equal(700, economy.Population.ByAgeAndSex["female/35-54"]);
    }

    [Theory]
    [InlineData("0.000075 trn EUR")]
    [InlineData("0.000075 trillion EUR")]
    [InlineData("0.075 bn EUR")]
    public void Amounts_are_written_in_multiples_as_large_as_a_currency_needs(string amount) =>
        Assert.Equal(75e6, Load(("gross-domestic-product: 75 M EUR", $"gross-domestic-product: {amount}")).Economy!.Accounts.GrossDomesticProduct.Value, 1e-3);

    [Theory]
    [InlineData("currency: EUR", "currency: Kenyan shilling", "error: 'currency' must be a code of three capital letters (ISO 4217), such as EUR, KES or IDR, not 'Kenyan shilling'")]
    [InlineData("currency: EUR", "currency: eur", "error: 'currency' must be a code of three capital letters (ISO 4217), such as EUR, KES or IDR, not 'eur'")]
    [InlineData("base-year: 2020", "base-year: 20", "error: 'base-year' must be between 1900 and 2200, not '20'")]
    public void What_all_other_figures_rest_on_is_checked_first(string old, string changed, string message) => Assert.Equal(message, MessageOf(old, changed));

    [Fact]
    public void A_figure_of_its_own_source_keeps_it_and_the_rest_inherit()
    {
        var economy = Load(("sources: { invented: Invented for teaching. }", "sources: { book: The Book of Islands. }"),
            ("  debt: 60 %\n", "  provenance: { source: book, year: 2019, status: published }\n  debt: { value: 60 %, year: 2018, note: Page 3. }\n")).Economy!;
        Assert.Equal(new Provenance("The Book of Islands.", 2018, FigureStatus.Published, "Page 3."), economy.Government.Debt.Provenance);
        Assert.Equal(new Provenance("The Book of Islands.", 2019, FigureStatus.Published), economy.Government.Pensions.Provenance);
        Assert.Equal(new Provenance("invented", 2020, FigureStatus.Assumed), economy.Accounts.Exports.Provenance);
    }

    [Theory]
    [InlineData("pensions: 11 %", "pensons: 11 %", "error: unknown key 'pensons' in 'government'; did you mean 'pensions'?")]
    [InlineData("default-rate: 4 %", "default-rate: 4", "error: 'default-rate' must be between 0 and 1 (share), not 4; did you mean '4 %'?")]
    [InlineData("default-rate: 4 %", "default-rate: 104 %", "error: 'default-rate' must be between 0 and 1 (share), not 1.04")]
    [InlineData("default-rate: 4 %", "default-rate: 4 months", "error: 'default-rate' must be a share, such as '12 %' or 0.12, not '4 months'")]
    [InlineData("default-rate: 4 %", "default-rate: four", "error: 'default-rate' must be a share, such as '12 %' or 0.12: 'four' is not a number")]
    [InlineData("default-rate: 4 %", "default-rate: [4]", "error: 'default-rate' must be a share, such as '12 %' or 0.12, not a list")]
    [InlineData("default-rate: 4 %", "default-rate: { value: 4, unit: prcent }",
        "error: unknown unit 'prcent'; units begin with one of: persons, residents, jobs, employees, FTE, full-time, entities, enterprises, firms, "
        + "organisations, households, members, volunteers, loans, loan-years, share, ratio, times, months, years, days, hours, learners, fishers, producers, tonnes, kt, Mt, hectares, ha, km2, kW, MW, EUR, %")]
    [InlineData("default-rate: 4 %", "default-rate: { value: 4 %, source: bok }", "error: unknown source 'bok'; 'sources' has: invented")]
    [InlineData("default-rate: 4 %", "default-rate: { value: 4 %, status: guessed }", "error: unknown status 'guessed'; it is one of: published, estimated, assumed")]
    [InlineData("default-rate: 4 %", "default-rate: { value: 4 %, low: 5 %, high: 6 % }", "error: 'default-rate' is 0.04, outside of its own range from 0.05 to 0.06")]
    [InlineData("gross-domestic-product: 75 M EUR", "gross-domestic-product: 75 M USD",
        "error: 'gross-domestic-product' must be an amount of money, in a unit like 'EUR', 'M EUR' or 'bn EUR', not '75 M USD': amounts are in "
        + "the economy's currency, EUR, not in USD")]
    [InlineData("form: producer-cooperative", "form: farmers-coop", "error: unknown form 'farmers-coop'; it is one of: worker-cooperative, "
        + "producer-cooperative, consumer-cooperative, social-cooperative, association, mutual, foundation, social-enterprise, self-help-group")]
    [InlineData("sector: manufacturing,", "sector: manufacture,", "error: unknown sector 'manufacture'; did you mean 'manufacturing'?")]
    [InlineData("sector: manufacturing,", "sector: education,", "error: sector 'education' is given twice; the first is in line 52")]
    [InlineData("default-residents: 5000", "default-residents: 400", "error: 'default-residents' must be at least 500, not 400: fewer leave the smallest territory without a firm")]
    [InlineData("values: { basic: 0.8, secondary", "values: { basic: -0.8, secondary", "error: 'wage-by-education: basic' must be between 0 and 20 (ratio), not -0.8")]
    [InlineData("{ education: 110,", "{ educatoin: 110,", "error: unknown name 'educatoin' in 'public-employees'; did you mean 'education'?")]
    [InlineData("1: 25, 2: 30", "1: 35, 2: 30", "error: 'household-sizes' adds up to 1.1; shares must add up to 1 within 0.5 %")]
    [InlineData("15-24: { basic: 50", "15-24: { basic: 60", "error: 'education-by-age' adds up to 1.1 for '15-24'; shares must add up to 1 within 0.5 %")]
    [InlineData("value-added-share: 4 %, labour-share: 70 %", "value-added-share: 8 %, labour-share: 70 %",
        "error: 'value-added-share' of the sectors adds up to 1.04; shares must add up to 1 within 0.5 %")]
    [InlineData("{ male: 12, female: 12 }", "{ male: 12 }", "error: 'youth-not-in-employment-or-education' lacks 'female'")]
    [InlineData("kind: cooperative-bank", "kind: cooperativ-bank", "error: unknown kind 'cooperativ-bank'; did you mean 'cooperative-bank'?")]
    [InlineData("base-year: 2020", "base-year: now", "error: 'base-year' must be a whole number, not 'now'")]
    [InlineData("invented: true ", "invented: yes ", "error: 'invented' must be either true or false, not 'yes'", true)]
    [InlineData("economy: island", "economy: isle", "error: economy 'isle' must be named as its file: write 'economy: island' or rename the file to isle.yaml")]
    [InlineData("exports: 30 %", "exports: 40 %", "warning: consumption + investment + exports - imports: 1.1 in all, more than 2 % from GDP, 1")]
    public void What_is_wrong_with_an_economy_is_said(string old, string changed, string message, bool amongOthers = false)
    {
        if (amongOthers)
        {
            Assert.Contains(Load((old, changed)).Printed, line => line.EndsWith(": " + message, StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(message, MessageOf(old, changed));
        }
    }

    [Fact]
    public void Unknown_names_are_said_beside_whatever_else_is_wrong()
    {
        var printed = Load(("form: producer-cooperative", "form: sacco"), ("sector: manufacturing,", "sector: manufacture,"), ("default-rate: 4 %", "default-rate: 104 %")).Printed;
        Assert.Contains(printed, line => line.Contains("error: unknown form 'sacco'; it is one of: worker-cooperative", StringComparison.Ordinal));
        Assert.Contains(printed, line => line.Contains("error: unknown sector 'manufacture'; did you mean 'manufacturing'?", StringComparison.Ordinal));
        Assert.Contains(printed, line => line.Contains("error: 'default-rate' must be between 0 and 1 (share), not 1.04", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_key_says_what_it_must_be() => Assert.Equal(
        "error: missing key 'disability-share' in 'population': a share, such as '12 %' or 0.12", MessageOf("  disability-share: 10 %\n", ""));

    [Fact]
    public void A_missing_key_in_a_list_names_the_entry() => Assert.Equal(
        "error: missing key 'name' in territory 'XI-2'", MessageOf("id: XI-2, name: Valley,", "id: XI-2,"));

    [Fact]
    public void A_real_economy_must_give_source_year_and_status()
    {
        var printed = Load(("invented: true", "invented: false"),
            ("residents: 2500,", "residents: { value: 2500, year: 2020, status: assumed },")).Printed;
        Assert.Contains(printed, p => p.EndsWith(
            "error: 'urban-share' has no status (published, estimated or assumed), no year, no source; give it here or in a 'provenance' of the section",
            StringComparison.Ordinal));
        Assert.Contains(printed, p => p.EndsWith(
            "warning: 'residents' is assumed, but has no range; give 'low' and 'high' in persons", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_figure_and_table_of_an_economy_has_a_rule()
    {
        var types = typeof(EconomyDefinition).Assembly.GetTypes().Where(t => t.Namespace == typeof(EconomyDefinition).Namespace);
        var figures = types.SelectMany(RecordReader.PropertiesOf)
            .Where(p => p.PropertyType == typeof(Figure) || p.PropertyType == typeof(FigureTable)).Where(p => p.DeclaringType != typeof(Figure)).ToList();
        Assert.True(figures.Count > 80, $"{figures.Count} figures");
        Assert.All(figures, p =>
        {
            var rule = FigureRules.Find(p.DeclaringType!, p.Name);
            Assert.True(rule is not null, $"{p.DeclaringType!.Name}.{p.Name} has no rule");
            Assert.Equal(p.PropertyType == typeof(FigureTable), rule.Keys.Count > 0);
        });
    }

    [Fact]
    public void An_economy_that_is_not_there_is_named_with_the_closest() => Assert.Equal(
        ["portugal: error: there is no economy 'portugal'; did you mean 'portugal-2010'?"],
        EconomyLoader.Load("portugal", ScenarioFolder.Repository).Diagnostics.Select(d => d.ToString()));
}
