using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Who bids for open tenders, and how often.</summary>
public sealed class OpenTendersTests
{
    private const int Sectors = Classification.MarketSectorCount;
    /// <summary>Lots a sector.</summary>
    private const int Lots = 40;
    private const double BidsALot = 0.4;

    [Fact]
    public void Who_could_serve_more_lots_bids_for_more_tenders_in_proportion()
    {
        var month = Bidding();
        var o = month.Organisations;
        var bids = month.Bids.CountBy(b => b.Place).ToDictionary();
        var servable = Island.Alive(o).Where(i => ServableLots(month, i) > 0).ToDictionary(i => i, i => ServableLots(month, i));
        Assert.Contains(servable.Values, lots => lots >= 3);
        Assert.Empty(bids.Keys.Except(servable.Keys));
        Assert.All(servable, s =>
        {
            var expected = Math.Min(s.Value * BidsALot * (0.5 + o.Readiness[s.Key]), Lots);
            Assert.InRange(bids.GetValueOrDefault(s.Key), Math.Floor(expected), Math.Ceiling(expected));
        });
    }

    [Fact]
    public void Nobody_bids_for_the_same_tender_twice() =>
        Assert.DoesNotContain(Bidding().Bids.CountBy(b => (b.Place, b.Tender)), b => b.Value > 1);

    [Fact]
    public void Each_of_its_bids_has_a_price_of_its_own()
    {
        var several = Bidding().Bids.GroupBy(b => b.Place).Where(g => g.Count() > 1).ToList();
        Assert.NotEmpty(several);
        Assert.All(several, g => Assert.InRange(g.Select(b => b.Price).Distinct().Count(), 2, g.Count()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_tender_draws_the_same_number_of_bids_whatever_the_size_of_its_lots(int parts)
    {
        var (structure, purchases) = (Island.Settled().Structure, new long[Sectors]);
        var manufacturing = (int)Sector.Manufacturing;
        var lot = (long)(structure.Economy.Sectors[manufacturing].LotValue * 100 / 12) / parts;
        purchases[manufacturing] = 12 * Lots * lot;
        var split = Island.Scenario(12, Island.Instrument("lot-splitting", 12, [(double)parts]));
        var servable = new long[Sectors];
        servable[manufacturing] = 1000 * lot;
        var announced = new Procurement { ShareOfAll = 1 }.Announce(structure, split, Island.Parameters, purchases, servable, 1, 0)[manufacturing];
        Assert.InRange(announced.LotCentsPerMonth, lot - 1, lot + 1);
        // Each of a thousand lots of capacity bids with this probability: as many bids as are wanted for the tenders.
        Assert.Equal(Island.Parameters.BiddersPerTender * announced.Open, 1000 * announced.BidProbability, 1e-3);
    }

    private static TerritoryMonthContext Bidding()
    {
        var structure = Island.Settled().Structure;
        var tenders = structure.Economy.Sectors.Take(Sectors).Select(s => new TenderAnnouncement
        {
            Open = Lots, Reserved = 0, LotCentsPerMonth = (long)(s.LotValue * 100 / 12), BidProbability = BidsALot, QuotaPolicy = -1,
        }).ToArray();
        var month = Island.FirstMonth(0, [], d => d with { NationalTenders = tenders, LocalTenders = new TenderAnnouncement[Sectors] });
        month.State.Contracts.RemoveWhere(_ => true);
        foreach (var i in Island.Alive(month.Organisations))
        {
            // Cash for any number of contracts.
            month.Organisations.DepositCents[i] = long.MaxValue / 1_000_000;
        }

        Step11Bids.Run(month);
        return month;
    }

    /// <summary>Lots of its sector that an organisation's staff and equipment could serve.</summary>
    private static int ServableLots(TerritoryMonthContext month, int i)
    {
        var (o, economy) = (month.Organisations, month.Structure.Economy);
        return o.VolunteerRun[i] || o.Formality[i] == Formality.Informal || o.Staff[i] == 0 || (int)o.Sector[i] >= Sectors ? 0
            : (int)Math.Max(0, Step11Bids.FreeCapacity(month, i, 0) / (long)(economy.Sectors[(int)o.Sector[i]].LotValue * 100 / 12));
    }
}
