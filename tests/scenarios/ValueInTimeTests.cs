using SseSim.Model.Policies;
using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Values that change over the months: steps, paths, single months, ramps and phase-outs.</summary>
public sealed class ValueInTimeTests
{
    private const string Head = "scenario: my\neconomy: island\nstart: 2021-01\nmonths: 12\npolicies:\n  - instrument: credit-guarantee\n";

    private static CompiledPolicy Policy(string lines) => Compile(Head + lines).Policies[0];

    [Theory]
    [InlineData("{ steps: { 2021-01: 25 %, 2021-04: 75 % } }")]
    [InlineData("{ 2021-04: 75 %, 2021-01: 25 % }")]
    public void A_step_holds_from_its_month_on(string steps) => Assert.Equal(
        [0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75], Policy($"    coverage: {steps}\n").ValuesByMonth[0]);

    [Fact]
    public void A_path_is_straight_between_its_months_and_keeps_its_last_value() => Assert.Equal(
        [0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
        Policy("    coverage: { path: { 2021-01: 0 %, 2021-05: 100 %, 2021-07: 50 % } }\n").ValuesByMonth[0]);

    [Fact]
    public void Single_months_are_the_only_ones_in_which_the_policy_acts()
    {
        var policy = Policy("    coverage: { once: { 2021-07: 50 %, 2021-10: 75 % } }\n    fee: 1 %\n");
        Assert.Equal([6, 9], Enumerable.Range(0, 12).Where(policy.ActsIn));
        Assert.Equal([0.5, 0.75], new[] { policy.Value(0, 6), policy.Value(0, 9) });
        Assert.Equal(0.01, policy.Value(1, 6));
    }

    [Fact]
    public void A_policy_begins_with_its_first_dated_value_unless_it_says_otherwise()
    {
        Assert.Equal(4, Policy("    coverage: { 2021-05: 50 % }\n").ActiveFrom);
        Assert.Equal(7, Policy("    coverage: { 2021-05: 50 % }\n    from: 2021-08\n").ActiveFrom);
    }

    [Fact]
    public void A_phase_out_of_four_months_falls_by_a_quarter_a_month_to_nothing_after_the_end()
    {
        var policy = Policy("    coverage: 100 %\n    fee: 1 %\n    until: 2021-06\n    phase-out: 4 months\n");
        Assert.Equal([1, 1, 1, 0.75, 0.5, 0.25, 0, 0, 0, 0, 0, 0], policy.ValuesByMonth[0]);
        Assert.Equal(0.01, policy.Value(1, 5));
    }

    [Fact]
    public void Ramp_and_phase_out_shape_a_path() => Assert.Equal(
        [0.5 * 0.5, 0.5, 0.5, 0.5 * 0.5, 0, 0, 0, 0, 0, 0, 0, 0],
        Policy("    coverage: { steps: { 2021-01: 50 % } }\n    ramp: 2 months\n    phase-out: 2 months\n    until: 2021-04\n").ValuesByMonth[0]);

    [Theory]
    [InlineData("    coverage: { stepps: { 2021-01: 50 % } }\n",
        "my.yaml:7:17: error: unknown word 'stepps' in 'coverage'; did you mean 'steps'?")]
    [InlineData("    coverage: { steps: { 2021: 50 % } }\n",
        "my.yaml:7:26: error: 'steps' of 'coverage' takes months, written like '2013-01', not '2021'; did you mean '2021-01'?")]
    [InlineData("    coverage: { steps: { 2021-01: 50 months } }\n",
        "my.yaml:7:35: error: 'coverage' must be a share, written like '80 %' or '0.8', but '50 months' is a length of time in months")]
    [InlineData("    coverage: { path: { 2021-01: 50 % } }\n",
        "my.yaml:7:23: error: 'path' of 'coverage' needs two months or more, written like 'coverage: { path: { 2013-01: 0 %, 2015-01: 100 % } }'")]
    [InlineData("    coverage: { 2021-05: 50 % }\n    from: 2021-02\n",
        "my.yaml:7:15: error: 'coverage' has no value before 2021-05, but the policy acts from 2021-02; write 'from: 2021-05' or give it an earlier value")]
    [InlineData("    coverage: { once: { 2021-05: 50 % } }\n    until: 2021-04\n    from: 2021-01\n",
        "my.yaml:7:15: error: 'coverage' has a value for 2021-05, when the policy does not act: it is from 2021-01 until 2021-04")]
    [InlineData("    coverage: 50 %\n    phase-out: 6 months\n",
        "my.yaml:8:16: error: 'phase-out' needs 'until', the last month of the policy; write for example 'until: 2018-12'")]
    public void What_is_wrong_with_values_in_time_is_said(string lines, string message) => Assert.Equal([message], DiagnosticsOf(Head + lines));
}
