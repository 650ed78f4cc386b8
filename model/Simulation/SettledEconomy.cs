using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Structure;
using SseSim.Model.Synthesis;

namespace SseSim.Model.Simulation;

/// <summary>An economy after synthesis and settling, before the first month: the start that all runs of one seed share. Deterministic in its arguments and never
/// changed afterwards, so that several runs may start from it at once.</summary>
public sealed class SettledEconomy
{
    internal SettledEconomy(ModelParameters parameters, EconomyStructure structure, EconomyRun.Actors actors, long[][] procurement)
    {
        Parameters = parameters;
        Structure = structure;
        States = actors.Territories.Select(t => WithBaseOrganisations(t.State)).ToArray();
        FinancierBalances = actors.Financiers.Select(f => f.Balance).ToArray();
        // The debt that settling piled up is not the economy's: the run starts from the file's.
        GovernmentBalances = actors.Governments.Select((g, level) => level > 0 ? g.Balance : g.Balance with { Debt = structure.BaseDebtCents }).ToArray();
        Tenders = actors.Governments.Select(g => g.Tenders).ToArray();
        Procurement = procurement;
        Statistics = actors.Statistics;
        Persons = States.Select(s => (long)s.Persons.Count).ToArray();
        ExchangeState = actors.Exchange.State(Persons);
        Organisations = States.Sum(s => s.Organisations.Life.Count(l => l == Life.Alive)) - States.Length;
    }

    /// <summary>Residents of the economy over residents simulated.</summary>
    public double Scale => Structure.Scale;
    public int Residents => Structure.Residents;
    public int TerritoryCount => States.Length;
    public int FinancierCount => FinancierBalances.Length;
    /// <summary>The national government and one a territory.</summary>
    public int GovernmentCount => GovernmentBalances.Length;
    public IReadOnlyList<string> TerritoryIds => Structure.Economy.Territories.Select(t => t.Id).ToArray();
    /// <summary>Living organisations, public administrations not counted.</summary>
    public long Organisations { get; }
    /// <summary>Solved and settled constants.</summary>
    public EconomyStructure Structure { get; }

    internal ModelParameters Parameters { get; }
    internal TerritoryState[] States { get; }
    internal FinancierBalance[] FinancierBalances { get; }
    internal GovernmentBalance[] GovernmentBalances { get; }
    internal Procurement[] Tenders { get; }
    internal long[][] Procurement { get; }
    internal StatisticsOffice Statistics { get; }
    internal ExchangeState ExchangeState { get; }
    internal long[] Persons { get; }

    /// <summary>Draws and settles an economy.</summary>
    /// <param name="economy">The economy file.</param>
    /// <param name="residents">Persons to simulate.</param>
    /// <param name="seed">Seed of the replicate.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <param name="onMonth">Called after each month of settling (months below zero).</param>
    /// <exception cref="ArgumentException">The economy's figures have no stationary state, or the sample is too small for its territories.</exception>
    public static SettledEconomy Prepare(EconomyDefinition economy, int residents, ulong seed, ModelParameters parameters, ForEach forEach,
        Action<MonthObservation>? onMonth = null)
    {
        var structure = BaseEquilibrium.Solve(economy, residents, parameters);
        var drawn = EconomySynthesis.Draw(structure, parameters, seed, forEach);
        return Settling.Run(drawn, parameters, seed, forEach, onMonth);
    }

    /// <summary>A run of a scenario from this start.</summary>
    /// <param name="scenario">The scenario; without policies for a reference.</param>
    /// <param name="key">Which run.</param>
    /// <param name="breakTransferInMonth">Month in which a test wants one cent to appear from nowhere.</param>
    public RunStart Start(CompiledScenario scenario, RunKey key, int? breakTransferInMonth = null) => new(this, scenario, key, breakTransferInMonth);

    private static TerritoryState WithBaseOrganisations(TerritoryState state)
    {
        Array.Clear(state.BaseOrganisations);
        for (var i = 0; i < state.Organisations.Count; i++)
        {
            if (state.Organisations.Life[i] == Life.Alive)
            {
                state.BaseOrganisations[(int)state.Organisations.Form[i]]++;
            }
        }

        return state;
    }
}
