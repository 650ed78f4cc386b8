using SseSim.Model.Accounts;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using Keys = SseSim.Model.Policies.Instruments.WholesaleFund;

namespace SseSim.Model.Month;

/// <summary>The government lends to mission lenders, each in proportion to its loans: a territory's part of the month, by residents. They pay interest and
/// repay through the first territory.</summary>
internal static class WholesaleLoans
{
    public static void Run(TerritoryMonthContext c)
    {
        foreach (var policy in c.Levers.Of(Lever.WholesaleFund))
        {
            Lend(c, policy);
        }

        foreach (var due in c.Decisions.WholesaleDue)
        {
            var record = c.Ledger.Lenders[due.Lender];
            Money.Transfer(ref c.Ledger.Financiers[due.Lender], ref c.Ledger.NationalGovernment, due.Principal + due.Interest);
            record.WholesaleByPolicy[due.Policy] -= due.Principal;
            c.Ledger.Counters[Measures.GovernmentRevenue.At(5)] += due.Principal + due.Interest;
        }
    }

    private static void Lend(TerritoryMonthContext c, ActivePolicy policy)
    {
        var financiers = c.Structure.Economy.Credit.Financiers;
        var total = financiers.Sum(f => LenderProducts.HasMission(f.Kind) ? f.LoanShare.Value : 0);
        var month = AdviserHours.OfMonth(c, policy.Value(Keys.LendingPerYear)) * 100;
        for (var f = 0; f < financiers.Count && total > 0 && policy.Policy.For.AdmitsSocialEconomy; f++)
        {
            var amount = !LenderProducts.HasMission(financiers[f].Kind) ? 0
                : c.Levers.Spend(policy.Index, (long)(month * financiers[f].LoanShare.Value / total));
            if (amount > 0)
            {
                Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Financiers[f], amount);
                c.Ledger.Lenders[f].WholesaleByPolicy[policy.Index] += amount;
                c.Ledger.PolicySpending[policy.Index] += amount;
                c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += amount;
                c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += amount;
            }
        }
    }
}
