using SseSim.Model.Observations;
using SseSim.Model.Policies;
using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Rules on what the statistics office publishes.</summary>
public sealed class RuleTests
{
    private const string Head = "scenario: my\neconomy: island\npolicies:\n  - instrument: credit-guarantee\n    coverage: 80 %\n";

    private static PolicyRule? Rule(string when) => Compile($"{Head}    when: {when}\n").Policies[0].Rule;

    [Fact]
    public void A_rule_in_one_line_holds_while_its_condition_does() => Assert.Equal(
        new PolicyRule("statistics.unemployment-rate-measured", new(Comparison.Above, 0.12), null, 0), Rule("statistics.unemployment-rate-measured > 12 %"));

    [Fact]
    public void A_rule_may_end_at_another_threshold_and_act_late() => Assert.Equal(
        new PolicyRule("statistics.sse-employment-measured", new(Comparison.AtMost, 2000), new(Comparison.AtLeast, 2500), 3),
        Rule("{ if: statistics.sse-employment-measured <= 2000, until: statistics.sse-employment-measured >= 2500, lag: 3 months }"));

    [Theory]
    [InlineData("economy.unemployment-rate > 12 %", "a rule cannot read 'economy.unemployment-rate', a true value that nobody in the economy knows; write "
        + "'statistics.unemployment-rate-measured', what the statistics office publishes about it")]
    [InlineData("sse.wage-ratio > 1", "a rule cannot read 'sse.wage-ratio', a true value that nobody in the economy knows; rules read what the statistics "
        + "office publishes: statistics.unemployment-rate-measured, statistics.sse-employment-measured, statistics.sse-value-added-measured, statistics.sse-entities-measured")]
    [InlineData("statistics.unemployment-measured > 12 %", "unknown statistic 'statistics.unemployment-measured' in a rule; did you mean "
        + "'statistics.unemployment-rate-measured'?")]
    [InlineData("unemployment-rate-measured > 12 %", "unknown statistic 'unemployment-rate-measured' in a rule; did you mean "
        + "'statistics.unemployment-rate-measured'?")]
    [InlineData("statistics.unemployment-rate-measured above 12 %", "'when' must compare a statistic, written like "
        + "'statistics.unemployment-rate-measured > 12 %', not 'statistics.unemployment-rate-measured above 12 %'")]
    [InlineData("statistics.unemployment-rate-measured > 12", "'when' must be between 0 % and 100 %, not 1200 %; did you mean '12 %'?")]
    [InlineData("statistics.sse-entities-measured > 12 %", "'when' must be a plain number, but '12 %' is a percentage")]
    [InlineData("{ until: statistics.unemployment-rate-measured < 9 % }", "missing key 'if' in 'when'; write for example 'if: "
        + "statistics.unemployment-rate-measured > 12 %'")]
    [InlineData("{ if: statistics.unemployment-rate-measured > 12 %, until: statistics.unemployment-rate-measured < 13 % }", "'until' at 13 % would end the "
        + "policy where 'if' begins it, at 12 %; write a lower one")]
    [InlineData("{ if: statistics.unemployment-rate-measured > 12 %, until: statistics.unemployment-rate-measured > 10 % }", "'until' must look the other way "
        + "than 'if': write '<', such as 'statistics.unemployment-rate-measured < 10 %'")]
    [InlineData("{ if: statistics.unemployment-rate-measured > 12 %, until: statistics.sse-entities-measured < 10 }", "'until' must be about the statistic of "
        + "'if', statistics.unemployment-rate-measured, not statistics.sse-entities-measured")]
    [InlineData("{ if: statistics.unemployment-rate-measured > 12 %, lag: 1 % }", "'lag' must be a length of time, written like '18 months' or '2 years', but "
        + "'1 %' is a percentage")]
    public void What_is_wrong_with_a_rule_is_said(string when, string message) =>
        Assert.Equal([message], DiagnosticsOf($"{Head}    when: {when}\n").Select(d => d.Split(": error: ", 2)[1]));

    [Fact]
    public void Every_statistic_of_rules_is_a_published_indicator_and_stands_for_true_ones() => Assert.All(MeasuredStatistic.All, statistic =>
    {
        Assert.StartsWith("statistics.", statistic.Id);
        Assert.NotNull(IndicatorCatalog.Find(statistic.Id));
        Assert.All(statistic.TrueIndicators, id => Assert.NotNull(IndicatorCatalog.Find(id)));
    });

    [Fact]
    public void Every_published_indicator_can_be_read_by_rules() => Assert.Equal(
        IndicatorCatalog.All.Select(i => i.Id).Where(id => id.StartsWith("statistics.", StringComparison.Ordinal)).Order(),
        MeasuredStatistic.All.Select(s => s.Id).Order());
}
