using SseSim.Model.Institutions;
using SseSim.Model.Policies;

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
    public RunFrame Frame => new()
    {
        Structure = _settled.Structure,
        Persons = _settled.Persons,
        Procurement = _settled.Procurement,
        Organisations = _settled.Organisations,
    };

    public TerritorySimulation CreateTerritory(int index) => new(
        _settled.States[index].Copy(), _settled.Structure, _settled.Parameters, Scenario, Key.Seed,
        Key.Watch.Count > 0 ? Key.Watch[index] : null, BreakTransferInMonth);

    public Financier CreateFinancier(int index) => new(
        index, _settled.Structure.Economy, _settled.Parameters, Scenario, Scale, _settled.FinancierBalances[index], _settled.Persons);

    /// <param name="level">0 national, 1 + territory its own.</param>
    public Government CreateGovernment(int level) => new(
        level, _settled.Structure, _settled.Parameters, Scenario, _settled.GovernmentBalances[level], _settled.Procurement[level],
        _settled.Tenders[level].Copy());

    public StatisticsOffice CreateStatisticsOffice() => _settled.Statistics.Copy();

    public Exchange CreateExchange() => new(_settled.ExchangeState, _settled.Structure, Scenario, firstMonth: 0);
}
