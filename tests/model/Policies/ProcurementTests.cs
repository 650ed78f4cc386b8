using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Tenders of manufactures of one government: lots of 40,000 a year, 3,333.33 a month, twelve months a contract.</summary>
public sealed class ProcurementTests
{
    private const int Sector = (int)SseSim.Model.Economy.Sector.Manufacturing;
    private const long Lot = 333_333;
    private static readonly CompiledScenario Reference = Island.Scenario(24);

    [Fact]
    public void Tenders_come_in_whole_lots_and_the_rest_is_carried_over()
    {
        var procurement = Open();
        // Two lots and a third a month.
        Assert.Equal([2, 2, 3, 2, 2, 3], Enumerable.Range(0, 6).Select(m => Announce(procurement, Reference, 7.0 / 3, m).Open));
        Assert.Equal(Lot, procurement.Announced[Sector].LotCentsPerMonth);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void A_quota_reserves_its_share_of_the_value_to_a_lot(double share)
    {
        var procurement = Open();
        var scenario = Island.Scenario(24, Island.Quota(24, share));
        var (all, reserved) = (0, 0);
        for (var month = 0; month < 24; month++)
        {
            var tenders = Announce(procurement, scenario, 10, month);
            (all, reserved) = (all + tenders.Open + tenders.Reserved, reserved + tenders.Reserved);
            Assert.InRange(reserved, share * all - 1.01, share * all);
        }

        Assert.InRange(all, 239, 240);
    }

    [Fact]
    public void A_quota_for_other_sectors_reserves_nothing()
    {
        var others = Eligibility.SocialEconomy with { Sectors = ~(1u << Sector) };
        Assert.Equal(0, Announce(Open(), Island.Scenario(24, Island.Quota(24, 1, others)), 10, 0).Reserved);
    }

    [Fact]
    public void A_reserved_tender_goes_to_its_cheapest_bid_and_without_one_it_is_returned()
    {
        var scenario = Island.Scenario(24, Island.Quota(24, 0.5));
        var procurement = Open();
        Assert.Equal((2, 2), (Announce(procurement, scenario, 4, 0).Reserved, procurement.Announced[Sector].Open));
        var awards = Award(procurement, scenario, Bid(1, 1.1, reserved: true, tender: 0), Bid(2, 1.05, reserved: true, tender: 0),
            Bid(3, 1, tender: 1, form: Form.Conventional));
        Assert.Equal([(2UL, 0), (3UL, -1)], awards.Select(a => (a.Organisation, a.Policy)));
        Assert.All(awards, a => Assert.Equal((12, 0L), (a.Months, a.PremiumPerMonth)));
        Assert.Equal(new TenderOutcome(3 * 12 * Lot, 12 * Lot, 2 * 12 * Lot, 12 * Lot), procurement.Outcome);
    }

    [Fact]
    public void What_was_reserved_in_vain_is_tendered_openly_the_month_after()
    {
        var scenario = Island.Scenario(24, Island.Quota(24, 0.5));
        var procurement = Open();
        Announce(procurement, scenario, 4, 0);
        Award(procurement, scenario, Bid(1, 1, reserved: true, tender: 0));
        var after = Announce(procurement, scenario, 4, 1);
        // The quota is half of what is new; the other lot has had its chance.
        Assert.Equal((2, 3), (after.Reserved, after.Open));
        Assert.Equal([7UL], Award(procurement, scenario, Bid(7, 1, tender: 2, form: Form.Conventional)).Select(a => a.Organisation));
        Assert.Equal((2, 4), (Announce(procurement, scenario, 4, 2).Reserved, procurement.Announced[Sector].Open));
    }

    [Fact]
    public void Who_can_serve_one_lot_and_wins_a_reserved_one_leaves_the_open_one_to_others()
    {
        var scenario = Island.Scenario(24, Island.Quota(24, 0.5));
        var procurement = Open();
        Announce(procurement, scenario, 2, 0);
        Bid[] open = [Bid(1, 0.9) with { Instead = true }, Bid(2, 1, form: Form.Conventional)];
        Assert.Equal([1UL, 2UL], Award(procurement, scenario, [Bid(1, 0.9, reserved: true), .. open]).Select(a => a.Organisation));
        Announce(procurement, scenario, 2, 1);
        // Somebody else wins the reserved lot, and its open bid stands.
        Assert.Equal([3UL, 1UL], Award(procurement, scenario, [Bid(1, 0.9, reserved: true), Bid(3, 0.8, reserved: true), .. open]).Select(a => a.Organisation));
    }

    [Fact]
    public void What_nobody_bids_for_is_bought_on_the_open_market()
    {
        var structure = Island.Settled().Structure;
        var procurement = Open();
        var scenario = Island.Scenario(24, Island.Quota(24, 1));
        Announce(procurement, scenario, 2, 0);
        var month = new long[Classification.MarketSectorCount];
        month[Sector] = 30 * Lot;
        var government = new Government(0, structure, Island.Parameters, scenario, default, month, procurement);
        var running = new long[Classification.MarketSectorCount];
        running[Sector] = 5 * Lot;
        var decided = government.Decide(Batch(Bid(1, 1, reserved: true, tender: 1)) with { RunningContracts = running });
        Assert.Equal(12 * Lot, decided.Tendered.Returned);
        Assert.Equal((30 - 5 - 1) * Lot, decided.OpenPurchases[Sector]);
    }

    [Fact]
    public void A_lot_larger_than_a_months_purchases_is_bought_out_of_the_months_that_follow()
    {
        var procurement = Open();
        var purchases = new long[Classification.MarketSectorCount];
        purchases[Sector] = 10 * Lot;
        long bought = 0;
        // Contracts run now above and now below the purchases.
        foreach (var lots in (int[])[14, 14, 3, 0, 12, 8, 2, 9])
        {
            var running = new long[Classification.MarketSectorCount];
            running[Sector] = lots * Lot;
            bought += lots * Lot + procurement.OpenPurchases(purchases, running, [])[Sector];
        }

        Assert.Equal(8 * 10 * Lot, bought);
    }

    [Theory]
    [InlineData(1.0, 1.08, true)]
    [InlineData(1.0, 1.11, true)]
    [InlineData(1.0, 1.12, false)]
    [InlineData(1.0, 0.95, true)]
    [Shows("preference-margin")]
    public void A_margin_wins_only_within_it(double conventional, double social, bool wins)
    {
        // A tenth off for the comparison: 1.11 counts as 0.999, 1.12 as 1.008.
        var scenario = Island.Scenario(24, Island.Margin(24, 0.1));
        var award = Compete(scenario, conventional, social);
        Assert.Equal(wins ? 2UL : 1UL, award.Organisation);
        Assert.Equal((long)(Lot * (wins ? social : conventional)), award.CentsPerMonth);
    }

    [Fact]
    public void The_premium_is_the_difference_to_the_cheapest_price()
    {
        // 3,333.33 x 0.0625, whole cents.
        var award = Compete(Island.Scenario(24, Island.Margin(24, 0.1)), 1, 1.0625);
        Assert.Equal((0, (long)(Lot * 0.0625)), (award.Policy, award.PremiumPerMonth));
        Assert.Equal(0, Compete(Island.Scenario(24, Island.Margin(24, 0.1)), 1, 0.95).PremiumPerMonth);
    }

    [Fact]
    public void Without_a_margin_the_cheapest_bid_wins() => Assert.Equal((1UL, -1), Winner(Compete(Reference, 1, 1.01)));

    [Fact]
    [Shows("preference-margin")]
    public void When_the_budget_for_premiums_ends_the_cheapest_bid_wins()
    {
        var scenario = Island.Scenario(24, Island.Margin(24, 0.1));
        var contract = (long)(Lot * 0.0625) * 12;
        Assert.Equal((2UL, 0), Winner(Compete(scenario, 1, 1.0625, contract)));
        Assert.Equal((1UL, -1), Winner(Compete(scenario, 1, 1.0625, contract - 1)));
        // Two tenders and money for one.
        var procurement = Open();
        Announce(procurement, scenario, 2, 0);
        var awards = procurement.Award(
            Batch(Bid(1, 1, 0, Form.Conventional), Bid(2, 1.0625), Bid(3, 1, 1, Form.Conventional), Bid(4, 1.0625, 1)),
            scenario, 0, Island.Parameters, (_, _) => 2 * contract - 1);
        Assert.Equal([(2UL, 0), (3UL, -1)], awards.Select(Winner));
    }

    [Fact]
    public void A_margin_is_only_for_those_whom_it_admits()
    {
        var associations = Eligibility.SocialEconomy with { Forms = 1u << (int)Form.Association };
        Assert.Equal((1UL, -1), Winner(Compete(Island.Scenario(24, Island.Margin(24, 0.1, associations)), 1, 1.0625)));
        var elsewhere = Eligibility.SocialEconomy with { Territories = [2] };
        Assert.Equal((1UL, -1), Winner(Compete(Island.Scenario(24, Island.Margin(24, 0.1, elsewhere)), 1, 1.0625)));
    }

    private static (ulong, int) Winner(ContractAward award) => (award.Organisation, award.Policy);

    private static ContractAward Compete(CompiledScenario scenario, double conventional, double social, long left = long.MaxValue)
    {
        var procurement = Open();
        Announce(procurement, scenario, 1, 0);
        return procurement.Award(Batch(Bid(1, conventional, 0, Form.Conventional), Bid(2, social)), scenario, 0, Island.Parameters, (_, _) => left).Single();
    }

    private static Procurement Open() => new() { ShareOfAll = 1 };

    private static TenderAnnouncement Announce(Procurement procurement, CompiledScenario scenario, double lots, int month)
    {
        var purchases = new long[Classification.MarketSectorCount];
        purchases[Sector] = (long)Math.Round(lots * 12 * Lot);
        return procurement.Announce(Island.Settled().Structure, scenario, Island.Parameters, purchases, new long[Classification.MarketSectorCount], month, 0)[Sector];
    }

    private static List<ContractAward> Award(Procurement procurement, CompiledScenario scenario, params Bid[] bids) =>
        procurement.Award(Batch(bids), scenario, 0, Island.Parameters, (_, _) => long.MaxValue);

    private static GovernmentBatch Batch(params Bid[] bids) => new()
    {
        Month = 0,
        Receipts = [0],
        LocalReceipts = [0],
        Bids = [.. bids],
        RunningContracts = new long[Classification.MarketSectorCount],
        ServableLots = new long[Classification.MarketSectorCount],
        PolicySpending = new long[1],
    };

    private static Bid Bid(ulong organisation, double price, int tender = 0, Form form = Form.WorkerCooperative, bool reserved = false) => new()
    {
        Organisation = organisation,
        Territory = 0,
        Place = (int)organisation,
        Form = form,
        Sector = SseSim.Model.Economy.Sector.Manufacturing,
        Stage = Stage.Mature,
        Size = SizeClass.From10To49,
        Local = false,
        Reserved = reserved,
        Tender = tender,
        Price = price,
        Key = organisation,
    };
}
