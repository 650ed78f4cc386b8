using System.Runtime.InteropServices;
using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>Sorts what governments awarded to the territories of the organisations that won. The lists keep their memory from month to month: arrays as large as a large territory's, one a
/// month, end in collections of generation 2.</summary>
internal sealed class AwardsOfTerritories(int territories)
{
    private readonly List<ContractAward>[] _byTerritory = [.. Enumerable.Range(0, territories).Select(_ => new List<ContractAward>())];

    /// <summary>[territory]: the national government's awards there, then those of its own; until the next month's are asked for.</summary>
    public List<ContractAward>[] Of(GovernmentDecisions[] governments)
    {
        Array.ForEach(_byTerritory, awards => awards.Clear());
        foreach (ref readonly var award in CollectionsMarshal.AsSpan(governments[0].Awards))
        {
            _byTerritory[award.Territory].Add(award);
        }

        for (var t = 0; t < territories; t++)
        {
            _byTerritory[t].AddRange(governments[t + 1].Awards);
        }

        return _byTerritory;
    }
}
