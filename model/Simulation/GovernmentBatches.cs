using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>What the governments learn of a month: the national one of all territories, each local one of its own.</summary>
internal static class GovernmentBatches
{
    /// <param name="reports">Of all territories.</param>
    /// <param name="rulesHold">[policy]: whether its rule holds.</param>
    /// <param name="bids">[government]: lists for the bids for its tenders, with those of an earlier month.</param>
    /// <returns>The national government's batch, then one for each territory.</returns>
    public static GovernmentBatch[] Of(TerritoryReport[] reports, bool[] rulesHold, List<Bid>[] bids)
    {
        foreach (var list in bids)
        {
            list.Clear();
        }

        foreach (var report in reports)
        {
            AddBids(bids[0], report, local: false);
        }

        return [National(reports, rulesHold, bids[0]), .. reports.Select((r, t) => Local(r, rulesHold, AddBids(bids[t + 1], r, local: true)))];
    }

    private static GovernmentBatch National(TerritoryReport[] reports, bool[] rulesHold, List<Bid> bids) => new()
    {
        Month = reports[0].Month,
        Receipts = reports.Select(r => r.Flows.NationalGovernment).ToArray(),
        LocalReceipts = reports.Select(r => r.Flows.LocalGovernment).ToArray(),
        PayablesChange = reports.Sum(r => r.Flows.NationalPayables),
        LentChange = reports.Sum(r => r.Lenders.Sum(l => l.WholesaleByPolicy.Sum())),
        Bids = bids,
        RunningContracts = Sum(reports, r => r.RunningContracts.AsSpan(0, Classification.MarketSectorCount).ToArray()),
        ServableLots = Sum(reports, r => r.ServableLots),
        PolicySpending = Sum(reports, r => r.PolicySpending),
        RulesHold = rulesHold,
    };

    private static GovernmentBatch Local(TerritoryReport report, bool[] rulesHold, List<Bid> bids) => new()
    {
        Month = report.Month,
        Receipts = [report.Flows.LocalGovernment],
        LocalReceipts = [report.Flows.LocalGovernment],
        PayablesChange = report.Flows.LocalPayables,
        Bids = bids,
        RunningContracts = report.RunningContracts.AsSpan(Classification.MarketSectorCount).ToArray(),
        ServableLots = report.ServableLots,
        PolicySpending = new long[report.PolicySpending.Length],
        RulesHold = rulesHold,
    };

    private static List<Bid> AddBids(List<Bid> bids, TerritoryReport report, bool local)
    {
        foreach (ref readonly var bid in CollectionsMarshal.AsSpan(report.Bids))
        {
            if (bid.Local == local)
            {
                bids.Add(bid);
            }
        }

        return bids;
    }

    private static long[] Sum(TerritoryReport[] reports, Func<TerritoryReport, long[]> select)
    {
        var sum = (long[])select(reports[0]).Clone();
        foreach (var report in reports.AsSpan(1))
        {
            var part = select(report);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += part[i];
            }
        }

        return sum;
    }
}
