using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Step 11, procurement, the sellers' side: registered organisations with free capacity for a lot bid for tenders of their sector, at a price that
/// follows their unit labour cost. Governments award between two months; contracts won are signed at the start of the next.</summary>
internal static class Step11Bids
{
    /// <summary>Number of the draw for the price of the first reserved bid, beyond those of any number of open ones.</summary>
    private const uint FirstOfReserved = 1 << 20;

    /// <summary>Signs the contracts that the territory's organisations won.</summary>
    public static void Sign(TerritoryMonthContext c)
    {
        var (o, k) = (c.Organisations, c.State.Contracts);
        foreach (var award in c.Decisions.Awards)
        {
            if (o.Id[award.Place] != award.Organisation || o.Life[award.Place] != Life.Alive)
            {
                // The winner closed in the meantime: the government buys on the open market instead.
                continue;
            }

            var row = k.Add();
            k.Organisation[row] = award.Place;
            k.CentsPerMonth[row] = award.CentsPerMonth;
            k.MonthsLeft[row] = (short)award.Months;
            k.Local[row] = award.Local;
            k.Policy[row] = (sbyte)award.Policy;
            k.PremiumPerMonth[row] = award.PremiumPerMonth;
            SocialClauses.Sign(c, row);
            if (award.Policy >= 0)
            {
                PolicySupport.Mark(c, award.Place, award.Policy);
            }
        }
    }

    /// <summary>Writes the bids of the month and adds up what could have been bid for.</summary>
    public static void Run(TerritoryMonthContext c)
    {
        var (o, able) = (c.Organisations, c.Ledger.ServableLots);
        var engaged = ArrayPool<long>.Shared.Rent(o.Count);
        Array.Clear(engaged, 0, o.Count);
        for (var row = 0; row < c.State.Contracts.Count; row++)
        {
            engaged[c.State.Contracts.Organisation[row]] += c.State.Contracts.CentsPerMonth[row];
        }

        Span<double> smallestLot = stackalloc double[able.Length];
        for (var s = 0; s < smallestLot.Length; s++)
        {
            smallestLot[s] = Math.Min(LotOf(c.Decisions.NationalTenders[s]), LotOf(c.Decisions.LocalTenders[s]));
        }

        var reserved = new ReservedTenders(c);
        var draws = c.Draws(Stream.Bid);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive || o.VolunteerRun[i] || o.Formality[i] == Formality.Informal || o.Staff[i] == 0)
            {
                continue;
            }

            var s = (int)o.Sector[i];
            var capacity = FreeCapacity(c, i, engaged[i]);
            if (capacity < smallestLot[s])
            {
                // As most: small firms.
                continue;
            }

