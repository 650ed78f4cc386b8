using SseSim.Model.Accounts;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Reputation moves slowly: towards a half for who serves all its customers, less for who sends them away, more for who carries a label that customers
/// know.</summary>
internal static class Reputation
{
    private const double AtRest = 0.5;

    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var labels = c.Levers.Of(Lever.Reputation);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive)
            {
                var served = o.OrdersCents[i] > 0 ? Math.Min(1, (double)o.SalesCents[i] / o.OrdersCents[i]) : 1;
                var target = AtRest * served + (labels.Count > 0 ? Label(c, labels, i) : 0);
                o.Reputation[i] += c.Parameters.ReputationSpeed * (target - o.Reputation[i]);
            }
        }

        foreach (var label in labels)
        {
            Campaign.Pay(c, label, label.Value(AwarenessLabel.Reach) > 0 ? label.Value(AwarenessLabel.CostPerYear) : 0);
        }
    }

    /// <summary>Half of the share of customers who know the best label that it carries.</summary>
    private static double Label(TerritoryMonthContext c, List<ActivePolicy> labels, int i)
    {
        var best = 0.0;
        foreach (var label in labels)
        {
            var reach = label.Value(AwarenessLabel.Reach);
            if (reach > best && c.Organisations.Readiness[i] >= label.Value(AwarenessLabel.MinimumReadiness)
                && PolicyLevers.Admits(label.Policy, c.Organisations, i))
            {
                best = reach;
                PolicySupport.Mark(c, i, label.Index);
            }
        }

        return best / 2;
    }
}

/// <summary>What a policy costs that is neither for an organisation nor a person: the territory's part of it buys business services next month.</summary>
internal static class Campaign
{
    /// <param name="c">The month.</param>
    /// <param name="policy">Which.</param>
    /// <param name="costPerYear">In the whole economy, currency units.</param>
    public static void Pay(TerritoryMonthContext c, ActivePolicy policy, double costPerYear)
    {
        PayCents(c, policy, (long)(AdviserHours.OfMonth(c, costPerYear) * 100));
    }

    /// <summary>The same for an amount of the territory and month.</summary>
    /// <returns>What the policy's budget allowed, cents.</returns>
    public static long PayCents(TerritoryMonthContext c, ActivePolicy policy, long amount)
    {
        var paid = c.Levers.Spend(policy.Index, amount);
        Money.Transfer(ref c.Ledger.NationalGovernment, ref c.State.AdviceInTransitCents, paid);
        c.Ledger.PolicySpending[policy.Index] += paid;
        c.Ledger.Counters[Measures.PolicyOutlay.At(policy.Index)] += paid;
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += paid;
        return paid;
    }
}
