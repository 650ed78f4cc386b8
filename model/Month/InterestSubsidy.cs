using SseSim.Model.Accounts;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>The part of a loan's interest that the government pays to the lender, while the borrower pays the rest.</summary>
internal static class InterestSubsidy
{
    /// <summary>What the policy would pay of this month's interest within its budget, cents.</summary>
    public static long Due(TerritoryMonthContext c, int row)
    {
        var loans = c.State.Loans;
        return loans.Concession[row] == 0 ? 0
            : Math.Min(c.Levers.Left(loans.Concession[row] - 1), (long)(loans.PrincipalCents[row] * (loans.SubsidyPerYear[row] / 12)));
    }

    /// <summary>Pays it.</summary>
    /// <returns>What was paid.</returns>
    public static long Pay(TerritoryMonthContext c, int row, long amount)
    {
        if (amount <= 0)
        {
            return 0;
        }

        var loans = c.State.Loans;
        var policy = loans.Concession[row] - 1;
        var paid = c.Levers.Spend(policy, amount);
        Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Financiers[loans.Lender[row]], paid);
        c.Ledger.PolicySpending[policy] += paid;
        c.Ledger.Counters[Measures.PolicyOutlay.At(policy)] += paid;
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += paid;
        PolicySupport.Mark(c, loans.Organisation[row], policy);
        return paid;
    }
}
