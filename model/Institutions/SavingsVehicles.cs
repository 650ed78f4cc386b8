using SseSim.Model.Economy;
using SseSim.Model.Numerics;

namespace SseSim.Model.Institutions;

/// <summary>Financiers whose money is savers' units: each household has one of them, for life.</summary>
internal static class SavingsVehicles
{
    public static bool IsVehicle(FinancierKind kind) => kind is FinancierKind.SolidaritySavingsFund or FinancierKind.CrowdfundingPlatform;

    /// <summary>Their indices among an economy's financiers.</summary>
    public static IReadOnlyList<int> Of(EconomyDefinition economy)
    {
        List<int> vehicles = [];
        for (var f = 0; f < economy.Credit.Financiers.Count; f++)
        {
            if (IsVehicle(economy.Credit.Financiers[f].Kind))
            {
                vehicles.Add(f);
            }
        }

        return vehicles;
    }

    /// <summary>Which of <paramref name="count"/> vehicles a household has: by its identity alone, so that units keep their vehicle under any seed.</summary>
    /// <param name="household">Identity of its first person.</param>
    /// <param name="count">Number of vehicles.</param>
    public static int NumberOf(ulong household, int count) => (int)(KeyedRandom.Mix(household) % (ulong)count);
}
