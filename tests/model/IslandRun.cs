using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;

namespace SseSim.Model.Tests;

/// <summary>A run of the island month by month, open to a look at every agent and every book between two months.</summary>
internal sealed class IslandRun
{
    private TerritoryDecisions[] _decisions;

    public IslandRun(CompiledScenario scenario, ulong seed = 1)
        : this(Island.Start(scenario, seed))
    {
    }

    public IslandRun(RunStart start)
    {
        Territories = [.. Enumerable.Range(0, start.TerritoryCount).Select(start.CreateTerritory)];
        Financiers = [.. Enumerable.Range(0, start.FinancierCount).Select(start.CreateFinancier)];
        Governments = [.. Enumerable.Range(0, start.GovernmentCount).Select(start.CreateGovernment)];
        Statistics = start.CreateStatisticsOffice();
        Exchange = start.CreateExchange();
        _decisions = Exchange.FirstDecisions();
    }

    public TerritorySimulation[] Territories { get; }
    public Financier[] Financiers { get; }
    public Government[] Governments { get; }
    public StatisticsOffice Statistics { get; }
    public Exchange Exchange { get; }

    /// <summary>What territories, financiers and governments said last month.</summary>
    public TerritoryReport[] Reports { get; private set; } = [];
    public FinancierDecisions[] FinancierDecisions { get; private set; } = [];
    public GovernmentDecisions[] GovernmentDecisions { get; private set; } = [];

    public IEnumerable<TerritoryState> States => Territories.Select(t => t.State);

    public MonthObservation Step()
    {
        Reports = [.. Territories.Select((t, i) => t.BeginMonth(_decisions[i]))];
        var batches = Exchange.Route(Reports);
        FinancierDecisions = [.. Financiers.Select((f, i) => f.Decide(batches.Financiers[i]))];
        GovernmentDecisions =
        [
            Governments[0].Decide(batches.National),
            .. Reports.Select((report, t) => Governments[t + 1].Decide(GovernmentBatches.Local(report, _decisions[t].RulesHold))),
        ];
        var outcome = Exchange.Collect(FinancierDecisions, GovernmentDecisions, Statistics.Observe(batches.Statistics));
        _decisions = outcome.Decisions;
        return outcome.Observation;
    }

    /// <summary>The accounts outside of territories and institutions as they stand.</summary>
    public ExchangeState Books() => Exchange.State([.. States.Select(s => (long)s.Persons.Count)]);
}