            capacity = Math.Min(capacity, Prefinanced(c, i, engaged[i]));
            var own = draws.For(o.Id[i]);
            able[s] += Math.Max(InLots(capacity, c.Decisions.NationalTenders[s]), InLots(capacity, c.Decisions.LocalTenders[s]));
            Offer(c, reserved, i, own, c.Decisions.NationalTenders[s], local: false, ref capacity);
            Offer(c, reserved, i, own, c.Decisions.LocalTenders[s], local: true, ref capacity);
        }

        ArrayPool<long>.Shared.Return(engaged);
    }

    /// <summary>Cents a month; beyond everybody where nothing is tendered.</summary>
    private static double LotOf(in TenderAnnouncement tenders) => tenders.LotCentsPerMonth > 0 ? tenders.LotCentsPerMonth : double.PositiveInfinity;

    /// <summary>What a capacity serves in whole lots, cents a month.</summary>
    private static long InLots(double capacity, in TenderAnnouncement tenders) =>
        tenders.LotCentsPerMonth > 0 ? (long)(Math.Max(capacity, 0) / tenders.LotCentsPerMonth) * tenders.LotCentsPerMonth : 0;

    /// <summary>What it could serve beside its contracts, cents a month; below zero where it has more of them than it can serve.</summary>
    public static double FreeCapacity(TerritoryMonthContext c, int i, long engaged)
    {
        var o = c.Organisations;
        var (cell, technology) = (EconomyStructure.Cell(o.Sector[i], o.Form[i]), o.TechnologyOf(i));
        // What serves agreements and members is not for sale.
        return c.Structure.MarketShare[cell] * Math.Min((o.StaffEfficiency[i] / 1000.0 - c.Compliance.WorkersLost(i)) * c.Structure.ProductivityCents[technology] * (1 + c.Parameters.LabourHeadroom),
            (1 + c.Parameters.CapitalHeadroom) * o.CapitalCents[i] / c.Structure.CapitalMonths[technology]) - engaged;
    }

    /// <summary>Contracts that its deposits carry until governments pay, cents a month: running ones leave claims of (days / 30) x their value.</summary>
    private static double Prefinanced(TerritoryMonthContext c, int i, long engaged)
    {
        var months = PublicInvoices.MonthsUntilPaid(c, i);
        return months > 0 ? (c.Organisations.DepositCents[i] + c.Organisations.NationalClaimsCents[i] + c.Organisations.LocalClaimsCents[i]) / months - engaged
            : double.PositiveInfinity;
    }

    /// <summary>An organisation bids for reserved tenders as far as it could serve them, and for open ones in proportion to the lots that it could serve: the larger it is, the
    /// more often.</summary>
    private static void Offer(TerritoryMonthContext c, ReservedTenders reserved, int i, KeyedRandom own, in TenderAnnouncement tenders, bool local, ref double capacity)
    {
        var lots = tenders.LotCentsPerMonth > 0 ? (int)Math.Min(capacity / tenders.LotCentsPerMonth, int.MaxValue) : 0;
        if (lots < 1)
        {
            return;
        }

        var n = local ? 16u : 0u;
        var forReserved = reserved.MayBid(tenders, i) ? Math.Min(lots, tenders.Reserved) : 0;
        // Different ones, from one drawn on.
        var first = forReserved > 0 ? own.Below(tenders.Reserved, n) : 0;
        for (var b = 0; b < forReserved; b++)
        {
            Bid(c, i, own, (int)(((long)first + b) % tenders.Reserved), local, reserved: true, instead: false, (uint)b);
        }

        // Readiness makes an organisation bid more often than its peers. A bid is not yet a contract: what it has offered for reserved tenders it offers again, and those are
        // awarded first.
        var free = lots - forReserved;
        var forOpen = 0;
        if (tenders.Open > 0)
        {
            var expected = lots * tenders.BidProbability * (0.5 + c.Organisations.Readiness[i]);
            forOpen = Math.Min((int)Math.Min(expected + own.Uniform(n + 1), lots), tenders.Open);
            first = own.Below(tenders.Open, n + 2);
            for (var b = 0; b < forOpen; b++)
            {
                Bid(c, i, own, (int)(((long)first + b) % tenders.Open), local, reserved: false, instead: b >= free, (uint)b);
            }
        }

        capacity -= (forReserved + Math.Min(forOpen, free)) * (double)tenders.LotCentsPerMonth;
    }

    private static void Bid(TerritoryMonthContext c, int i, KeyedRandom own, int tender, bool local, bool reserved, bool instead, uint number)
    {
        var o = c.Organisations;
        var noise = 1 + c.Parameters.BidSpread * own.Normal((reserved ? FirstOfReserved : 3) + 2 * number + (local ? 1u : 0));
        c.Bids.Add(new Bid
        {
            Organisation = o.Id[i],
            Territory = c.State.Index,
            Place = i,
            Form = o.Form[i],
            Sector = o.Sector[i],
            Stage = LifeStage.Of(o, i),
            Size = Classification.SizeOf(o.Staff[i]),
            Local = local,
            Reserved = reserved,
            Instead = instead,
            Tender = tender,
            Price = Math.Clamp(StaffPlanning.RelativePrice(c.Structure, o, i) * noise, 0.6, 1.6),
            Key = own.Bits(9),
        });
    }
}
