using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Structure;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>A quota moves contracts as far as eligible organisations can carry them.</summary>
public sealed class QuotaCapacityTests
{
    /// <summary>Lots a sector: far more than the island's social economy can serve.</summary>
    private const int Lots = 500;

    [Fact]
    [Shows("procurement-quota")]
    public void A_quota_moves_contracts_until_capacity_is_exhausted_and_the_rest_returns()
    {
        var (month, procurement, tenders) = Bidding();
        var (o, structure) = (month.Organisations, month.Structure);
        // Who can serve a lot, worked out from the agents: efficient workers and capital, cash for the two months that
        // this government takes to pay, less contracts that run.
        var ready = Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && o.Formality[i] != Formality.Informal && !o.VolunteerRun[i] && o.Staff[i] > 0
            && o.Readiness[i] >= month.Parameters.TenderReadiness && Free(month, i) >= tenders[(int)o.Sector[i]].LotCentsPerMonth).ToHashSet();
        Assert.NotEmpty(ready);
        Assert.Equal(ready.Order(), month.Bids.Select(b => b.Place).Distinct().Order());
        // As many as it could serve, each another one.
        Assert.All(month.Bids.GroupBy(b => b.Place), g =>
            Assert.Equal(Math.Min(Lots, (int)(Free(month, g.Key) / tenders[(int)o.Sector[g.Key]].LotCentsPerMonth)), g.Select(b => b.Tender).Distinct().Count()));
        Assert.Equal(month.Bids.Count, month.Bids.Select(b => (b.Place, b.Tender)).Distinct().Count());
        Assert.All(month.Bids, b => Assert.True(b.Reserved));

