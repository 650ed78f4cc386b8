using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Stories;

namespace SseSim.Model.Month;

/// <summary>Grants to organisations in the month of their founding.</summary>
internal static class SeedGrants
{
    /// <summary>What founders of a form and sector may count on, cents: the sum of the policies that admit them, as far as budgets go.</summary>
    public static long Offer(TerritoryMonthContext c, Form form, Sector sector)
    {
        long offer = 0;
        foreach (var policy in c.Levers.Of(Lever.StartCapital))
        {
            offer += Admits(policy, form, sector) ? Math.Min(Cents(policy), c.Levers.Left(policy.Index)) : 0;
        }

        return offer;
    }

    /// <summary>Pays the grants to an organisation that was founded.</summary>
    public static void Pay(TerritoryMonthContext c, int place)
    {
        var o = c.Organisations;
        foreach (var policy in c.Levers.Of(Lever.StartCapital))
        {
            var grant = Admits(policy, o.Form[place], o.Sector[place]) ? c.Levers.Spend(policy.Index, Cents(policy)) : 0;
            if (grant > 0)
            {
                Money.Transfer(ref c.Ledger.NationalGovernment, ref o.DepositCents[place], grant);
                c.Stories?.Note(o.Id[place], StoryLine.Grants, grant);
                c.Ledger.PolicySpending[policy.Index] += grant;
                c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += grant;
                c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += grant;
                PolicySupport.Mark(c, place, policy.Index);
            }
        }
    }

    private static bool Admits(ActivePolicy policy, Form form, Sector sector) =>
        policy.Policy.For.Admits(form, Stage.PreStart, sector, SizeClass.NoEmployee);

    private static long Cents(ActivePolicy policy) => (long)(policy.Value(SeedGrant.Amount) * 100);
}
