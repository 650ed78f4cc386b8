using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Places that policies buy beside the service agreements that there are: shared by weight over recognised organisations with staff, of whatever share of
/// agreements; what they have no capacity for is ordered and not paid.</summary>
internal static class ServicePlaces
{
    public static void Run(TerritoryMonthContext c, long[] capacity)
    {
        foreach (var policy in c.Levers.Of(Lever.ServiceAgreements))
        {
            var months = AdviserHours.OfMonth(c, 12 * policy.Value(PublicServiceAgreement.Places));
            var offered = Math.Min((long)(months * policy.Value(PublicServiceAgreement.PricePerPlace) * 100), c.Levers.Left(policy.Index));
            if (offered > 0)
            {
                Share(c, policy, offered, capacity);
            }
        }
    }

    private static void Share(TerritoryMonthContext c, ActivePolicy policy, long offered, long[] capacity)
    {
        var o = c.Organisations;
        Span<long> total = [0];
        for (var i = 1; i < o.Count; i++)
        {
            total[0] += Weight(o, policy, i);
        }

        if (total[0] == 0)
        {
            return;
        }

        var shares = new CumulatedShares([offered], total, [0, 0]);
        for (var i = 1; i < o.Count; i++)
        {
            var weight = Weight(o, policy, i);
            if (weight == 0)
            {
                continue;
            }

            var order = shares.Next(0, weight);
            var paid = c.Levers.Spend(policy.Index, Math.Clamp(order, 0, Math.Max(capacity[i] - o.CommittedCents[i], 0)));
            Money.Transfer(ref c.Ledger.NationalGovernment, ref o.DepositCents[i], paid);
            Step03Trade.Committed(o, i, order, paid);
            c.Ledger.PolicySpending[policy.Index] += paid;
            c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += paid;
            c.Ledger.Counters[Measures.ServiceAgreements.At((int)o.Form[i])] += paid;
            c.Ledger.Counters[Measures.Spending(SpendingPurpose.ServiceAgreements)] += paid;
            if (order > 0)
            {
                PolicySupport.Mark(c, i, policy.Index);
            }
        }
    }

    private static long Weight(OrganisationColumns o, ActivePolicy policy, int i) =>
        o.Life[i] == Life.Alive && !o.VolunteerRun[i] && o.Formality[i] == Formality.Recognised && PolicyLevers.Admits(policy.Policy, o, i) ? o.Weight[i] : 0;
}
