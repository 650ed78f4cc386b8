using SseSim.Model.Economy;

namespace SseSim.Scenarios.Tests;

/// <summary>What must add up in an economy file, by changing one thing of the island's: contradictions are refused before anything starts.</summary>
public sealed class EconomyBalanceTests
{
    private static readonly string Island = File.ReadAllText(ScenarioFolder.Repository.Library.FindEconomy("island")!);

    private static (EconomyDefinition? Economy, string[] Printed) Load(params (string Old, string New)[] changes)
    {
        using var folder = new ScenarioFolder();
        Assert.All(changes, change => Assert.Contains(change.Old, Island));
        var text = changes.Aggregate(Island, (t, change) => t.Replace(change.Old, change.New));
        var result = EconomyLoader.Load(folder.Write("island.yaml", text), ScenarioFolder.Repository);
        return (result.Economy, folder.Printed(result.Diagnostics));
    }

    private static int LineOf(string text) => Island[..Island.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    /// <summary>The file is refused with one message, which stands in the line of <paramref name="place"/>.</summary>
    private static void Refused(string old, string changed, string place, string message)
    {
        var (economy, printed) = Load((old, changed));
        Assert.Null(economy);
        var line = Assert.Single(printed);
        Assert.StartsWith($"island.yaml:{LineOf(place)}:", line);
        Assert.EndsWith(": error: " + message, line);
    }

    /// <summary>The file is read with one warning.</summary>
    private static void Warned(string old, string changed, string message)
    {
        var (economy, printed) = Load((old, changed));
        Assert.NotNull(economy);
        Assert.EndsWith(": warning: " + message, Assert.Single(printed));
    }

    [Fact]
    public void Territories_that_lack_residents_are_refused() => Refused("  - { id: XI-3, name: Hills,   region: Inland, residents: 1000, urban-share: 10 % }\n", "",
        "- { id: XI-1", "'residents' of the territories: 4000 in all, more than 2 % from 'residents' of 'population', 5000; they must agree within 2 %");

    [Fact]
    public void Ages_that_do_not_add_up_to_the_residents_are_refused() => Refused("male:   { 0-14: 400,", "male:   { 0-14: 800,", "by-age-and-sex",
        "'by-age-and-sex': 5400 in all, more than 2 % from 'residents' of 'population', 5000; they must agree within 2 %");

    [Fact]
    public void Jobs_by_sector_that_do_not_add_up_to_employment_are_refused() => Refused("sector: manufacturing, employment: 300", "sector: manufacturing, employment: 400",
        "- { sector: agriculture", "'employment' of the sectors: 2300 in all, more than 2 % from 'employed' of 'labour', 2200; they must agree within 2 %");

    [Fact]
    public void Employment_by_status_that_does_not_add_up_is_refused() => Refused("self-employed: 400", "self-employed: 600", "by-status",
        "'by-status' of 'labour': 2400 in all, more than 2 % from 'employed' of 'labour', 2200; they must agree within 2 %");

    [Fact]
    public void More_workers_than_persons_of_an_age_are_refused() => Refused("{ 15-24: 25, 25-34: 25, 35-54: 40, 55-64: 10 },\n    female",
        "{ 15-24: 25, 25-34: 75, 35-54: 40, 55-64: 10 },\n    female", "employed: {",
        "290 employed and 75 unemployed in 'male/25-34' are more than the 350 persons that 'by-age-and-sex' gives");

    [Fact]
    public void Workers_below_fifteen_are_refused() => Refused("male:   { 15-24: 100,", "male:   { 0-14: 1, 15-24: 99,", "employed: {",
        "1 employed or unemployed in 'male/0-14'; the labour force begins at 15: leave them out");

    [Fact]
    public void A_public_administration_without_its_public_employees_is_refused() => Refused("public-administration: 200 } }", "public-administration: 100 } }",
        "public-employees", "'public-employees' of 'public-administration': 100 in all, more than 2 % from 'employment' of that sector, where all are public, 200; "
        + "they must agree within 2 %");

    [Fact]
    public void A_sector_that_is_missing_is_named() => Refused("sector: finance-and-insurance, employment: 50", "sector: manufacturing, employment: 50", "sector: finance-and-insurance",
        "sector 'manufacturing' is given twice; the first is in line 52");

    [Fact]
    public void Paid_jobs_without_an_entity_that_pays_are_refused() => Refused("form: social-enterprise, entities: 1, paid-employment: 4, employer-share: 100 %",
        "form: social-enterprise, entities: 1, paid-employment: 4, employer-share: 0 %", "form: social-enterprise",
        "family 'recyclers' has 4 paid jobs, but no entity that pays ('entities' x 'employer-share' is 0)");

    [Fact]
    public void A_government_that_buys_more_than_it_consumes_is_refused() => Refused("household-consumption: 61.92 %\n  government-consumption: 25.08 %", "household-consumption: 77 %\n  government-consumption: 10 %",
        "government-consumption", "'government-consumption' less 'procurement' and 'service-agreements' leaves -1 % of GDP for public pay; it must be above 11 %");

    [Fact]
    public void A_sector_whose_jobs_are_all_public_is_refused_with_the_jobs() => Refused("values: { education: 110,", "values: { education: 160,", "sector: education, employment",
        "sector 'education': 170 employed are not more than its 160 public employees and 20 paid jobs of the social economy together; conventional firms need jobs too");

    [Fact]
    public void A_divisor_of_zero_is_refused() => Refused("household-deposits: 70 %", "household-deposits: 0 %", "household-deposits", "'household-deposits' must be above 0; the model divides by it");

    [Fact]
    public void A_sector_that_exports_more_than_there_is_is_refused_before_the_start()
    {
        var (economy, printed) = Load(("exports: 30 %\n  imports: 35 %", "exports: 90 %\n  imports: 95 %"));
        Assert.Null(economy);
        Assert.Equal([LineOf("sector: trade-transport-tourism, employment")], printed.Select(p => int.Parse(p.Split(':')[1])));
        Assert.Contains("sector 'trade-transport-tourism': value added + imports - exports - investment - procurement - agreements - fees leaves households -", printed[0]);
        Assert.Contains("of GDP to buy, which must be positive; raise 'value-added-share' or 'imports-share', or lower 'exports-share' or 'investment-share', by more than ", printed[0]);
    }

    [Fact]
    public void A_sector_without_value_added_of_its_own_is_told_what_it_needs()
    {
        // Public pay: 14.08 % of GDP x 110 of 400 public employees / 0.88 of GDP; 20 paid jobs of 2,200 x 60 % of GDP x 0.85 of the mean pay / 0.9 / 0.88.
        var (economy, printed) = Load(("value-added-share: 7 %", "value-added-share: 4 %"), ("value-added-share: 8 %, labour-share: 80 %", "value-added-share: 11 %, labour-share: 80 %"));
        Assert.Null(economy);
        Assert.EndsWith("error: sector 'education': 4 % of value added is not more than public pay (4.4 %) and the social economy (0.59 %) take in the sector, which leaves conventional "
            + "firms none; give it clearly more than 4.99 %, or fewer public employees or paid jobs", Assert.Single(printed));
    }

    [Fact]
    public void Firms_that_do_not_hold_the_jobs_are_warned_of() => Warned("  total: 400\n", "  total: 200\n",
        "200 firms of 4.06 persons on average (by 'size-shares' and 'mean-size') have 812 jobs; 1624 of the employed are neither public nor paid by the social economy. "
        + "'total' would be 400; the model keeps 'total' and changes the sizes");

    [Fact]
    public void A_sector_with_more_firms_than_jobs_is_warned_of()
    {
        var (economy, printed) = Load(("lot-value: 20000, firms-share: 2 % }", "lot-value: 20000, firms-share: 12 % }"), ("lot-value: 30000, firms-share: 32 % }", "lot-value: 30000, firms-share: 22 % }"));
        Assert.NotNull(economy);
        Assert.Contains("warning: 'firms-share' gives 'finance-and-insurance' 48 firms, but they have only 44 jobs beside public employees and the social economy: all would be firms of one person; it can be 11 % at most",
            Assert.Single(printed));
    }

    [Fact]
    public void An_administration_that_produces_what_nobody_is_paid_for_is_warned_of()
    {
        var (economy, printed) = Load(("employment: 200, value-added-share: 8 %", "employment: 200, value-added-share: 12 %"), ("employment: 300, value-added-share: 14 %", "employment: 300, value-added-share: 10 %"));
        Assert.NotNull(economy);
        // Pay is (25.08 - 10 - 1) / 88 x 200 / 400 = 8 % of value added; 4 % of it are 3.52 % of GDP.
        Assert.EndsWith("is 8 % of value added; GDP will be lower than the file says by some 3.52 %", Assert.Single(printed));
    }

    [Fact]
    public void Agreements_that_no_family_lives_on_are_warned_of() => Warned("service-agreements: 1 %", "service-agreements: 2 %",
        "'service-agreements' is 2 % of GDP, while value added x 'agreements' of the families adds up to 1.03 %; the model keeps the total and changes the families");

    [Fact]
    public void A_trade_deficit_that_nobody_finances_is_warned_of_with_the_income_that_would_fit()
    {
        var (economy, printed) = Load(("household-consumption: 61.92 %", "household-consumption: 71.92 %"), ("imports: 35 %", "imports: 45 %"));
        Assert.NotNull(economy);
        var warning = Assert.Single(printed);
        Assert.Contains("warning: the trade deficit (15 % of GDP) less 'income-from-abroad' (0 %) and the governments' deficit before interest, by the file's rates some ", warning);
        var fitting = warning[(warning.IndexOf("'income-from-abroad: ", StringComparison.Ordinal) + 1)..warning.IndexOf("' (remittances", StringComparison.Ordinal)];
        Assert.Empty(Load(("household-consumption: 61.92 %", "household-consumption: 71.92 %"), ("imports: 35 %", "imports: 45 %\n  " + fitting)).Printed);
    }

    [Fact]
    public void More_profit_for_foreign_owners_than_firms_make_is_refused() => Refused("imports: 35 %\n", "imports: 35 %\n  income-from-abroad: -30 %\n", "  product-taxes",
        "30 % of GDP is paid abroad, but firms have no more than 5.68 % to pay out after labour, replaced capital, interest and tax");

    [Fact]
    public void More_employers_than_paid_jobs_are_warned_of() => Warned("form: association, entities: 50, paid-employment: 80, employer-share: 20 %",
        "form: association, entities: 100, paid-employment: 80, employer-share: 100 %",
        "family 'associations' has 100 entities with staff ('entities' x 'employer-share'), but only 80 paid jobs; 'employer-share' can be 80 % at most");

    [Fact]
    public void Sectors_may_be_listed_in_any_order()
    {
        var blocks = Island.Split("  - { sector: ");
        var (first, second) = ("  - { sector: " + blocks[1], "  - { sector: " + blocks[2]);
        var (economy, printed) = Load((first + second, second + first));
        Assert.Empty(printed);
        Assert.Equal(Classification.Sectors, economy!.Sectors.Select(s => s.Sector));
    }

    [Fact]
    public void An_economy_whose_list_of_sectors_begins_with_the_last_one_is_checked_like_any_other()
    {
        var first = Island.IndexOf("  - { sector: ", StringComparison.Ordinal);
        var last = Island.LastIndexOf("  - { sector: ", StringComparison.Ordinal);
        var end = Island.IndexOf("\nfirms:", last, StringComparison.Ordinal) + 1;
        var (economy, printed) = Load((Island[first..end], Island[last..end] + Island[first..last]));
        Assert.Empty(printed);
        Assert.Equal(Classification.Sectors, economy!.Sectors.Select(s => s.Sector));
    }

    [Fact]
    public void A_text_with_a_colon_is_told_to_stand_in_quotes() => Refused("title: Island, an invented teaching economy", "title: Island: invented", "title: Island",
        "not valid YAML: a second ': ' in one line; a text that holds a colon and a space must stand in quotes (title: \"Kenya: a test\"), and each key on a line of its own");
}
