using SseSim.Model.Accounts;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>What the government endows investors with: each territory's part of the month, by residents, from the national government to the investor, who may put
/// it into organisations from next month on.</summary>
internal static class FinancierEndowments
{
    /// <summary>Endowment a year of the first key of every instrument of this kind, currency units in the whole economy.</summary>
    private const int PerYear = 0;

    public static void Pay(TerritoryMonthContext c)
    {
        foreach (var lever in Endowment.Levers)
        {
            foreach (var policy in c.Levers.Of(lever))
            {
                Pay(c, policy, Endowment.ReceiverOf(c.Structure.Economy, lever));
            }
        }
    }

    private static void Pay(TerritoryMonthContext c, ActivePolicy policy, int receiver)
    {
        // Money that nobody may receive is not set aside.
        var amount = receiver < 0 || !policy.Policy.For.AdmitsSocialEconomy ? 0 : c.Levers.Spend(policy.Index, (long)(AdviserHours.OfMonth(c, policy.Value(PerYear)) * 100));
        if (amount > 0)
        {
            Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Financiers[receiver], amount);
            c.Ledger.Lenders[receiver].EndowmentsByPolicy[policy.Index] += amount;
            c.Ledger.PolicySpending[policy.Index] += amount;
            c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += amount;
            c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += amount;
        }
    }
}
