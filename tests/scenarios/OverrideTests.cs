using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Stacked files that set the same instrument: an error that shows both places, unless the later one says that it overrides.</summary>
public sealed class OverrideTests
{
    private const string First = "scenario: first\neconomy: island\npolicies:\n  - instrument: procurement-quota\n    name: tenth\n    share: 10 %\n";
    private const string Second = "scenario: second\neconomy: island\npolicies:\n  - instrument: procurement-quota\n    name: fifth\n    share: 20 %\n"
        + "    from: 2021-04\n    until: 2021-06\n";

    private static ScenarioLoadResult Stack(ScenarioFolder folder, string first, string second)
    {
        folder.Write("first.yaml", first);
        folder.Write("second.yaml", second);
        return folder.LoadText("scenario: my\neconomy: island\nmonths: 12\nextends: [first, second]\n");
    }

    [Fact]
    public void Two_files_that_set_one_instrument_in_the_same_months_are_an_error_with_both_places()
    {
        using var folder = new ScenarioFolder();
        Assert.Equal(
            ["second.yaml:4:5: error: policy 'fifth' overlaps policy 'tenth' at first.yaml:4:5: instrument 'procurement-quota' is set twice for the same "
                + "organisations from 2021-04 to 2021-06; separate them by 'for' or by 'from' and 'until', or write 'override: true' in the later one to let "
                + "it take the other's place"],
            folder.Printed(Stack(folder, First, Second).Diagnostics));
    }

    [Fact]
    public void An_override_takes_the_place_of_the_earlier_policy_in_its_months_and_no_others()
    {
        using var folder = new ScenarioFolder();
        var result = Stack(folder, First, Second + "    override: true\n");
        Assert.Equal([], folder.Printed(result.Diagnostics));
        var policies = result.Scenario!.Compile().Policies;
        Assert.Equal([0, 1, 2, 6, 7, 8, 9, 10, 11], Enumerable.Range(0, 12).Where(policies[0].ActsIn));
        Assert.Equal([3, 4, 5], Enumerable.Range(0, 12).Where(policies[1].ActsIn));
        Assert.Equal([0.1, 0.1, 0.1, 0, 0, 0, 0.1], policies[0].ValuesByMonth[0].Take(7));
    }

    [Fact]
    public void An_override_of_the_same_name_replaces_the_earlier_policy_altogether()
    {
        using var folder = new ScenarioFolder();
        var result = Stack(folder, First, Second.Replace("fifth", "tenth") + "    override: true\n");
        Assert.Equal([], folder.Printed(result.Diagnostics));
        Assert.Equal(0.2, Assert.Single(result.Scenario!.Compile().Policies).ValuesByMonth[0][3]);
    }

    [Fact]
    public void An_override_that_would_leave_some_without_is_an_error()
    {
        using var folder = new ScenarioFolder();
        Assert.Equal(
            ["second.yaml:4:5: error: policy 'fifth' overrides policy 'tenth' at first.yaml:4:5, but is for fewer: those whom only the earlier one is for "
                + "would lose it; give both the same 'for', or separate them by 'for' and leave 'override' out"],
            folder.Printed(Stack(folder, First, Second + "    override: true\n    for: { forms: [mutual] }\n").Diagnostics));
    }

    [Fact]
    public void An_override_of_nothing_is_a_warning() => Assert.Equal(
        ["my.yaml:4:5: warning: policy 'tenth' has 'override: true', but no earlier policy of instrument 'procurement-quota' acts in its months: leave "
            + "'override' out"],
        DiagnosticsOf(First.Replace("scenario: first", "scenario: my") + "    override: true\n"));

    [Fact]
    public void Where_the_later_policy_is_left_out_the_earlier_one_acts_in_its_months()
    {
        using var folder = new ScenarioFolder();
        var both = Stack(folder, First, Second + "    override: true\n").Scenario!;
        var alone = folder.LoadText("scenario: my\neconomy: island\nmonths: 12\nextends: [first]\n").Scenario!;
        Assert.NotNull(both.Compile().Policies[0].Rests);
        Assert.Equivalent(alone.Compile(), both.WithOnly(["tenth"]).Compile(), strict: true);
    }
}
