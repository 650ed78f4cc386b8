using SseSim.Model.Calibration;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>An economy after synthesis and settling, before the first month: the start that all runs of one seed share. Deterministic in its arguments and never
/// changed afterwards, so that several runs may start from it at once.</summary>
public sealed class SettledEconomy
{
    internal SettledEconomy(ModelParameters parameters, EconomyStructure structure, EconomyRun.Actors actors, long[][] procurement)
    {
        States = actors.Territories.Select(t => WithBaseOrganisations(t.State)).ToArray();
        var persons = States.Select(s => (long)s.Persons.Count).ToArray();
        Nation = new NationSnapshot
        {
            Parameters = parameters,
            Frame = new RunFrame
            {
                Structure = structure,
                Persons = persons,
                Procurement = procurement,
                Organisations = States.Sum(s => s.Organisations.Life.Count(l => l == Life.Alive)) - States.Length,
            },
            Financiers = actors.Financiers.Select(f => f.Balance).ToArray(),
            // The debt that settling piled up is not the economy's: the run starts from the file's.
            Governments = actors.Governments.Select((g, level) => level > 0 ? g.Balance : g.Balance with { Debt = structure.BaseDebtCents }).ToArray(),
            Tenders = actors.Governments.Select(g => g.Tenders).ToArray(),
            Statistics = actors.Statistics.Snapshot(),
            Exchange = actors.Exchange.State(persons),
        };
    }

    private SettledEconomy(NationSnapshot nation, TerritoryState[] states) => (Nation, States) = (nation, states);

    /// <summary>All but the territories, for keeping the economy outside of memory.</summary>
    public NationSnapshot Nation { get; }
    /// <summary>What runs take from it and do not change.</summary>
    public RunFrame Frame => Nation.Frame;
    /// <summary>Residents of the economy over residents simulated.</summary>
    public double Scale => Frame.Scale;
    public int Residents => Structure.Residents;
    public int TerritoryCount => States.Length;
    public int FinancierCount => Frame.FinancierCount;
    /// <summary>The national government and one a territory.</summary>
    public int GovernmentCount => Frame.GovernmentCount;
    public IReadOnlyList<string> TerritoryIds => Frame.TerritoryIds;
    /// <summary>Living organisations, public administrations not counted.</summary>
    public long Organisations => Frame.Organisations;
    /// <summary>Solved and settled constants.</summary>
    public EconomyStructure Structure => Frame.Structure;

    internal TerritoryState[] States { get; }

    /// <summary>Puts together again what was kept outside of memory.</summary>
    /// <param name="nation">All but the territories.</param>
    /// <param name="territory">Gives the territory of an index; is asked once for each.</param>
    /// <param name="forEach">How to ask for territories.</param>
    public static SettledEconomy Restore(NationSnapshot nation, Func<int, TerritorySnapshot> territory, ForEach forEach)
    {
        var states = new TerritoryState[nation.Frame.TerritoryCount];
        forEach(states.Length, t => states[t] = territory(t).ToState());
        return new SettledEconomy(nation, states);
    }

    /// <summary>A territory as it settled, for keeping the economy outside of memory.</summary>
    public TerritorySnapshot Snapshot(int territory) => TerritorySnapshot.Of(States[territory]);

    /// <summary>Settles a sample of an economy and opens it.</summary>
    /// <param name="economy">The economy file.</param>
    /// <param name="residents">Persons to simulate.</param>
    /// <param name="seed">Seed of the replicate.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <exception cref="ArgumentException">The economy's figures have no stationary state, or the sample is too small for its territories.</exception>
    public static SettledEconomy Prepare(EconomyDefinition economy, int residents, ulong seed, ModelParameters parameters, ForEach forEach) =>
        Open(SettledConstants.Find(economy, SettledConstants.SampleFor(residents), parameters, forEach), economy, residents, seed, parameters, forEach);

    /// <summary>Draws an economy with settled constants and histories and lets it run in.</summary>
    /// <param name="constants">What settling has found for this economy and these parameters.</param>
    /// <param name="economy">The economy file.</param>
    /// <param name="residents">Persons to simulate.</param>
    /// <param name="seed">Seed of the replicate.</param>
    /// <param name="parameters">Behavioural parameters.</param>
    /// <param name="forEach">How to run territories.</param>
    /// <param name="onMonth">Called after each month of running in (months below zero).</param>
    /// <exception cref="ArgumentException">The sample is too small for its territories.</exception>
    public static SettledEconomy Open(SettledConstants constants, EconomyDefinition economy, int residents, ulong seed, ModelParameters parameters,
        ForEach forEach, Action<MonthObservation>? onMonth = null) =>
        Opening.Run(constants, BaseEquilibrium.Solve(economy, residents, parameters), parameters, seed, forEach, onMonth);

    /// <summary>A run of a scenario from this start.</summary>
    /// <param name="scenario">The scenario; without policies for a reference.</param>
    /// <param name="key">Which run.</param>
    /// <param name="breakTransferInMonth">Month in which a test wants one cent to appear from nowhere.</param>
    /// <exception cref="InterventionTargetException">In the first replicate: an intervention is for an organisation that there is not. In others, whose organisations differ,
    /// it does nothing.</exception>
    public RunStart Start(CompiledScenario scenario, RunKey key, int? breakTransferInMonth = null)
    {
        if (key.Replicate == 0)
        {
            InterventionTargets.Check(scenario, key.Seed, States);
        }

        return new(this, scenario, key, breakTransferInMonth);
    }

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
