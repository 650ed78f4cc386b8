using System.Globalization;
using SseSim.Model.Economy;

namespace SseSim.Grains.Tests;

/// <summary>An economy divided anew into as many territories as are wanted, all of one size: for what depends on their number.</summary>
internal static class EqualTerritories
{
    /// <param name="economy">Its residents in all stay, and everything that is not of a territory.</param>
    /// <param name="count">Territories. Each has the properties of the one in whose place it lies.</param>
    public static EconomyDefinition Of(EconomyDefinition economy, int count)
    {
        var all = (long)economy.Territories.Sum(t => t.Residents.Value);
        var territories = new TerritoryDefinition[count];
        var (place, before, given) = (0, 0L, 0L);
        for (var i = 0; i < count; i++)
        {
            var until = all * (i + 1) / count;
            while (place < economy.Territories.Count - 1 && before + (long)economy.Territories[place].Residents.Value < until)
            {
                before += (long)economy.Territories[place++].Residents.Value;
            }

            var origin = economy.Territories[place];
            var name = string.Create(CultureInfo.InvariantCulture, $"{origin.Id}-{i}");
            territories[i] = origin with { Id = name, Name = name, Residents = origin.Residents with { Value = until - given } };
            given = until;
        }

        return economy with { Territories = territories };
    }
}
