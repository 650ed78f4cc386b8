using SseSim.Model.Accounts;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>Adviser-hours that a policy pays for: what there is of them in a territory and month, and what an hour does.</summary>
internal static class AdviserHours
{
    /// <summary>A territory's part, by residents, of a policy's hours of a year, for one month.</summary>
    public static double OfMonth(TerritoryMonthContext c, double hoursPerYear) =>
        hoursPerYear / 12 / c.Structure.Scale * c.Persons.Count / c.Structure.Residents;

    /// <summary>Buys hours as far as the policy's budget goes; advisers spend the money on business services next month.</summary>
    /// <returns>Hours that were paid for.</returns>
    public static double Buy(TerritoryMonthContext c, int place, int policy, double hours, double pricePerHour)
    {
        var wanted = (long)(hours * pricePerHour * 100);
        var paid = c.Levers.Spend(policy, wanted);
        Money.Transfer(ref c.Ledger.NationalGovernment, ref c.State.AdviceInTransitCents, paid);
        c.Ledger.PolicySpending[policy] += paid;
        c.Ledger.Counters[Measures.PolicyOutlay.At(policy)] += paid;
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += paid;
        var bought = wanted > 0 ? hours * paid / wanted : hours;
        if (bought > 0)
        {
            c.Ledger.Counters[Measures.PolicyAdviserHours.At(policy)] += (long)(bought + 0.5);
            PolicySupport.Mark(c, place, policy);
        }

        return bought;
    }

    /// <summary>Readiness rises with hours, less where it is high already.</summary>
    public static void Advise(TerritoryMonthContext c, int place, double hours)
    {
        c.Stories?.Advised(c.Organisations.Id[place], hours);
        var readiness = c.Organisations.Readiness;
        readiness[place] = Math.Min(1, readiness[place] + c.Parameters.ReadinessPerHour * hours * (1 - readiness[place]));
    }
}
