using SseSim.Model.Institutions;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Stories;

namespace SseSim.Model.Simulation;

/// <summary>A settled economy about to run one scenario under one key: makes fresh copies of everybody who acts.</summary>
public sealed class RunStart
{
    private readonly SettledEconomy _settled;

    internal RunStart(SettledEconomy settled, CompiledScenario scenario, RunKey key, int? breakTransferInMonth)
    {
        _settled = settled;
        Scenario = scenario;
        Key = key;
        BreakTransferInMonth = breakTransferInMonth;
    }

    public CompiledScenario Scenario { get; }
    public RunKey Key { get; }
    /// <summary>Month in which one cent appears from nowhere, for testing that the accounts notice; null in a run.</summary>
    public int? BreakTransferInMonth { get; }
    public double Scale => _settled.Scale;
    public int TerritoryCount => _settled.TerritoryCount;
    public int FinancierCount => _settled.FinancierCount;
    public int GovernmentCount => _settled.GovernmentCount;
    public IReadOnlyList<string> TerritoryIds => _settled.TerritoryIds;
    public long Organisations => _settled.Organisations;

    /// <summary>What the run needs besides the states of those who act, to go on from snapshots.</summary>
    public RunFrame Frame => _settled.Frame;

    public TerritorySimulation CreateTerritory(int index) => Territory(index, _settled.States[index].Copy(), []);

    /// <summary>A territory that has some months behind it already: those that another run on this start went through in the same way.</summary>
    public TerritorySimulation CreateTerritory(int index, TerritorySnapshot after) => Territory(index, after.ToState(), after.Stories);

    public Financier CreateFinancier(int index) => new(
        index, _settled.Structure.Economy, _settled.Nation.Parameters, Scenario, Scale, _settled.Nation.Financiers[index], Frame.Persons);

    /// <param name="level">0 national, 1 + territory its own.</param>
    public Government CreateGovernment(int level) => new(
        level, _settled.Structure, _settled.Nation.Parameters, Scenario, _settled.Nation.Governments[level], Frame.Procurement[level],
        _settled.Nation.Tenders[level].Copy());

    public StatisticsOffice CreateStatisticsOffice()
    {
        var office = new StatisticsOffice(_settled.Structure.Economy.Statistics, Key.Seed, Scenario);
        office.Restore(_settled.Nation.Statistics);
        return office;
    }

    public Exchange CreateExchange() => new(_settled.Nation.Exchange, _settled.Structure, Scenario, firstMonth: 0);

    private TerritorySimulation Territory(int index, TerritoryState state, IReadOnlyList<OrganisationStory> stories) => new(
        state, _settled.Structure, _settled.Nation.Parameters, Scenario, Key.Seed,
        Key.Watch.Count > 0 ? Key.Watch[index] : null, BreakTransferInMonth, stories: stories, follow: Key.Follow);
}
