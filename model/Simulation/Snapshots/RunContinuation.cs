using SseSim.Model.Institutions;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Model.Simulation;

/// <summary>A run in its middle: makes everybody who acts from snapshots, so that the months that follow come out as if it had never stopped.</summary>
/// <param name="frame">What the run took from its settled economy.</param>
/// <param name="parameters">Of the run.</param>
/// <param name="scenario">The one that the run had: snapshots have room for its policies.</param>
/// <param name="key">Which run.</param>
/// <param name="breakTransferInMonth">See <see cref="RunStart.BreakTransferInMonth"/>.</param>
public sealed class RunContinuation(
    RunFrame frame, ModelParameters parameters, CompiledScenario scenario, RunKey key, int? breakTransferInMonth = null)
{
    public TerritorySimulation Restore(int index, TerritorySnapshot snapshot) => new(
        snapshot.ToState(), frame.Structure, parameters, scenario, key.Seed, key.Watch.Count > 0 ? key.Watch[index] : null,
        breakTransferInMonth, stories: snapshot.Stories, follow: key.Follow);

    public Financier Restore(int index, FinancierSnapshot snapshot)
    {
        var financier = new Financier(index, frame.Structure.Economy, parameters, scenario, frame.Scale, snapshot.Balance, frame.Persons);
        financier.Restore(snapshot);
        return financier;
    }

    /// <param name="level">0 national, 1 + territory its own.</param>
    /// <param name="snapshot">Of this government.</param>
    public Government Restore(int level, GovernmentSnapshot snapshot)
    {
        var government = new Government(
            level, frame.Structure, parameters, scenario, snapshot.Balance, frame.Procurement[level], snapshot.Tenders.Copy());
        government.Restore(snapshot);
        return government;
    }

    public StatisticsOffice Restore(StatisticsSnapshot snapshot)
    {
        var office = new StatisticsOffice(frame.Structure.Economy.Statistics, key.Seed, scenario);
        office.Restore(snapshot);
        return office;
    }

    public Exchange Restore(ExchangeSnapshot snapshot) => Exchange.Of(snapshot, frame.Structure, scenario);
}
