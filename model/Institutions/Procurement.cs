using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Structure;

namespace SseSim.Model.Institutions;

/// <summary>One government's tenders: announced by sector in whole lots, reserved by value up to a quota, awarded by price after preference margins.</summary>
internal sealed class Procurement
{
    private readonly long[] _carried = new long[Classification.MarketSectorCount];
    private readonly long[] _carriedReserved = new long[Classification.MarketSectorCount];
    /// <summary>[sector]: reserved lots for which nobody bid, cents a month: the next tenders are open for them.</summary>
    private readonly long[] _returned = new long[Classification.MarketSectorCount];
    /// <summary>[sector]: what running contracts take beyond the purchases of past months, cents: lots are whole, and a small government's month
    /// buys less than one.</summary>
    private readonly long[] _overspent = new long[Classification.MarketSectorCount];
    private readonly List<ContractAward> _awards = [];
    /// <summary>Where no margin is in force; stays empty.</summary>
    private static readonly List<(CompiledPolicy Policy, int Index)> NoMargins = [];
    private TenderAnnouncement[] _announced = new TenderAnnouncement[Classification.MarketSectorCount];

    /// <summary>Share of all procurement that this government places, and of the premium budgets that it may use.</summary>
    public required double ShareOfAll { get; init; }

    /// <summary>Value of the tenders that <see cref="Award"/> last decided.</summary>
    public TenderOutcome Outcome { get; private set; }

    public Procurement Copy()
    {
        var copy = new Procurement { ShareOfAll = ShareOfAll };
        _carried.CopyTo(copy._carried, 0);
        _carriedReserved.CopyTo(copy._carriedReserved, 0);
        _returned.CopyTo(copy._returned, 0);
        _overspent.CopyTo(copy._overspent, 0);
        copy._announced = (TenderAnnouncement[])_announced.Clone();
        return copy;
    }

    public TenderAnnouncement[] Announced => _announced;

    public void AppendTo(XxHash128 hash)
    {
        hash.Append(MemoryMarshal.AsBytes<long>(_carried));
        hash.Append(MemoryMarshal.AsBytes<long>(_carriedReserved));
        hash.Append(MemoryMarshal.AsBytes<long>(_returned));
        hash.Append(MemoryMarshal.AsBytes<long>(_overspent));
    }

    /// <summary>What the contracts running next month leave of the month's purchases is bought on the open market, once what they took too much
    /// before is made up for.</summary>
    /// <param name="purchases">[sector]: purchases a month, cents.</param>
    /// <param name="running">[sector]: payments of running contracts a month, cents.</param>
    /// <param name="awards">Contracts that begin next month.</param>
    public long[] OpenPurchases(long[] purchases, long[] running, List<ContractAward> awards)
    {
        var open = new long[purchases.Length];
        Span<long> awarded = stackalloc long[purchases.Length];
        foreach (var award in awards)
        {
            awarded[(int)award.Sector] += award.CentsPerMonth - award.PremiumPerMonth;
        }

        for (var s = 0; s < open.Length; s++)
        {
            var left = purchases[s] - running[s] - awarded[s] - _overspent[s];
            open[s] = Math.Max(0, left);
            _overspent[s] = open[s] - left;
        }

        return open;
    }

