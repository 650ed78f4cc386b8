using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Determinism;

public sealed class SnapshotTests
{
    private const int Months = 16;

    [Fact]
    public void A_run_whose_every_actor_is_made_anew_from_its_snapshot_each_month_ends_with_the_same_hash()
    {
        // Over a new year, with budgets that count what was spent, money in a guarantee fund and tenders carried over.
        var scenario = Island.Scenario(Months, Island.Guarantee(Months, budget: 1e6), Island.Quota(Months, 0.5), Island.Margin(Months, 0.1));
        var start = Island.Start(scenario);
        var continuation = new RunContinuation(start.Frame, Island.Parameters, scenario, start.Key);
        var actors = Made(start);
        var decisions = actors.Exchange.FirstDecisions();
        var months = new List<MonthObservation>();
        for (var month = 0; month < Months; month++)
        {
            var outcome = actors.Step(decisions, EconomyRun.Sequentially);
            months.Add(outcome.Observation);
            actors = Remade(continuation, actors);
            decisions = actors.Exchange.FirstDecisions();
            Assert.Equal(month + 1, decisions[0].Month);
        }

        Assert.Equal(Island.Run(scenario).ResultHash, ResultHash.Combine(months, actors.Hashes()));
    }

    [Fact]
    public void A_snapshot_shares_nothing_with_the_territory_that_goes_on()
    {
        var start = Island.Start(Island.Scenario(2));
        var territory = start.CreateTerritory(0);
        var hash = territory.Hash();
        var snapshot = territory.Snapshot();
        territory.BeginMonth(start.CreateExchange().FirstDecisions()[0]);
        Assert.NotEqual(hash, territory.Hash());
        Assert.Equal(hash, new RunContinuation(start.Frame, Island.Parameters, start.Scenario, start.Key).Restore(0, snapshot).Hash());
    }

    [Fact]
    public void Columns_of_a_report_that_is_kept_stay_when_the_territory_goes_on()
    {
        // A territory adds the next month up in the same columns.
        var start = Island.Start(Island.Scenario(2));
        var actors = Made(start);
        var report = actors.Territories[0].BeginMonth(actors.Exchange.FirstDecisions()[0]);
        var kept = report.Kept();
        var columns = typeof(TerritoryReport).GetProperties().Where(property => property.PropertyType == typeof(long[])).ToArray();
        Assert.Contains(columns, column => column.Name == nameof(TerritoryReport.Deposits));
        Assert.All(columns, column => Assert.Equal((long[])column.GetValue(report)!, (long[])column.GetValue(kept)!));
        Assert.All(columns, column => Assert.True(column.GetValue(report) is long[] { Length: 0 } || column.GetValue(report) != column.GetValue(kept)));
    }

    [Fact]
    public void Lenders_records_of_a_report_that_is_kept_stay_when_the_territory_goes_on()
    {
        // A territory adds its lenders' months up in the same columns each month.
        var start = Island.Start(Island.Scenario(2));
        var actors = Made(start);
        var report = actors.Territories[0].BeginMonth(actors.Exchange.FirstDecisions()[0]);
        var kept = report.Kept();
        var loans = report.Lenders.Select(lender => lender.LoanMonths.Sum()).ToArray();
        Assert.NotEqual(0, loans.Sum());
        foreach (var lender in report.Lenders)
        {
            Array.Clear(lender.LoanMonths);
        }

        Assert.Equal(loans, kept.Lenders.Select(lender => lender.LoanMonths.Sum()));
        Assert.All(kept.Lenders.Zip(report.Lenders), pair =>
        {
            Assert.NotSame(pair.Second.Defaults, pair.First.Defaults);
            Assert.NotSame(pair.Second.LoanMonths, pair.First.LoanMonths);
        });
    }

    [Fact]
    public void Applications_and_answers_kept_in_a_snapshot_stay_when_the_run_goes_on()
    {
        // Branches fill the lists of their applicants anew each month.
        var start = Island.Start(Island.Scenario(8));
        var actors = Made(start);
        var decisions = actors.Exchange.FirstDecisions();
        for (var month = 0; month < 4; month++)
        {
            decisions = actors.Step(decisions, EconomyRun.Sequentially).Decisions;
        }

        var snapshot = actors.Exchange.Snapshot();
        var territories = Array.ConvertAll(actors.Territories, t => t.Snapshot());
        var waiting = Array.ConvertAll(territories, Waiting);
        var limits = decisions.Select(d => d.LoanLimits.Select(l => l.ToArray()).ToArray()).ToArray();
        Assert.Contains(limits, territory => territory.Any(lender => lender.Length > 0));
        Assert.Contains(waiting, territory => territory.Any(lender => lender.Length > 0));
        for (var month = 4; month < 8; month++)
        {
            decisions = actors.Step(decisions, EconomyRun.Sequentially).Decisions;
        }

        var continuation = new RunContinuation(start.Frame, Island.Parameters, start.Scenario, start.Key);
        Assert.Equal(limits, continuation.Restore(snapshot).FirstDecisions().Select(d => d.LoanLimits));
        Assert.Equal(waiting, territories.Select((t, i) => Waiting(continuation.Restore(i, t).Snapshot())));

        static AssessedApplication[][] Waiting(TerritorySnapshot territory) => [.. territory.Assessed.Select(lender => lender.ToArray())];
    }

    [Fact]
    public void Columns_of_another_length_are_refused()
    {
        var start = Island.Start(Island.Scenario(2));
        var whole = start.CreateTerritory(0).Snapshot();
        var columns = (byte[][])whole.Persons.Columns.Clone();
        columns[0] = columns[0][..^1];
        var short1 = whole with { Persons = whole.Persons with { Columns = columns } };
        var continuation = new RunContinuation(start.Frame, Island.Parameters, start.Scenario, start.Key);
        Assert.Throws<ArgumentException>(() => continuation.Restore(0, short1));
        var fewer = whole with { Loans = whole.Loans with { Columns = whole.Loans.Columns[1..] } };
        Assert.Throws<ArgumentException>(() => continuation.Restore(0, fewer));
    }

    private static EconomyRun.Actors Made(RunStart start) => new(
        [.. Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory)],
        [.. Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier)],
        [.. Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment)],
        start.CreateStatisticsOffice(), start.CreateExchange());

    private static EconomyRun.Actors Remade(RunContinuation run, EconomyRun.Actors actors) => new(
        [.. actors.Territories.Select((t, i) => run.Restore(i, t.Snapshot()))],
        [.. actors.Financiers.Select((f, i) => run.Restore(i, f.Snapshot()))],
        [.. actors.Governments.Select((g, i) => run.Restore(i, g.Snapshot()))],
        run.Restore(actors.Statistics.Snapshot()), run.Restore(actors.Exchange.Snapshot()));
}
