using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;

namespace SseSim.Model.Tests.Policies;

/// <summary>What the social economy wins of twenty tenders of manufactures, and who could serve tenders at all, under an instrument of some strength.</summary>
internal static class TenderOutcomes
{
    private const int Sectors = Classification.MarketSectorCount;
    private const int Manufacturing = (int)Sector.Manufacturing;
    private const int Tenders = 20;
    /// <summary>Cooperatives that have capacity for a reserved lot.</summary>
    private const int Able = 8;

    /// <summary>Eight cooperatives bid for a reserved tender each; each open tender has a firm's bid at 1 and a cooperative's between 1.02 and 1.4.</summary>
    public static double WonBySocialEconomy(string instrument, double strength)
    {
        var scenario = Island.Scenario(12, Island.Instrument(instrument, 12, [strength]));
        var procurement = new Procurement { ShareOfAll = 1 };
        var structure = Island.Settled().Structure;
        var purchases = new long[Sectors];
        purchases[Manufacturing] = 12 * Tenders * (long)(structure.Economy.Sectors[Manufacturing].LotValue * 100 / 12);
        var announced = procurement.Announce(structure, scenario, Island.Parameters, purchases, new long[Sectors], 0, 0)[Manufacturing];
        var reserved = Enumerable.Range(0, Math.Min(announced.Reserved, Able)).Select(n => Bid((ulong)(1 + n), Form.WorkerCooperative, true, n, 1));
        var open = Enumerable.Range(0, announced.Open).SelectMany(n => (Bid[])
            [Bid((ulong)(100 + n), Form.Conventional, false, n, 1), Bid((ulong)(200 + n), Form.SocialCooperative, false, n, 1.02 + 0.02 * n)]);
        return procurement.Award(Batch([.. reserved, .. open]), scenario, 0, Island.Parameters, (_, _) => long.MaxValue)
            .Sum(a => a.Organisation is >= 100 and < 200 ? 0.0 : a.CentsPerMonth);
    }

    /// <summary>Organisations of the harbour that bid for a lot of their sector, which is one of so many parts of the file's, where all bid who could serve one.</summary>
    public static double Bidders(double lots)
    {
        var policy = Island.Instrument("lot-splitting", 12, [lots]);
        var structure = Island.Settled().Structure;
        var purchases = structure.Economy.Sectors.Take(Sectors).Select(s => 1000 * (long)(s.LotValue * 100)).ToArray();
        var tenders = new Procurement { ShareOfAll = 1 }.Announce(structure, Island.Scenario(12, policy), Island.Parameters, purchases, new long[Sectors], 1, 0);
        var month = Island.FirstMonth(0, [policy], d => d with { NationalTenders = tenders, LocalTenders = new TenderAnnouncement[Sectors] });
        Array.Fill(month.Organisations.Readiness, 1);
        Step11Bids.Run(month);
        return month.Bids.Select(b => b.Place).Distinct().Count();
    }

    private static GovernmentBatch Batch(Bid[] bids) => new()
    {
        Month = 0, Receipts = [0], LocalReceipts = [0], Bids = [.. bids], RunningContracts = new long[Sectors], ServableLots = new long[Sectors], PolicySpending = [0],
    };

    private static Bid Bid(ulong organisation, Form form, bool reserved, int tender, double price) => new()
    {
        Organisation = organisation, Territory = 0, Place = (int)organisation, Form = form, Sector = Sector.Manufacturing, Stage = Stage.Mature,
        Size = SizeClass.From10To49, Local = false, Reserved = reserved, Tender = tender, Price = price, Key = organisation,
    };
}
