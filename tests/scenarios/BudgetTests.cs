using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Money per year, per month, in all and as a share of GDP, in prices of the economy's base year.</summary>
public sealed class BudgetTests
{
    private const string Head = "scenario: my\neconomy: island\npolicies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n";

    private static readonly double Gdp = EconomyLoader.Load("island", Repository).Economy!.Accounts.GrossDomesticProduct.Value;

    [Fact]
    public void A_budget_per_month_is_twelve_times_as_much_a_year() =>
        Assert.Equal(24e6, Compile($"{Head}    budget: 2 M EUR per month\n").Policies[0].BudgetPerYear);

    [Theory]
    [InlineData("0.5 % of gdp")]
    [InlineData("0.5 % of GDP per year")]
    public void A_share_of_GDP_is_an_amount_a_year(string budget) =>
        Assert.Equal(Gdp * 0.005, Compile($"{Head}    budget: {budget}\n").Policies[0].BudgetPerYear!.Value, precision: 2);

    [Fact]
    public void A_share_of_GDP_may_be_meant_over_the_whole_run() =>
        Assert.Equal(Gdp * 0.005, Compile($"{Head}    budget: 0.5 % of gdp in all\n").Policies[0].BudgetInAll!.Value, precision: 2);

    [Fact]
    public void Prices_of_the_base_year_may_be_said() =>
        Assert.Equal(3e6, Compile($"{Head}    budget: 3 M EUR per year in prices of {EconomyLoader.Load("island", Repository).Economy!.BaseYear}\n").Policies[0].BudgetPerYear);

    [Theory]
    [InlineData("3 M EUR in prices of 1999", "'budget' must be in prices of 2020, the economy's base year, not of 1999: prices are constant in the model; convert "
        + "the amount and write 'in prices of 2020' or leave that out")]
    [InlineData("0.1 % of gdp per month", "'budget' as a share of GDP is meant per year, because GDP is; leave 'per month' out or write '1.2 % of gdp'")]
    [InlineData("80 %", "'budget' must be an amount of money, written like '20 M EUR per year' or '0.4 % of gdp', but '80 %' is a percentage")]
    [InlineData("18 months", "'budget' must be an amount of money, written like '20 M EUR per year' or '0.4 % of gdp', but '18 months' is a length of time in "
        + "months")]
    [InlineData("3 M USD", "'budget' must be in the economy's currency, EUR, not USD")]
    [InlineData("400 % of gdp", "'budget' must be between 0 % and 100 % of GDP, not 400 %")]
    public void Wrong_dimensions_currencies_and_prices_are_errors(string budget, string message) =>
        Assert.Equal([message], DiagnosticsOf($"{Head}    budget: {budget}\n").Select(d => d.Split(": error: ", 2)[1]));

    [Fact]
    public void Explain_says_the_year_of_the_prices_and_the_share_of_GDP()
    {
        using var folder = new ScenarioFolder();
        var text = Describing.ScenarioExplainer.Explain(folder.LoadText($"{Head}    budget: 0.5 % of gdp\n").Scenario!);
        Assert.Contains("in prices of 2020, 0.5 % of a year's GDP", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
