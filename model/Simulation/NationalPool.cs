using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>Orders that go to sellers anywhere in the country: what territories paid in and exports, shared out each month among the territories; fees and donations in the same way.</summary>
/// <param name="structure">Of the economy.</param>
/// <param name="cents">[sector]: money in the pool; then [sectors + sector] fees and donations.</param>
internal sealed class NationalPool(EconomyStructure structure, long[] cents)
{
    /// <summary>[sector]: money in the pool, cents; then [sectors + sector] fees and donations.</summary>
    public long[] Cents => cents;

    /// <summary>Shares out the pool of each sector: what territories paid in and exports, less what exports contain of imports, by the territories' weights; then fees and
    /// donations.</summary>
    /// <param name="reports">[territory]: of the month.</param>
    /// <param name="told">[territory]: what it was told before the month, which it has received.</param>
    /// <param name="accounts">Get the rest of the world's side.</param>
    /// <returns>[territory][sector]: cents.</returns>
    public (long[][] Orders, long[][] Fees) Clear(TerritoryReport[] reports, TerritoryDecisions[] told, EconomyAccounts accounts)
    {
        var markets = Classification.MarketSectorCount;
        for (var s = 0; s < markets; s++)
        {
            foreach (var report in reports)
            {
                cents[s] += report.NationalDemand[s] - told[report.Territory].NationalOrders[s];
                cents[markets + s] += report.FeeDemand[s] - told[report.Territory].Fees[s];
            }

            var exports = structure.ExportsCents[s];
            var imported = (long)(exports * structure.ImportShares[s]);
            Money.Transfer(ref accounts.RestOfWorld, ref accounts.NationalPool, exports - imported);
            accounts.Exports += exports;
            accounts.ImportsOfExports += imported;
            cents[s] += exports - imported;
            if (reports.All(r => r.FeeWeights[s] == 0))
            {
                // Nobody to give to: the money is spent on the market of the sector.
                (cents[s], cents[markets + s]) = (cents[s] + cents[markets + s], 0);
            }

            if (reports.All(r => r.NationalWeights[s] == 0))
            {
                // Nobody sells: the orders are imported.
                Money.Transfer(ref accounts.NationalPool, ref accounts.RestOfWorld, cents[s]);
                cents[s] = 0;
            }
        }

        return (SplitBySector(reports, cents.AsSpan(0, markets), r => r.NationalWeights), SplitBySector(reports, cents.AsSpan(markets), r => r.FeeWeights));
    }

    /// <summary>[territory][sector]: amounts by sector, shared out by the territories' weights; nothing where nobody has weight.</summary>
    public static long[][] SplitBySector(TerritoryReport[] reports, ReadOnlySpan<long> amounts, Func<TerritoryReport, long[]> weights)
    {
        var result = new long[reports.Length][];
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = new long[Classification.MarketSectorCount];
        }

        var (ofSector, parts) = (new long[reports.Length], new long[reports.Length]);
        for (var s = 0; s < Classification.MarketSectorCount; s++)
        {
            for (var t = 0; t < ofSector.Length; t++)
            {
                ofSector[t] = weights(reports[t])[s];
            }

            Apportionment.Split(amounts[s], ofSector, parts);
            for (var t = 0; t < parts.Length; t++)
            {
                result[t][s] = parts[t];
            }
        }

        return result;
    }
}
