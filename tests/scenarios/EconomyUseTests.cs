namespace SseSim.Scenarios.Tests;

/// <summary>A scenario in an economy that lacks something.</summary>
public sealed class EconomyUseTests
{
    private static readonly string Island = File.ReadAllText(ScenarioFolder.Repository.Library.FindEconomy("island")!);

    private static string[] Printed(string economy, string scenario)
    {
        using var folder = new ScenarioFolder();
        folder.Write("isle.yaml", economy.Replace("economy: island", "economy: isle"));
        return folder.Printed(ScenarioLoader.Load(folder.Write("my.yaml", "scenario: my\neconomy: ./isle.yaml\n" + scenario), null, ScenarioFolder.Repository).Diagnostics);
    }

    [Fact]
    public void A_policy_without_the_financier_that_it_works_through_is_warned_of()
    {
        var without = Island.Replace("kind: guarantee-fund", "kind: community-development-institution");
        Assert.Equal(["my.yaml:4:5: warning: policy 'credit-guarantee' never acts: 'credit-guarantee' works through a financier of kind 'guarantee-fund', and economy 'isle' has none; "
            + "add one to its 'financiers'"], Printed(without, "policies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n"));
        Assert.Empty(Printed(Island, "policies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n"));
    }

    [Theory]
    [InlineData("forms: [mutual, foundation], sectors: [agriculture-and-food]", "policy 'tax' finds nobody as the run begins: economy 'isle' has no entity of 'mutual' or 'foundation' in "
        + "'agriculture-and-food'; it has ")]
    [InlineData("sectors: [public-administration]", "policy 'tax' finds nobody as the run begins: economy 'isle' has no entity of the social economy in 'public-administration'; it has ")]
    public void A_policy_for_forms_and_sectors_that_the_economy_has_not_is_warned_of(string whom, string said) =>
        Assert.StartsWith($"my.yaml:4:5: warning: {said}", Assert.Single(Printed(Island, $"policies:\n  - instrument: corporate-tax-relief\n    name: tax\n    relief: 50 %\n    for: {{ {whom} }}\n")));

    [Fact]
    public void A_policy_that_reserves_tenders_where_an_earlier_one_does_is_warned_of()
    {
        const string Both = "policies:\n  - { instrument: procurement-quota, name: quota, share: 10 %, from: 2021-03 }\n"
            + "  - { instrument: reserved-contracts, name: employers, share: 5 %, for: { groups: [disability] } }\n";
        Assert.Equal(["my.yaml:5:5: warning: policy 'employers' reserves no tender from 2021-03 to its end in sectors where policy 'quota' at my.yaml:4:5 does: of several that reserve in a "
            + "sector the first counts; separate them by 'sectors' or by 'from' and 'until'"], Printed(Island, Both));
        Assert.Empty(Printed(Island, Both.Replace("from: 2021-03", "until: 2021-03").Replace("share: 5 %", "share: 5 %, from: 2021-04")));
        Assert.Empty(Printed(Island, Both.Replace("from: 2021-03", "for: { sectors: [manufacturing] }").Replace("groups:", "sectors: [education], groups:")));
    }

    [Fact]
    public void A_ramp_from_the_start_of_the_run_that_is_longer_than_the_policy_is_warned_of()
    {
        const string Policy = "start: 2021-01\npolicies:\n  - { instrument: corporate-tax-relief, name: tax, relief: 50 %, ramp: 6 months, until: 2021-03 }\n";
        Assert.Equal(["my.yaml:5:5: warning: the ramp of policy 'tax', 6 months, is longer than the policy, which has 3 from the start of the run: the full value is never reached"], Printed(Island, Policy));
        Assert.Empty(Printed(Island, Policy.Replace("2021-03", "2021-06")));
    }

    [Fact]
    public void A_policy_for_groups_of_whom_the_economy_has_nobody_is_warned_of()
    {
        const string Policy = "policies:\n  - instrument: wage-subsidy\n    name: pay\n    rate: 50 %\n    for: { groups: [veteran] }\n";
        Assert.Equal(["my.yaml:4:5: warning: policy 'pay' never acts: it is for the group 'veteran', and economy 'isle' has nobody of it; give 'veteran-share' in its 'population'"],
            Printed(Island, Policy));
        Assert.Empty(Printed(Island, Policy.Replace("[veteran]", "[veteran, youth]")));
    }

    [Fact]
    public void Residents_too_few_for_a_firm_in_every_territory_are_refused()
    {
        var small = Island.Replace("residents: 2500,", "residents: 3475,").Replace("residents: 1000,", "residents: 25,");
        Assert.Equal(["my.yaml:3:12: error: 'residents' must be between 1600 and 5000, not 1500"], Printed(small, "residents: 1500\n"));
        Assert.Empty(Printed(small, "residents: 1600\n"));
    }

    [Fact]
    public void A_file_is_checked_as_the_economy_or_the_scenario_that_it_is()
    {
        using var folder = new ScenarioFolder();
        string[] Checked(string name, string text) => folder.Printed(ScenarioLoader.Check(folder.Write(name, text), ScenarioFolder.Repository));

        Assert.Empty(Checked("island.yaml", Island));
        Assert.Empty(Checked("my.yaml", "scenario: my\neconomy: island\n"));
        Assert.Contains("economy 'island' must be named as its file", Assert.Single(Checked("isle.yaml", Island)), StringComparison.Ordinal);
        Assert.Contains("scenario 'my' must be named as its file", Assert.Single(Checked("your.yaml", "scenario: my\neconomy: island\n")), StringComparison.Ordinal);
        Assert.Contains("not valid YAML", Assert.Single(Checked("broken.yaml", "economy: [")), StringComparison.Ordinal);
    }
}
