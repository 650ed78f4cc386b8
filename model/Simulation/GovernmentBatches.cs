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
            LentChange = Lent(reports),
            Bids = bids,
            RunningContracts = Sum(reports, r => r.RunningContracts, Classification.MarketSectorCount),
            ServableLots = Sum(reports, r => r.ServableLots, Classification.MarketSectorCount),
            PolicySpending = Sum(reports, r => r.PolicySpending, reports[0].PolicySpending.Length),
            RulesHold = rulesHold,
        };
    }

    /// <summary>To financiers less what they repaid, cents.</summary>
    private static long Lent(TerritoryReport[] reports)
    {
        long lent = 0;
        foreach (var report in reports)
        {
            foreach (var lender in report.Lenders)
            {
                foreach (var amount in lender.WholesaleByPolicy)
                {
                    lent += amount;
                }
            }
        }

        return lent;
    }

    private static long[] Sum(TerritoryReport[] reports, Func<TerritoryReport, long[]> select, int length)
    {
        var sum = new long[length];
        foreach (var report in reports)
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
