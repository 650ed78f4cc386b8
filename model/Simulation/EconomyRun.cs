using SseSim.Model.Institutions;
using SseSim.Model.Observations;

namespace SseSim.Model.Simulation;

/// <summary>Runs <paramref name="body"/> for 0..<paramref name="count"/>-1. The caller may run the bodies in parallel and in any order.</summary>
public delegate void ForEach(int count, Action<int> body);

/// <summary>The months of one run in a bare loop, without grains: for settling, benchmarks and tests. Grains give the same bits.</summary>
public static class EconomyRun
{
    /// <summary>One body after another.</summary>
    public static void Sequentially(int count, Action<int> body)
    {
        for (var i = 0; i < count; i++)
        {
            body(i);
        }
    }

    /// <summary>Runs a scenario from a settled start.</summary>
    /// <param name="start">Settled start for the scenario and key.</param>
    /// <param name="forEach">How to run territories and institutions of one month.</param>
    /// <param name="onMonth">Called after each month.</param>
    /// <param name="observer">Is told of each territory's steps; only for a <paramref name="forEach"/> that runs one after the other.</param>
    /// <exception cref="Accounts.AccountsException">An account does not close.</exception>
    public static RunResult Run(RunStart start, ForEach forEach, Action<MonthObservation>? onMonth = null, Month.IStepObserver? observer = null)
    {
        var actors = new Actors(
            Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory).ToArray(),
            Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier).ToArray(),
            Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment).ToArray(),
            start.CreateStatisticsOffice(), start.CreateExchange());
        var decisions = actors.Exchange.FirstDecisions();
        var months = new List<MonthObservation>();
        for (var month = 0; month < start.Scenario.Months; month++)
        {
            var outcome = actors.Step(decisions, forEach, observer: observer);
            decisions = outcome.Decisions;
            months.Add(outcome.Observation);
            onMonth?.Invoke(outcome.Observation);
        }

        return new RunResult(start.Key, start.Scenario, start.Scale, start.TerritoryIds, months,
            ResultHash.Combine(months, actors.Hashes()), actors.Territories.Select(t => t.Supported).ToArray(), start.Organisations)
        {
            Stories = [.. actors.Territories.SelectMany(t => t.Stories()).Where(s => s.Profile is not null)],
            RulesHeld = actors.Exchange.RulesHeld(),
            PoliciesMet = actors.Territories.Aggregate(0u, (met, t) => met | t.PoliciesMet),
            Rosters = start.Key.Roster is { } roster ? [.. actors.Territories.Select(t => t.RosterOf(roster))] : [],
        };
    }

    /// <summary>Everybody who acts in an economy.</summary>
    internal sealed record Actors(
        TerritorySimulation[] Territories, Financier[] Financiers, Government[] Governments, StatisticsOffice Statistics, Exchange Exchange)
    {
        /// <summary>Territories, those with most residents first: whoever runs them in parallel ends with small ones, for which nobody waits long.</summary>
        private readonly int[] _largestFirst =
            [.. Enumerable.Range(0, Territories.Length).OrderByDescending(t => Territories[t].State.Persons.Count)];

        /// <summary>One month: territories with their governments, then institutions of the country, with a barrier after each.</summary>
        /// <param name="decisions">[territory]: what was decided for this month.</param>
        /// <param name="forEach">How to run territories and institutions.</param>
        /// <param name="before">Called with what the statistics office is about to observe.</param>
        /// <param name="observer">Is told of each territory's steps.</param>
        public MonthOutcome Step(
            TerritoryDecisions[] decisions, ForEach forEach, Action<StatisticsBatch>? before = null, Month.IStepObserver? observer = null)
        {
            var reports = new TerritoryReport[Territories.Length];
            var governments = new GovernmentDecisions[Governments.Length];
            forEach(reports.Length, place =>
            {
                var t = _largestFirst[place];
                reports[t] = Territories[t].BeginMonth(decisions[t], observer);
                governments[t + 1] = Governments[t + 1].Decide(GovernmentBatches.Local(reports[t], decisions[t].RulesHold));
            });
            var batches = Exchange.Route(reports);
            before?.Invoke(batches.Statistics);
            var financiers = new FinancierDecisions[Financiers.Length];
            forEach(financiers.Length + 1, place =>
            {
                // The government's tenders take longest.
                if (place == 0)
                {
                    governments[0] = Governments[0].Decide(batches.National);
                }
                else
                {
                    financiers[place - 1] = Financiers[place - 1].Decide(batches.Financiers[place - 1]);
                }
            });
            return Exchange.Collect(financiers, governments, Statistics.Observe(batches.Statistics));
        }

        /// <summary>Final states in canonical order.</summary>
        public IEnumerable<byte[]> Hashes() => Territories.Select(t => t.Hash()).Concat(Financiers.Select(f => f.Hash()))
            .Concat(Governments.Select(g => g.Hash())).Append(Statistics.Hash()).Append(Exchange.Hash());
    }
}
