namespace SseSim.Scenarios.Tests;

/// <summary>Instruments declare amounts in euros; an economy of another currency has ranges and defaults of its own size.</summary>
public sealed class OtherCurrencyTests
{
    // GDP per resident is 15,000,000 shillings, 882 for each of the 17,000 euros that amounts are declared for.
    private static readonly (string Old, string New)[] InShillings =
        [("economy: island", "economy: shillings"), ("currency: EUR", "currency: KES"), ("gross-domestic-product: 75 M EUR", "gross-domestic-product: 75 bn KES")];

    [Fact]
    public void An_hour_of_advice_costs_the_same_share_of_GDP_per_resident() =>
        Assert.Equal(53_000, Value("business-support", "hours-per-year: 1000 hours", "price-per-hour")); // 60 x 882.4, two digits

    [Fact]
    public void An_amount_that_is_given_stays_as_it_is() =>
        Assert.Equal(2500, Value("business-support", "hours-per-year: 1000 hours\n    price-per-hour: 2500 KES", "price-per-hour"));

    [Fact]
    public void A_default_of_nothing_stays_nothing() => Assert.Equal(0, Value("recognition", "days: 3 days", "cost"));

    [Fact]
    public void A_grant_may_be_as_large_as_the_currency_needs() => // 1 M EUR at most, a thousand times
        Assert.Equal(600e6, Value("seed-grant", "amount: 600 M KES", "amount"));

    [Fact]
    public void A_slip_of_the_pen_is_still_caught() => Assert.Equal(
        ["my.yaml:5:13: error: 'amount' must be between 0 KES and 1 bn KES, not 6 trn KES"], Load("seed-grant", "amount: 6 trn KES").Printed);

    [Fact]
    public void Euros_keep_what_is_declared() =>
        Assert.Equal(60, Value("business-support", "hours-per-year: 1000 hours", "price-per-hour", economy: "island"));

    private static double Value(string instrument, string keys, string key, string economy = "./shillings.yaml")
    {
        var (scenario, printed) = Load(instrument, keys, economy);
        Assert.Equal([], printed);
        var policy = Assert.Single(scenario!.Policies);
        return policy.Values[policy.Instrument.Keys.ToList().FindIndex(k => k.Name == key)].Points[0].Value;
    }

    private static (ResolvedScenario? Scenario, string[] Printed) Load(string instrument, string keys, string economy = "./shillings.yaml")
    {
        using var folder = new ScenarioFolder();
        folder.Write("shillings.yaml", InShillings.Aggregate(ChangedIsland.Text, (text, change) => text.Replace(change.Old, change.New)));
        var result = folder.LoadText($"scenario: my\neconomy: {economy}\npolicies:\n  - instrument: {instrument}\n    {keys}\n");
        return (result.Scenario, folder.Printed(result.Diagnostics));
    }
}
