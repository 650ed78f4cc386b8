using SseSim.Model.Economy;
using SseSim.Model.Policies;
using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>How dates, ramps, budgets and eligibility become values of every month.</summary>
public sealed class CompileTests
{
    private static CompiledPolicy Policy(string lines) => Compile(
        $"scenario: my\neconomy: island\nstart: 2021-01\nmonths: 24\npolicies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n{lines}").Policies[0];

    [Fact]
    public void Without_dates_a_policy_acts_in_every_month()
    {
        var policy = Policy("");
        Assert.Equal((0, 23), (policy.ActiveFrom, policy.ActiveUntil));
        Assert.All(policy.ValuesByMonth[0], value => Assert.Equal(0.8, value));
    }

    [Fact]
    public void Keys_that_the_file_leaves_out_have_their_defaults()
    {
        var policy = Policy("");
        Assert.Equal([0.8, 0, 0.15, 0], policy.ValuesByMonth.Select(v => v[5]));
    }

    [Fact]
    public void From_and_until_are_the_first_and_the_last_month()
    {
        var policy = Policy("    from: 2021-04\n    until: 2021-06\n");
        Assert.Equal((3, 5), (policy.ActiveFrom, policy.ActiveUntil));
        Assert.Equal([0, 0, 0, 0.8, 0.8, 0.8, 0], policy.ValuesByMonth[0].Take(7));
    }

    [Fact]
    public void A_ramp_of_four_months_rises_by_a_quarter_a_month()
    {
        var policy = Policy("    from: 2021-02\n    ramp: 4 months\n    fee: 1 %\n");
        Assert.Equal([0, 0.8 * 0.25, 0.8 * 0.5, 0.8 * 0.75, 0.8, 0.8], policy.ValuesByMonth[0].Take(6));
        Assert.Equal([0, 0.01, 0.01, 0.01, 0.01, 0.01], policy.ValuesByMonth[1].Take(6));
    }

    [Fact]
    public void A_ramp_that_began_before_the_run_goes_on()
    {
        using var folder = new ScenarioFolder();
        var result = folder.LoadText("scenario: my\neconomy: island\nstart: 2021-01\nmonths: 12\npolicies:\n  - instrument: credit-guarantee\n"
            + "    coverage: 80 %\n    from: 2020-11\n    ramp: 4 months\n");
        Assert.Equal(["my.yaml:6:5: warning: policy 'credit-guarantee' begins in 2020-11, before the run does in 2021-01"],
            folder.Printed(result.Diagnostics));
        Assert.Equal([0.8 * 0.75, 0.8, 0.8], result.Scenario!.Compile().Policies[0].ValuesByMonth[0].Take(3));
    }

    [Theory]
    [InlineData("    from: 2030-01\n")]
    [InlineData("    until: 2019-12\n")]
    public void A_policy_outside_of_the_run_acts_in_no_month(string dates)
    {
        using var folder = new ScenarioFolder();
        var policy = folder.LoadText($"scenario: my\neconomy: island\nmonths: 24\npolicies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n{dates}")
            .Scenario!.Compile().Policies[0];
        Assert.DoesNotContain(true, Enumerable.Range(0, 24).Select(policy.ActsIn));
        Assert.All(policy.ValuesByMonth[0], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("20 M EUR per year", 20e6, null)]
    [InlineData("20 M EUR in all", null, 20e6)]
    [InlineData("20 M EUR", null, 20e6)]
    public void A_budget_is_a_year_or_in_all(string budget, double? perYear, double? inAll)
    {
        var policy = Policy($"    budget: {budget}\n");
        Assert.Equal((perYear, inAll), (policy.BudgetPerYear, policy.BudgetInAll));
    }

    [Fact]
    public void Without_for_every_social_economy_form_is_eligible() => Assert.Equal(Eligibility.SocialEconomy, Policy("").For);

    [Fact]
    public void For_admits_what_it_names_and_nothing_else()
    {
        var policy = Policy("    for: { forms: [association, mutual], stages: [growth], sizes: 1-9, sectors: [education], territories: [XI-3, XI-1] }\n");
        Assert.True(policy.For.Admits(Form.Mutual, Stage.Growth, Sector.EducationServices, SizeClass.From1To9));
        Assert.False(policy.For.Admits(Form.Foundation, Stage.Growth, Sector.EducationServices, SizeClass.From1To9));
        Assert.False(policy.For.Admits(Form.Mutual, Stage.StartUp, Sector.EducationServices, SizeClass.From1To9));
        Assert.False(policy.For.Admits(Form.Mutual, Stage.Growth, Sector.Manufacturing, SizeClass.From1To9));
        Assert.False(policy.For.Admits(Form.Mutual, Stage.Growth, Sector.EducationServices, SizeClass.From10To49));
        Assert.Equal([0, 2], policy.For.Territories!);
    }

    [Fact]
    public void All_forms_includes_conventional_firms() => Assert.True(
        Policy("    for: { forms: all }\n").For.Admits(Form.Conventional, Stage.Mature, Sector.Manufacturing, SizeClass.From250));

    [Fact]
    public void A_scenario_without_policies_has_the_defaults_of_its_economy()
    {
        using var folder = new ScenarioFolder();
        var scenario = folder.LoadText("scenario: my\neconomy: island\n").Scenario!;
        Assert.Equal((new CalendarMonth(2021, 1), 96, 5000, 1, 1ul), (scenario.Start, scenario.Months, scenario.Residents, scenario.Replicates, scenario.Seed));
        Assert.Empty(scenario.Policies);
    }

    [Fact]
    public void A_scale_of_one_to_two_simulates_half_of_the_residents() =>
        Assert.Equal(2500, Compile("scenario: my\neconomy: island\nscale: 1:2\n").Residents);
}
