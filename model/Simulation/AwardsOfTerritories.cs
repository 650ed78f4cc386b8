using System.Runtime.InteropServices;
using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>Sorts what governments awarded to the territories of the organisations that won.</summary>
internal static class AwardsOfTerritories
{
    /// <summary>[territory]: the national government's awards there, then those of its own.</summary>
    public static ContractAward[][] Of(GovernmentDecisions[] governments)
    {
        var counts = new int[governments.Length - 1];
        foreach (ref readonly var award in CollectionsMarshal.AsSpan(governments[0].Awards))
        {
            counts[award.Territory]++;
        }

        var byTerritory = counts.Select((count, t) => new ContractAward[count + governments[t + 1].Awards.Count]).ToArray();
        Array.Clear(counts);
        foreach (ref readonly var award in CollectionsMarshal.AsSpan(governments[0].Awards))
        {
            byTerritory[award.Territory][counts[award.Territory]++] = award;
        }

        for (var t = 0; t < byTerritory.Length; t++)
        {
            governments[t + 1].Awards.CopyTo(byTerritory[t], counts[t]);
        }

        return byTerritory;
    }
}
