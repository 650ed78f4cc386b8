using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Model.Institutions;

/// <summary>How a lender's head office shares its money out among what its branches would lend: the best first, until liquidity, own funds or a guarantee's budget end it.</summary>
internal sealed class Lending(FinancierDefinition definition, ModelParameters parameters, CompiledScenario scenario, WholesalePurses purses)
{
    /// <summary>Of a month, kept for the next: territory and number of each bundle.</summary>
    private readonly List<Ranked> _ranked = [];

    /// <summary>[bundles]: limits of as many.</summary>
    private readonly List<LoanLimit[]> _whole = [];

    /// <summary>[policy]: endowments of guarantees promised in the month's answers, cents.</summary>
    public long[] PromisedEndowments { get; private set; } = new long[scenario.Policies.Count];

    /// <param name="byTerritory">[territory]: what its branches would lend.</param>
    /// <param name="guaranteeAllotments">[policy]: endowments that may be promised, cents; <see cref="long.MaxValue"/> without a budget.</param>
    /// <param name="balance">The lender's books.</param>
    /// <returns>[territory][bundle]: how much of it may be lent.</returns>
    public LoanLimit[][] Share(List<LoanBundle>[] byTerritory, long[] guaranteeAllotments, FinancierBalance balance)
    {
        var allotments = (long[])guaranteeAllotments.Clone();
        var promised = PromisedEndowments = new long[scenario.Policies.Count];
        var liquidity = balance.Settlement - (long)(parameters.MinimumLiquidityRatio * balance.Deposits);
        var room = definition.Kind == FinancierKind.GuaranteeFund ? 0
            : (long)(Math.Max(balance.OwnFunds + balance.Borrowed, 0) / parameters.MinimumCapitalRatio) - balance.Loans;
        if (Total(byTerritory) is { } total && total <= Math.Min(room, liquidity) && !purses.Any)
        {
            // Nobody has to wait for anybody.
            return Array.ConvertAll(byTerritory, bundles => WholeOf(bundles.Count));
        }

        var limits = Array.ConvertAll(byTerritory, bundles => bundles.Count == 0 ? [] : new LoanLimit[bundles.Count]);
        foreach (ref readonly var place in Rank(byTerritory))
        {
            ref readonly var bundle = ref CollectionsMarshal.AsSpan(byTerritory[place.Territory])[place.Bundle];
            var (endowment, covered) = Guarantee(bundle, allotments);
            var open = Math.Min(room, liquidity - purses.ClosedTo(bundle.Purses));
            var whole = covered <= open;
            limits[place.Territory][place.Bundle] = new LoanLimit(
                whole ? long.MaxValue : Math.Max(open, 0), endowment, covered > room ? RefusalReason.Capital : RefusalReason.Liquidity);
            // What of a part is not lent, because the next loan would be too large, stays for next month.
            var lent = whole ? covered : bundle.Loans == 1 ? 0 : Math.Max(open, 0);
            room -= lent;
            liquidity -= lent;
            purses.Lend(bundle.Purses, lent);
            if (bundle.GuaranteePolicy >= 0 && lent > 0)
            {
                promised[bundle.GuaranteePolicy] += endowment == long.MaxValue ? bundle.EndowmentCents : bundle.Loans == 1 ? 0 : endowment;
            }
        }

        return limits;
    }

    /// <summary>Limits of bundles that may all be lent whole: in most months of most territories, so that those with as many share them.</summary>
    private LoanLimit[] WholeOf(int bundles)
    {
        while (_whole.Count <= bundles)
        {
            _whole.Add([.. Enumerable.Repeat(LoanLimit.Whole, _whole.Count)]);
        }

        return _whole[bundles];
    }

    /// <summary>What branches would lend in all, cents; null where guarantees are promised with it.</summary>
    private static long? Total(List<LoanBundle>[] byTerritory)
    {
        var total = 0L;
        foreach (var bundles in byTerritory)
        {
            foreach (ref readonly var bundle in CollectionsMarshal.AsSpan(bundles))
            {
                if (bundle.GuaranteePolicy >= 0)
                {
                    return null;
                }

                total += bundle.AmountCents;
            }
        }

        return total;
    }

    /// <summary>What of a bundle a guarantee's budget covers. Where it does not cover all, only what the lender would have lent anyway is lent beyond it.</summary>
    /// <returns>Endowments that may be given, <see cref="long.MaxValue"/> for all, and what may be lent then, cents.</returns>
    private static (long Endowment, long Covered) Guarantee(in LoanBundle bundle, long[] allotments)
    {
        if (bundle.GuaranteePolicy < 0 || allotments[bundle.GuaranteePolicy] == long.MaxValue)
        {
            return (long.MaxValue, bundle.AmountCents);
        }

        ref var allotment = ref allotments[bundle.GuaranteePolicy];
        if (allotment >= bundle.EndowmentCents)
        {
            allotment -= bundle.EndowmentCents;
            return (long.MaxValue, bundle.AmountCents);
        }

        var left = allotment;
        // A single loan that is not covered leaves the budget to a smaller one; of several, the best take what is left.
        allotment = bundle.Loans == 1 ? left : 0;
        return (left, bundle.WithoutGuarantee ? bundle.AmountCents
            : bundle.Loans == 1 ? 0 : (long)(bundle.AmountCents * ((double)left / bundle.EndowmentCents)));
    }

    /// <summary>The best first; identities break ties, so that no place in a list matters.</summary>
    private ReadOnlySpan<Ranked> Rank(List<LoanBundle>[] byTerritory)
    {
        _ranked.Clear();
        for (var territory = 0; territory < byTerritory.Length; territory++)
        {
            var bundles = CollectionsMarshal.AsSpan(byTerritory[territory]);
            for (var i = 0; i < bundles.Length; i++)
            {
                _ranked.Add(new Ranked(bundles[i].Score, bundles[i].Organisation, territory, i));
            }
        }

        var ranked = CollectionsMarshal.AsSpan(_ranked);
        ranked.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Organisation != b.Organisation ? a.Organisation.CompareTo(b.Organisation)
            : a.Territory != b.Territory ? a.Territory.CompareTo(b.Territory) : a.Bundle.CompareTo(b.Bundle));
        return ranked;
    }

    private readonly record struct Ranked(double Score, ulong Organisation, int Territory, int Bundle);
}
