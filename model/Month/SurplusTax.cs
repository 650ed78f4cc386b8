using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Stories;

namespace SseSim.Model.Month;

/// <summary>Corporate tax: on the surplus after losses carried forward, less what policies forgive of it, one after the other and never more than is due.</summary>
internal static class SurplusTax
{
    /// <param name="c">The month.</param>
    /// <param name="i">Place of the organisation.</param>
    /// <param name="depreciation">Of the month, cents.</param>
    /// <param name="labour">Labour cost of the month, cents.</param>
    public static void Run(TerritoryMonthContext c, int i, long depreciation, long labour)
    {
        var o = c.Organisations;
        var taxable = o.TaxBaseCents[i] + o.SurplusCents[i];
        o.TaxBaseCents[i] = Math.Min(taxable, 0);
        if (taxable <= 0 || o.Formality[i] == Formality.Informal)
        {
            return;
        }

        var rate = c.Structure.CorporateTaxRate[(int)o.Form[i]];
        var full = (long)(taxable * rate);
        var due = full;
        foreach (var policy in c.Levers.Of(Lever.ReinvestedSurplus))
        {
            if (due > 0 && PolicyLevers.Admits(policy.Policy, o, i))
            {
                var exempt = Math.Min(taxable, Reinvested(c, i, full, depreciation, labour)) * policy.Value(ReinvestedSurplusExemption.ExemptShare);
                due -= Forgive(c, i, policy.Index, Math.Min(due, (long)(rate * exempt)));
            }
        }

        foreach (var policy in c.Levers.Of(Lever.IndivisibleReserve))
        {
            if (due > 0 && PolicyLevers.Admits(policy.Policy, o, i))
            {
                var exempt = Math.Min(taxable, Reserved(c, i, full, depreciation, labour)) * policy.Value(IndivisibleReserveDeduction.DeductibleShare);
                due -= Forgive(c, i, policy.Index, Math.Min(due, (long)(rate * exempt)));
            }
        }

        foreach (var policy in c.Levers.Of(Lever.CorporateTax))
        {
            if (due > 0 && PolicyLevers.Admits(policy.Policy, o, i))
            {
                due -= Forgive(c, i, policy.Index, (long)(due * policy.Value(CorporateTaxRelief.Relief)));
            }
        }

        Money.Transfer(ref o.DepositCents[i], ref c.Ledger.NationalGovernment, due);
        c.Stories?.Note(o.Id[i], StoryLine.CorporateTax, -due);
        c.Ledger.Counters[Measures.GovernmentRevenue.At(4)] += due;
    }

    /// <summary>Forgives an amount as far as the policy's budget goes.</summary>
    private static long Forgive(TerritoryMonthContext c, int i, int policy, long amount)
    {
        var relief = c.Levers.Spend(policy, amount);
        if (relief > 0)
        {
            c.Ledger.PolicySpending[policy] += relief;
            c.Ledger.Counters[Measures.PolicyTaxExpenditure.At(policy)] += relief;
            PolicySupport.Mark(c, i, policy);
        }

        return Math.Max(relief, 0);
    }

    /// <summary>What the organisation would invest beyond depreciation with full tax to pay: money that is forgiven cannot earn its own relief.</summary>
    private static long Reinvested(TerritoryMonthContext c, int i, long fullTax, long depreciation, long labour) => Math.Max(0,
        Step05Surplus.Investment(c, i, c.Organisations.DepositCents[i] - fullTax, depreciation, labour) - depreciation);

    /// <summary>What it would put into the indivisible reserve with full tax to pay.</summary>
    private static long Reserved(TerritoryMonthContext c, int i, long fullTax, long depreciation, long labour)
    {
        var deposits = c.Organisations.DepositCents[i] - fullTax;
        deposits -= Step05Surplus.Investment(c, i, deposits, depreciation, labour);
        return Step05Surplus.Excess(c, i, deposits, labour) > 0 ? Step05Surplus.ReservedOf(c, i) : 0;
    }
}
