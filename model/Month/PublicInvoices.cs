using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Month;

/// <summary>Work under public contracts is invoiced when it is done and paid later: of what is unpaid a government pays 1 / (1 + days / 30) a month, so that an
/// invoice waits the usual days on average. Unpaid invoices are a claim of the organisation and a debt of the government, and no money.</summary>
internal static class PublicInvoices
{
    private const double DaysPerMonth = 30;
    /// <summary>What is left of a claim is paid at once below this, euros.</summary>
    private const double SmallestClaim = 100;

    /// <summary>Sends an invoice.</summary>
    public static void Send(TerritoryMonthContext c, int place, long amount, bool local)
    {
        var o = c.Organisations;
        if (local)
        {
            o.LocalClaimsCents[place] += amount;
            c.Ledger.LocalPayables += amount;
        }
        else
        {
            o.NationalClaimsCents[place] += amount;
            c.Ledger.NationalPayables += amount;
        }
    }

    /// <summary>Governments pay this month's part of what they owe.</summary>
    public static void Pay(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var smallest = c.Structure.Economy.CentsFor(SmallestClaim);
        for (var i = 1; i < o.Count; i++)
        {
            if (o.NationalClaimsCents[i] != 0 || o.LocalClaimsCents[i] != 0)
            {
                var fastest = Fastest(c, i);
                if (fastest is { } policy)
                {
                    PolicySupport.Mark(c, i, policy.Index);
                }

                var share = 1 / (1 + MonthsUnder(c, fastest));
                Pay(c, i, Due(o.NationalClaimsCents[i], share, smallest), Due(o.LocalClaimsCents[i], share, smallest));
            }
        }
    }

    /// <summary>A closing organisation's invoices are paid at once.</summary>
    public static void Settle(TerritoryMonthContext c, int place) =>
        Pay(c, place, c.Organisations.NationalClaimsCents[place], c.Organisations.LocalClaimsCents[place]);

    /// <summary>Months that an organisation's invoices wait under the policies in force.</summary>
    public static double MonthsUntilPaid(TerritoryMonthContext c, int place) => MonthsUnder(c, Fastest(c, place));

    private static double MonthsUnder(TerritoryMonthContext c, ActivePolicy? fastest) =>
        (fastest?.Value(PromptPayment.Days) ?? c.Structure.Economy.Government.PaymentDays.Value) / DaysPerMonth;

    /// <summary>The policy under which it is paid soonest; none where that would be no sooner than usual.</summary>
    private static ActivePolicy? Fastest(TerritoryMonthContext c, int place)
    {
        var days = c.Structure.Economy.Government.PaymentDays.Value;
        ActivePolicy? fastest = null;
        foreach (var policy in c.Levers.Of(Lever.PaymentDelay))
        {
            if (policy.Value(PromptPayment.Days) < days && PolicyLevers.Admits(policy.Policy, c.Organisations, place))
            {
                (days, fastest) = (policy.Value(PromptPayment.Days), policy);
            }
        }

        return fastest;
    }

    private static long Due(long claim, double share, long smallest) => claim <= smallest ? claim : (long)(claim * share);

    private static void Pay(TerritoryMonthContext c, int place, long national, long local)
    {
        var o = c.Organisations;
        Money.Transfer(ref c.Ledger.NationalGovernment, ref o.DepositCents[place], national);
        Money.Transfer(ref c.Ledger.LocalGovernment, ref o.DepositCents[place], local);
        o.NationalClaimsCents[place] -= national;
        o.LocalClaimsCents[place] -= local;
        c.Ledger.NationalPayables -= national;
        c.Ledger.LocalPayables -= local;
        var paid = national + local;
        c.Ledger.Counters[Measures.ContractPayments.At(0)] += paid;
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Procurement)] += paid;
        c.Ledger.Counters[Measures.ContractPayments.At(1)] += Classification.IsSocialEconomy(o.Form[place]) ? paid : 0;
    }
}
