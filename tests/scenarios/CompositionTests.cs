namespace SseSim.Scenarios.Tests;

/// <summary>How scenarios extend each other, name a reference and are changed from the command line.</summary>
public sealed class CompositionTests
{
    private const string Guarantee = "scenario: my\neconomy: island\nmonths: 24\npolicies:\n  - instrument: credit-guarantee\n    name: fund\n    coverage: 80 %\n";

    [Fact]
    public void Policies_of_extended_scenarios_come_first_and_each_file_counts_once()
    {
        using var folder = new ScenarioFolder();
        folder.Write("a.yaml", "scenario: a\neconomy: island\npolicies:\n  - { instrument: corporate-tax-relief, relief: 10 % }\n");
        folder.Write("b.yaml", "scenario: b\neconomy: island\nextends: a\npolicies:\n  - { instrument: preference-margin, margin: 5 % }\n");
        folder.Write("c.yaml", "scenario: c\neconomy: island\nextends: [a]\npolicies:\n  - { instrument: procurement-quota, share: 5 % }\n");
        var result = folder.LoadText(Guarantee.Replace("months", "extends: [b, ./c.yaml]\nmonths"));
        Assert.Equal([], folder.Printed(result.Diagnostics));
        Assert.Equal(["corporate-tax-relief", "preference-margin", "procurement-quota", "fund"], result.Scenario!.Policies.Select(p => p.Name));
    }

    [Fact]
    public void The_reference_is_the_same_run_without_policies()
    {
        using var folder = new ScenarioFolder();
        var scenario = folder.LoadText(Guarantee).Scenario!;
        var reference = scenario.ReferenceScenario;
        Assert.Equal(("reference", 0), (reference.Name, reference.Policies.Count));
        Assert.Equal((scenario.Months, scenario.Seed, scenario.Residents, scenario.Start), (reference.Months, reference.Seed, reference.Residents, reference.Start));
    }

    [Fact]
    public void A_named_reference_gives_its_policies_and_nothing_else()
    {
        using var folder = new ScenarioFolder();
        folder.Write("base.yaml", "scenario: base\neconomy: portugal-2010\nmonths: 7\nseed: 9\npolicies:\n  - { instrument: corporate-tax-relief, relief: 10 % }\n");
        var reference = folder.LoadText(Guarantee.Replace("months", "reference: base\nmonths")).Scenario!.ReferenceScenario;
        Assert.Equal(("base", "corporate-tax-relief", 24, 1ul, "island"),
            (reference.Name, reference.Policies.Single().Name, reference.Months, reference.Seed, reference.EconomyName));
    }

    [Fact]
    public void The_command_line_replaces_values()
    {
        using var folder = new ScenarioFolder();
        var result = folder.LoadText(Guarantee, "months=12", "policies.fund.coverage=0.5", "policies.fund.for.forms=[mutual]", "policies.fund.fee=1 %",
            "parameters.size-elasticity=0.8", "scale=1:2", "seed=7", "seed=8");
        Assert.Equal([], folder.Printed(result.Diagnostics));
        var scenario = result.Scenario!;
        Assert.Equal((12, 2500, 8ul, 0.8), (scenario.Months, scenario.Residents, scenario.Seed, scenario.Parameters["size-elasticity"]));
        Assert.Equal([0.5, 0.01, 0.15, 0], scenario.Policies[0].Values.Select(v => v.At(scenario.Start)!.Value));
        Assert.Equal(1u << 6, scenario.Policies[0].For.Forms);
    }

    [Fact]
    public void Residents_of_the_command_line_replace_the_scale_of_the_file()
    {
        using var folder = new ScenarioFolder();
        Assert.Equal(700, folder.LoadText(Guarantee.Replace("months", "scale: 1:2\nmonths"), "residents=700").Scenario!.Residents);
    }

    [Fact]
    public void The_command_line_reaches_policies_of_extended_scenarios()
    {
        using var folder = new ScenarioFolder();
        folder.LoadText(Guarantee);
        folder.Write("two.yaml", "scenario: two\neconomy: island\nextends: my\n");
        Assert.Equal(0.4, folder.Load("two.yaml", "policies.fund.coverage=40 %").Scenario!.Policies[0].Values[0].At(default));
    }

    [Fact]
    public void A_shared_anchor_is_changed_for_one_policy_only()
    {
        using var folder = new ScenarioFolder();
        var scenario = folder.LoadText("scenario: my\neconomy: island\npolicies:\n"
            + "  - { instrument: credit-guarantee, coverage: 50 %, for: &who { forms: [mutual] } }\n"
            + "  - { instrument: corporate-tax-relief, relief: 50 %, for: *who }\n", "policies.credit-guarantee.for.forms=association").Scenario!;
        Assert.Equal([1u << 5, 1u << 6], scenario.Policies.Select(p => p.For.Forms));
    }

    [Theory]
    [InlineData("policies.fund.coverge=0.5",
        "unknown key 'coverge' in instrument 'credit-guarantee'; did you mean 'coverage'?")]
    [InlineData("policies.fund.coverage=1.5", "'coverage' must be between 0 % and 100 %, not 150 %; did you mean '1.5 %'?")]
    [InlineData("policies.found.coverage=0.5", "there is no policy 'found'; did you mean 'fund'?")]
    [InlineData("mounths=12", "'mounths' cannot be set; did you mean 'months'?")]
    [InlineData("policies.fund=12", "'policies.fund' cannot be set; write policies.NAME.KEY, interventions.NAME.KEY, parameters.NAME or a key of the scenario")]
    [InlineData("months=", "write KEY=VALUE, for example 'months=24' or 'policies.credit-guarantee.coverage=0.5'")]
    [InlineData("months", "write KEY=VALUE, for example 'months=24' or 'policies.credit-guarantee.coverage=0.5'")]
    [InlineData("parameters.payout-rate=7", "'payout-rate' must be between 0 and 1 (per month), not 7")]
    [InlineData("economy=atlantis", "there is no economy 'atlantis'; there are: island, portugal-2010")]
    public void Errors_of_the_command_line_name_the_option(string set, string message)
    {
        using var folder = new ScenarioFolder();
        Assert.Equal([$"--set {set}: error: {message}"], folder.Printed(folder.LoadText(Guarantee, set).Diagnostics));
    }

    [Fact]
    public void An_option_of_its_own_is_named_as_the_user_wrote_it()
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", Guarantee);
        var result = ScenarioLoader.Load(Path.Combine(folder.Path, "my.yaml"), [ScenarioOverride.Option("--months", "months", "0")], ScenarioFolder.Repository);
        Assert.Equal("--months 0: error: 'months' must be between 1 and 1200, not 0", result.Diagnostics.Single().ToString());
    }
}
