using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>What a run takes from its settled economy and never changes. With the scenario, the parameters and a snapshot of everybody who acts it is enough to
/// go on, without settling again.</summary>
public sealed record RunFrame
{
    /// <summary>Solved and settled constants.</summary>
    public required EconomyStructure Structure { get; init; }
    /// <summary>[territory]: residents.</summary>
    public required long[] Persons { get; init; }
    /// <summary>[government][sector]: purchases a month, cents.</summary>
    public required long[][] Procurement { get; init; }
    /// <summary>Living organisations at the start.</summary>
    public required long Organisations { get; init; }

    /// <summary>Residents of the economy over residents simulated.</summary>
    public double Scale => Structure.Scale;
    public IReadOnlyList<string> TerritoryIds => Structure.Economy.Territories.Select(t => t.Id).ToArray();
    public int TerritoryCount => Persons.Length;
    public int FinancierCount => Structure.Economy.Credit.Financiers.Count;
    /// <summary>The national government and one a territory.</summary>
    public int GovernmentCount => Procurement.Length;
}
