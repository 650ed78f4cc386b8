using SseSim.Model.Economy;

namespace SseSim.Scenarios.Tests;

/// <summary>The <c>goals</c> of an economy file: what is read, and what is said of mistakes, by changing one thing of the island's.</summary>
public sealed class GoalFileTests
{
    private static readonly string Island = ChangedIsland.Text;

    private static (EconomyDefinition? Economy, string[] Printed) Load(string old, string changed) => ChangedIsland.Load((old, changed));

    [Fact]
    public void Totals_and_their_ranges_come_out_in_base_units()
    {
        var goals = Load("unit: kW, values: { social-enterprise: 250 }", "unit: MW, values: { social-enterprise: 0.25 }").Economy!.Goals;
        Assert.Equal((250.0, "kW"), (goals.InstalledPower["social-enterprise"], goals.InstalledPower.Unit));
        Assert.Equal((6000.0, 5000.0, 8000.0), (goals.Emissions["agriculture-and-food"], goals.Emissions.LowOf("agriculture-and-food"), goals.Emissions.HighOf("agriculture-and-food")));
        Assert.Equal("tonnes CO2e a year", goals.Emissions.Unit);
        Assert.Equal((0.06, 0.12), (goals.ManagerShareOf("education"), goals.ManagerShareOf("finance-and-insurance")));
        Assert.Equal((0.05, 0.02, 0.08), (goals.PricePremium["producer-cooperative"], goals.PricePremium.LowOf("producer-cooperative"), goals.PricePremium.HighOf("producer-cooperative")));
        Assert.Equal((160.0, 160.0), (goals.Learners["association"], goals.Learners.HighOf("association")));
    }

    [Fact]
    public void A_file_without_them_gives_none()
    {
        var (economy, printed) = Load(Island[Island.IndexOf("goals:", StringComparison.Ordinal)..], "");
        Assert.Equal([], printed);
        Assert.False(economy!.Goals.HasManagers || economy.Goals.Emissions.IsGiven || economy.Goals.CommunityLand.IsGiven);
    }

    [Theory]
    [InlineData("  water-users:", "  water-user:", "unknown key 'water-user' in 'goals'; did you mean 'water-users'?")]
    [InlineData("manager-share: 6 %", "manager-share: 6", "'manager-share' must be between 0 and 1 (share), not 6; did you mean '6 %'?")]
    [InlineData("{ association: 160, foundation: 40 }", "{ asociation: 160, foundation: 40 }", "unknown name 'asociation' in 'learners'; did you mean 'association'?")]
    [InlineData("unit: kW, values", "unit: hectares, values", "'installed-power' must be a power, in 'kW' or 'MW', not in 'hectares'")]
    [InlineData("unit: kt CO2e a year", "unit: persons", "'emissions' must be a mass, in a unit like 'tonnes', 'kt' or 'Mt', not in 'persons'")]
    [InlineData("unit: hectares, values: { producer-cooperative: 150,", "unit: hectares, values: { producer-cooperative: 150 kW,",
        "'community-land: producer-cooperative' must be an area, in 'hectares' or 'km2', not '150 kW'")]
    [InlineData("low: { social-enterprise: 500 }", "low: { social-enterprise: 650 }",
        "'recovered-tonnes' of 'social-enterprise' is 600, outside of its own range: 'low' is 650", "low: { social-enterprise: 500 }")]
    [InlineData("low: { social-enterprise: 500 }", "low: { association: 500 }", "'low' of 'recovered-tonnes' gives 'association', of which 'values' has none")]
    [InlineData("water-users: { social-enterprise: 400,", "water-users: { association: 400,",
        "'water-users' of 'association': no family of this form has entities in energy-water-waste in 'social-economy' that could carry it; give it under the form that has, or as 'fixed', "
        + "which stays as it is")]
    [InlineData("learners: { association: 160,", "learners: { association: 160, mutual: 5,",
        "'learners' of 'mutual': no family of this form has paid jobs in education in 'social-economy' that could carry it; give it under the form that has, or as 'fixed', which stays as it is")]
    [InlineData("fixed: 100 }", "fixed: 10000 }", "'water-users' is 10400, more than the 5000 residents")]
    [InlineData("  small-producers: 120\n", "", "'selling-producers' is a part of 'small-producers', which is not given; give how many small producers there are")]
    [InlineData("small-producers: 120", "small-producers: 70", "'selling-producers' is 80, more than the 70 'small-producers'")]
    [InlineData("unit: \"%\", values: { producer-cooperative: 5 }, low: { producer-cooperative: 2 }, high: { producer-cooperative: 8 }", "values: { producer-cooperative: 5 }",
        "'price-premium: producer-cooperative' must be between -1 and 1 (share), not 5; did you mean '5 %'?")]
    [InlineData("  selling-producers: { producer-cooperative: 80 }", "  selling-producers: { producer-cooperative: 70, fixed: 10 }",
        "'selling-producers' of 'fixed', of which 'price-premium' has none; give both of each form, a premium of 0 % where there is none")]
    [InlineData("  selling-producers: { producer-cooperative: 80 }\n", "",
        "'price-premium' of 'producer-cooperative', of which 'selling-producers' has none; give both of each form, a premium of 0 % where there is none")]
    [InlineData("  manager-share: 6 %\n", "", "'manager-share-by-sector' lacks 'agriculture-and-food', 'manufacturing', 'energy-water-waste', 'construction-and-housing', 'trade-transport-tourism', "
        + "'education', 'health-and-care', 'culture-sport-community', 'public-administration'; give them, or 'manager-share' for all sectors that it does not name")]
    public void What_is_wrong_with_a_goal_is_said_in_its_line(string old, string changed, string message, string? place = null)
    {
        var (economy, printed) = Load(old, changed);
        Assert.Null(economy);
        var line = Assert.Single(printed);
        Assert.EndsWith(": error: " + message, line);
        var first = Island[..Island.IndexOf("goals:", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.InRange(int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture), first, first + 22);
        Assert.True(place is null || line.StartsWith($"island.yaml:{Island[..Island.IndexOf(place, StringComparison.Ordinal)].Count(c => c == '\n') + 1}:", StringComparison.Ordinal));
    }
}
