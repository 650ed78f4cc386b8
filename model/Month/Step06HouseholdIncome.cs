using SseSim.Model.Accounts;

namespace SseSim.Model.Month;

/// <summary>Step 6, households: interest and dividends of financiers reach depositors in proportion to deposits, income from abroad comes in, and the month's income becomes the income out
/// of which the household consumes next month. What it does not spend stays in its deposits: saving is what is left,
/// and some of it goes to the social economy.</summary>
internal static class Step06HouseholdIncome
{
    public static void Run(TerritoryMonthContext c)
    {
        var h = c.Households;
        for (var f = 0; f < c.Decisions.FinancierIncome.Length; f++)
        {
            Money.Transfer(ref c.Ledger.Financiers[f], ref c.State.FinancierIncomeInTransitCents, c.Decisions.FinancierIncome[f]);
        }

        var total = 0L;
        var deposits = h.DepositCents.AsSpan(0, h.Count);
        foreach (var deposit in deposits)
        {
            total += Math.Max(deposit, 0);
        }

        var (perPerson, putAbroad) = (c.Structure.FromAbroadCents, c.Structure.PutAbroad);
        var rate = total > 0 ? (double)c.State.FinancierIncomeInTransitCents / total : 0;
        var (inTransit, restOfWorld) = (c.State.FinancierIncomeInTransitCents, c.Ledger.RestOfWorld);
        var income = h.IncomeCents.AsSpan(0, deposits.Length);
        var lastIncome = h.LastIncomeCents.AsSpan(0, deposits.Length);
        var first = h.FirstPerson;
        for (var i = 0; i < deposits.Length; i++)
        {
            // Rounded down; what rounding leaves is paid next month.
            var amount = Math.Min((long)(Math.Max(deposits[i], 0) * rate), inTransit);
            Money.Transfer(ref inTransit, ref deposits[i], amount);
            // Remittances and aid, the same for each of its persons; what it puts abroad is part of its own income and may not be more than it has.
            var fromAbroad = perPerson == 0 ? 0 : perPerson * (first[i + 1] - first[i]);
            fromAbroad -= putAbroad > 0 ? Math.Clamp((long)(putAbroad * income[i]), 0, Math.Max(deposits[i], 0)) : 0;
            Money.Transfer(ref restOfWorld, ref deposits[i], fromAbroad);
            lastIncome[i] = income[i] + amount + fromAbroad;
            income[i] = 0;
        }

        (c.State.FinancierIncomeInTransitCents, c.Ledger.RestOfWorld) = (inTransit, restOfWorld);
        SolidaritySaving.Run(c);
    }
}