        var awards = procurement.Award(Batch(month), month.Scenario, 0, month.Parameters, (_, _) => long.MaxValue);
        var served = month.Bids.Select(b => (b.Sector, b.Tender)).Distinct().ToList();
        Assert.Equal(served.Count, awards.Count);
        Assert.All(awards, a => Assert.Contains(a.Place, ready));
        Assert.Equal(procurement.Outcome.Reserved - served.Sum(t => 12 * tenders[(int)t.Sector].LotCentsPerMonth), procurement.Outcome.Returned);
    }

    [Fact]
    public void Whose_capacity_is_engaged_bids_for_nothing()
    {
        var free = Bidding().Month.Bids;
        var (month, _, _) = Bidding(engage: true);
        Assert.NotEmpty(free);
        Assert.Empty(month.Bids);
    }

    [Fact]
    public void Who_is_not_ready_does_not_bid_for_reserved_tenders()
    {
        var (month, _, _) = Bidding(readiness: 0.29);
        Assert.Empty(month.Bids);
    }

    [Theory]
    [InlineData(null, 0.9, false)]
    [InlineData(null, 2.1, true)]
    [InlineData(15.0, 0.9, true)]
    [InlineData(0.0, 0.0, true)]
    public void Who_has_no_cash_until_the_government_pays_does_not_bid(double? promptDays, double lotsOfCash, bool bids)
    {
        // Two months to wait, or half of one: a lot a month leaves claims of as many lots.
        CompiledPolicy[] prompt = promptDays is { } days ? [Island.Instrument("prompt-payment", 12, [days])] : [];
        Assert.Equal(bids, Bidding(cash: lotsOfCash, policies: prompt).Month.Bids.Count > 0);
    }

    /// <summary>What a quota and advice together cannot do, and what a quota and smaller lots can: the constraint that binds is the capacity for a lot.</summary>
    [Fact]
    [Shows("procurement-quota", "lot-splitting")]
    public void Readiness_adds_nobody_to_reserved_tenders_and_smaller_lots_do()
    {
        var bidders = Bidders();
        Assert.NotEmpty(bidders);
        Assert.Equal(bidders, Bidders(readiness: 1));
        var smaller = Bidders(policies: [Island.Instrument("lot-splitting", 12, [4.0])]);
        Assert.Superset(bidders, smaller);
        Assert.InRange(smaller.Count, bidders.Count + 1, int.MaxValue);

        static HashSet<int> Bidders(double? readiness = null, CompiledPolicy[]? policies = null) =>
            [.. Bidding(readiness: readiness, policies: policies).Month.Bids.Where(b => b.Reserved).Select(b => b.Place)];
    }

    [Fact]
    [Shows("procurement-quota")]
    public void In_the_economy_a_full_quota_gives_the_social_economy_more_and_returns_the_rest()
    {
        var reference = Total(Island.Run(Island.Scenario(12)));
        var quota = Total(Island.Run(Island.Scenario(12, Island.Quota(12, 1, from: 1))));
        Assert.Equal((0, 0), (reference.Reserved, reference.Returned));
        Assert.InRange(quota.Returned, 1, quota.Reserved - 1);
        Assert.InRange(quota.SocialEconomy, reference.SocialEconomy + 1, long.MaxValue);
        // All that is reserved is either awarded to the social economy or returned, and may be won in the open tender then.
        Assert.InRange(quota.SocialEconomy - quota.Open, quota.Reserved - quota.Returned, quota.Reserved);
    }

    private static (long Reserved, long Returned, long SocialEconomy, long Open) Total(Simulation.RunResult run)
    {
        (long Reserved, long Returned, long SocialEconomy, long Open) total = default;
        foreach (var month in run.Months.Select(m => m.National))
        {
            total.Reserved += month[Measures.ReservedTenders.At()];
            total.Returned += month[Measures.ReturnedToOpen.At()];
            total.SocialEconomy += month[Measures.AwardedToSocialEconomy.At()];
            // Months whose tenders were announced before the quota: nothing in them is reserved.
            total.Open += month[Measures.ReservedTenders.At()] == 0 ? month[Measures.AwardedToSocialEconomy.At()] : 0;
        }

        return total;
    }

    private static (TerritoryMonthContext Month, Procurement Procurement, TenderAnnouncement[] Tenders) Bidding(
        bool engage = false, double? readiness = null, double? cash = null, CompiledPolicy[]? policies = null)
    {
        var quota = Island.Quota(12, 1);
        var structure = Island.Settled().Structure;
        var procurement = new Procurement { ShareOfAll = 1 };
        var purchases = structure.Economy.Sectors.Take(Classification.MarketSectorCount)
            .Select(s => 12 * Lots * (long)(s.LotValue * 100 / 12)).ToArray();
        var tenders = procurement.Announce(structure, Island.Scenario(12, [quota, .. policies ?? []]), Island.Parameters, purchases, new long[purchases.Length], 1, 0);
        var month = Island.FirstMonth(0, [quota, .. policies ?? []], d => d with { NationalTenders = tenders, LocalTenders = new TenderAnnouncement[purchases.Length] });
        var (o, contracts) = (month.Organisations, month.State.Contracts);
        foreach (var i in Island.Alive(o))
        {
            o.Readiness[i] = readiness ?? o.Readiness[i];
            if (cash is { } lots)
            {
                o.DepositCents[i] = (long)(lots * tenders[(int)o.Sector[i] % tenders.Length].LotCentsPerMonth);
                (o.NationalClaimsCents[i], o.LocalClaimsCents[i]) = (0, 0);
                contracts.RemoveWhere(_ => true);
            }

            if (engage)
            {
                var row = contracts.Add();
                contracts.Organisation[row] = i;
                contracts.CentsPerMonth[row] = long.MaxValue / 1_000_000;
            }
        }

        Step11Bids.Run(month);
        return (month, procurement, tenders);
    }

    private static double Free(TerritoryMonthContext month, int i)
    {
        var (o, structure, contracts) = (month.Organisations, month.Structure, month.State.Contracts);
        var cell = EconomyStructure.Cell(o.Sector[i], o.Form[i]);
        var labour = (o.StaffEfficiency[i] / 1000.0 - month.Compliance.WorkersLost(i)) * structure.ProductivityCents[cell] * 1.06;
        var capital = 1.2 * o.CapitalCents[i] / structure.CapitalMonths[cell];
        var cash = (o.DepositCents[i] + o.NationalClaimsCents[i] + o.LocalClaimsCents[i]) / 2.0;
        return Math.Min(structure.MarketShare[cell] * Math.Min(labour, capital), cash) - Enumerable.Range(0, contracts.Count).Where(r => contracts.Organisation[r] == i).Sum(r => contracts.CentsPerMonth[r]);
    }

    private static GovernmentBatch Batch(TerritoryMonthContext month) => new()
    {
        Month = 1,
        Receipts = [0],
        LocalReceipts = [0],
        Bids = [.. month.Bids],
        RunningContracts = new long[Classification.MarketSectorCount],
        ServableLots = new long[Classification.MarketSectorCount],
        PolicySpending = new long[1],
    };
}
