using SseSim.Model.Economy;
using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>What the governments learn of a month: the national one of all territories, each local one of its own.</summary>
public static class GovernmentBatches
{
    /// <summary>What a territory's own government learns: as soon as the territory has gone through its month, since no other has a part in it.</summary>
    /// <param name="report">Of its territory.</param>
    /// <param name="rulesHold">[policy]: whether its rule holds in the month.</param>
    public static GovernmentBatch Local(TerritoryReport report, bool[] rulesHold) => new()
    {
        Month = report.Month,
        Receipts = [report.Flows.LocalGovernment],
        LocalReceipts = [report.Flows.LocalGovernment],
        PayablesChange = report.Flows.LocalPayables,
        Bids = report.LocalBids,
        RunningContracts = report.RunningContracts.AsSpan(Classification.MarketSectorCount).ToArray(),
        ServableLots = report.ServableLots,
        PolicySpending = new long[report.PolicySpending.Length],
        RulesHold = rulesHold,
    };

    /// <summary>What the national government learns.</summary>
    /// <param name="reports">Of all territories, in their order.</param>
    /// <param name="rulesHold">[policy]: whether its rule holds.</param>
    /// <param name="bids">List for the bids for its tenders, with those of an earlier month.</param>
    internal static GovernmentBatch National(TerritoryReport[] reports, bool[] rulesHold, List<Bid> bids)
    {
        bids.Clear();
        foreach (var report in reports)
        {
            bids.AddRange(report.Bids);
        }

        return new GovernmentBatch
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