    /// <summary>Splits the month's value of new contracts into lots; what is less than a lot is carried over. Lots are reserved as long as the value reserved
    /// stays within the quota's share of all that was tendered under it. Lots that were reserved in vain are tendered once more, openly.</summary>
    public TenderAnnouncement[] Announce(
        EconomyStructure structure, CompiledScenario scenario, ModelParameters parameters, long[] procurement, long[] servable, int month,
        int level)
    {
        _announced = new TenderAnnouncement[procurement.Length];
        for (var s = 0; s < procurement.Length; s++)
        {
            var quota = Reservation(scenario, month, level, s);
            var lot = (long)(structure.Economy.Sectors[s].LotValue * 100 / 12 / LotsOfOne(scenario, month, level, s));
            _carried[s] += (long)(procurement[s] / parameters.ContractMonths);
            var count = lot > 0 ? (int)Math.Min(_carried[s] / lot, int.MaxValue) : 0;
            _carried[s] -= count * lot;
            var reserved = 0;
            if (quota is { } q)
            {
                // Whole lots as near to the share as carrying the rest over allows.
                _carriedReserved[s] += (long)(q.Share * count * lot);
                reserved = (int)Math.Min(lot > 0 ? _carriedReserved[s] / lot : 0, count);
                _carriedReserved[s] -= reserved * lot;
            }

            // Lots may have changed their size since: what is less than one is carried over with the rest.
            var again = lot > 0 ? (int)(_returned[s] / lot) : 0;
            _carried[s] += _returned[s] - again * lot;
            _returned[s] = 0;
            var open = count - reserved + again;
            _announced[s] = new TenderAnnouncement
            {
                Open = open,
                Reserved = reserved,
                LotCentsPerMonth = lot,
                BidProbability = Math.Min(1, parameters.BiddersPerTender * open * lot / Math.Max(lot, servable[s])),
                QuotaPolicy = quota?.Index ?? -1,
            };
        }

        return _announced;
    }

    /// <summary>The tenders of last month's announcement go to the lowest price; an eligible bid is compared as if it were cheaper by the margin. A reserved
    /// tender without a bid goes back to the open pool and is decided with the next month's.</summary>
    /// <returns>Contracts that begin next month; the list serves the next award again.</returns>
    public List<ContractAward> Award(
        GovernmentBatch batch, CompiledScenario scenario, int level, ModelParameters parameters, Func<int, int, long> premiumLeft)
    {
        var month = batch.Month;
        List<(CompiledPolicy Policy, int Index)> margins = NoMargins;
        var left = scenario.Policies.Count == 0 ? [] : new long[scenario.Policies.Count];
        for (var p = 0; p < left.Length; p++)
        {
            var policy = scenario.Policies[p];
            if (month >= 0 && policy.ActsIn(month) && policy.Lever == Lever.ProcurementPrice)
            {
                margins = ReferenceEquals(margins, NoMargins) ? [] : margins;
                margins.Add((policy, p));
                left[p] = premiumLeft(p, month);
            }
        }

        var months = (int)parameters.ContractMonths;
        _awards.Clear();
        long all = 0, social = 0, reservedValue = 0, returned = 0;
        // Winners of reserved tenders; those are decided first in each sector.
        HashSet<ulong>? served = null;
        ReadOnlySpan<Bid> offered = CollectionsMarshal.AsSpan(batch.Bids);
        var byTender = new BidsByTender(_announced, offered);
        for (var s = 0; s < _announced.Length; s++)
        {
            var announced = _announced[s];
            var year = announced.LotCentsPerMonth * 12;
            all += year * (announced.Open + announced.Reserved);
            reservedValue += year * announced.Reserved;
            for (var t = 0; t < announced.Reserved + announced.Open; t++)
            {
                var reserved = t < announced.Reserved;
                var bids = byTender.Of(s, t);
                if (Cheapest(offered, bids, served, null, 0) is not { } cheapest)
                {
                    if (reserved)
                    {
                        returned += year;
                        all -= year;
                        _returned[s] += announced.LotCentsPerMonth;
                    }

                    continue;
                }

                var winner = cheapest;
                var policy = reserved ? announced.QuotaPolicy : -1;
                foreach (var margin in margins)
                {
                    var share = margin.Policy.Value(PreferenceMargin.Margin, month);
                    var preferred = Cheapest(offered, bids, served, margin.Policy, share)!.Value;
                    var premium = (long)(announced.LotCentsPerMonth * (preferred.Price - cheapest.Price));
                    if (preferred.Organisation != cheapest.Organisation && policy < 0 && premium * months <= left[margin.Index])
                    {
                        (winner, policy) = (preferred, margin.Index);
                        left[margin.Index] -= left[margin.Index] == long.MaxValue ? 0 : premium * months;
                    }
                }

                if (reserved)
                {
                    (served ??= []).Add(winner.Organisation);
                }

                social += Classification.IsSocialEconomy(winner.Form) ? year : 0;
                _awards.Add(new ContractAward
                {
                    Organisation = winner.Organisation,
                    Territory = winner.Territory,
                    Place = winner.Place,
                    Sector = (Sector)s,
                    CentsPerMonth = (long)(announced.LotCentsPerMonth * winner.Price),
                    Months = months,
                    Local = level > 0,
                    Policy = policy,
                    PremiumPerMonth = (long)(announced.LotCentsPerMonth * (winner.Price - cheapest.Price)),
                });
            }
        }

        Outcome = new TenderOutcome(all, social, reservedValue, returned);
        return _awards;
    }

