using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Policies that act only while a published statistic says so.</summary>
public sealed class PolicyRuleTests
{
    private const string Unemployment = "statistics.unemployment-rate-measured";
    private const int Months = 14;

    /// <summary>A release for each rate in percent; minus one for a month without a publication.</summary>
    private static StatisticsRelease[] Published(params int[] percents) =>
        [.. percents.Select(p => p < 0 ? new StatisticsRelease(0, 0, 0, 0, false) : new StatisticsRelease(10, 100, p, 100, false))];

    private static string Holds(PolicyRule rule, params int[] percents) =>
        string.Concat(Enumerable.Range(0, percents.Length + 1).Select(month => rule.HoldsIn(month, Published(percents), 1) ? '+' : '-'));

    [Fact]
    public void A_rule_holds_in_the_month_after_a_publication_that_meets_its_condition() =>
        Assert.Equal("--+--", Holds(new PolicyRule(Unemployment, new(Comparison.Above, 0.10), null, 0), 9, 11, 10, 8));

    [Fact]
    public void Hysteresis_keeps_it_until_the_other_threshold() =>
        Assert.Equal("--+++-", Holds(new PolicyRule(Unemployment, new(Comparison.Above, 0.10), new(Comparison.Below, 0.08), 0), 9, 11, 9, 8, 7));

    [Fact]
    public void A_lag_puts_it_off() =>
        Assert.Equal("----+-", Holds(new PolicyRule(Unemployment, new(Comparison.Above, 0.10), null, 2), 9, 11, 10, 8, 8));

    [Fact]
    public void Nothing_holds_before_the_first_publication() =>
        Assert.Equal("---+", Holds(new PolicyRule(Unemployment, new(Comparison.Below, 0.10), null, 0), -1, -1, 5));

    [Fact]
    public void What_a_sample_counts_stands_for_the_whole_economy() =>
        Assert.True(new PolicyRule("statistics.sse-entities-measured", new(Comparison.AtLeast, 1000), null, 0).HoldsIn(1, Published(5), scale: 100));

    [Fact]
    public void A_rule_that_always_holds_gives_the_run_without_it_once_lenders_have_seen_a_publication()
    {
        // Lenders decide in one month on the loans of the next, by what was published before.
        var seen = FirstPublication() + 2;
        var always = Guarantee(from: seen) with { Rule = new(Unemployment, new(Comparison.AtLeast, 0), null, 0) };
        Assert.Equal(Hash(Guarantee(from: seen)), Hash(always));
    }

    [Fact]
    public void A_rule_that_never_holds_leaves_the_economy_alone()
    {
        var never = Guarantee() with { Rule = new(Unemployment, new(Comparison.Above, 1), null, 0) };
        Assert.Equal(Unreached(Island.Run(Island.Scenario(Months))), Unreached(Island.Run(Island.Scenario(Months, never))));
    }

    [Fact]
    public void Every_instrument_obeys_its_rule() => Assert.All(InstrumentCatalog.All, instrument =>
    {
        var never = Island.Acting(instrument.Name, Months) with { Rule = new(Unemployment, new(Comparison.Above, 1), null, 0) };
        Assert.Equal(Unreached(Island.Run(Island.Scenario(Months))), Unreached(Island.Run(Island.Scenario(Months, never))));
    });

    [Fact]
    public void A_rule_that_begins_and_ends_gives_the_same_run_from_snapshots_of_every_month()
    {
        // A threshold among the published rates, so that it is crossed in both directions.
        var rates = Island.Run(Island.Scenario(Months)).Months.Select(Rate).Where(r => r > 0).Order().ToArray();
        var rule = new PolicyRule(Unemployment, new(Comparison.Above, rates[rates.Length / 2]), null, 0);
        var scenario = Island.Scenario(Months, Guarantee(coverage: 1) with { Rule = rule });
        var whole = Island.Run(scenario);
        Assert.NotEqual(Island.Run(Island.Scenario(Months, Guarantee(coverage: 1))).ResultHash, whole.ResultHash);

        var start = Island.Start(scenario);
        var continuation = new RunContinuation(start.Frame, Island.Parameters, scenario, start.Key);
        var exchange = start.CreateExchange();
        var actors = new EconomyRun.Actors(
            [.. Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory)], [.. Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier)],
            [.. Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment)], start.CreateStatisticsOffice(), exchange);
        var months = new List<MonthObservation>();
        for (var month = 0; month < Months; month++)
        {
            months.Add(actors.Step(actors.Exchange.FirstDecisions(), EconomyRun.Sequentially).Observation);
            actors = actors with { Exchange = continuation.Restore(actors.Exchange.Snapshot()) };
        }

        Assert.Equal(whole.ResultHash, ResultHash.Combine(months, actors.Hashes()));
    }

    private static CompiledPolicy Guarantee(double coverage = 0.75, int from = 0) => Island.Guarantee(Months, coverage, from: from);

    private static string Hash(CompiledPolicy policy) => Island.Run(Island.Scenario(Months, policy)).ResultHash;

    private static double Rate(MonthObservation month) => month.National[Measures.MeasuredLabourForce.At()] == 0
        ? 0
        : (double)month.National[Measures.MeasuredUnemployed.At()] / month.National[Measures.MeasuredLabourForce.At()];

    private static int FirstPublication() => Island.Run(Island.Scenario(Months)).Months.First(m => Rate(m) > 0).Month;

    /// <summary>What territories counted: the same if no policy reached anybody.</summary>
    private static long[] Unreached(RunResult run) => [.. run.Months.SelectMany(m => m.Territories.SelectMany(t => t))];
}