    /// <summary>The lowest price, or the lower key of equal ones, among the bids that still stand; null where none does.</summary>
    /// <param name="all">Bids.</param>
    /// <param name="ofTender">Places of the tender's.</param>
    /// <param name="served">Winners of reserved tenders; null before there are any.</param>
    /// <param name="policy">Bids that it admits are compared as if they were cheaper; null for none.</param>
    /// <param name="margin">By this share.</param>
    private static Bid? Cheapest(ReadOnlySpan<Bid> all, ReadOnlySpan<int> ofTender, HashSet<ulong>? served, CompiledPolicy? policy, double margin)
    {
        var best = -1;
        var lowest = 0.0;
        foreach (var place in ofTender)
        {
            ref readonly var bid = ref all[place];
            if (bid.Instead && served?.Contains(bid.Organisation) == true)
            {
                continue;
            }

            var price = bid.Price * (policy is not null && Admits(policy, bid) ? 1 - margin : 1);
            if (best < 0 || price < lowest || (price == lowest && bid.Key < all[best].Key))
            {
                (best, lowest) = (place, price);
            }
        }

        return best < 0 ? null : all[best];
    }

    private static bool Admits(CompiledPolicy policy, in Bid bid) =>
        policy.For.Admits(bid.Territory, bid.Form, bid.Stage, bid.Sector, bid.Size);

    /// <summary>The first policy that reserves tenders of a sector in a month and, for a local government, in its territory.</summary>
    private static (int Index, double Share)? Reservation(CompiledScenario scenario, int month, int level, int sector)
    {
        for (var p = 0; p < scenario.Policies.Count; p++)
        {
            var policy = scenario.Policies[p];
            var lever = policy.Lever;
            if (lever is Lever.ProcurementQuota or Lever.ReservedContracts && Acts(policy, scenario, month, level, sector))
            {
                return (p, policy.Value(lever == Lever.ProcurementQuota ? ProcurementQuota.Share : ReservedContracts.Share, month));
            }
        }

        return null;
    }

    /// <summary>Lots that one becomes under the policies that split them; the finest counts.</summary>
    private static double LotsOfOne(CompiledScenario scenario, int month, int level, int sector)
    {
        var lots = 1.0;
        for (var p = 0; p < scenario.Policies.Count; p++)
        {
            var policy = scenario.Policies[p];
            if (policy.Lever == Lever.LotSize && Acts(policy, scenario, month, level, sector))
            {
                lots = Math.Max(lots, policy.Value(LotSplitting.Lots, month));
            }
        }

        return lots;
    }

    private static bool Acts(CompiledPolicy policy, CompiledScenario scenario, int month, int level, int sector) =>
        month >= 0 && month < scenario.Months && policy.ActsIn(month) && (policy.For.Sectors >> sector & 1) != 0
        && (level == 0 || policy.For.AdmitsTerritory(level - 1));
}
