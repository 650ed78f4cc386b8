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
        for (var i = 0; i < h.Count; i++)
        {
            total += Math.Max(h.DepositCents[i], 0);
        }

        var perPerson = c.Structure.FromAbroadCents;
        var rate = total > 0 ? (double)c.State.FinancierIncomeInTransitCents / total : 0;
        for (var i = 0; i < h.Count; i++)
        {
            // Rounded down; what rounding leaves is paid next month.
            var amount = (long)(Math.Max(h.DepositCents[i], 0) * rate);
            amount = Math.Min(amount, c.State.FinancierIncomeInTransitCents);
            Money.Transfer(ref c.State.FinancierIncomeInTransitCents, ref h.DepositCents[i], amount);
            // Remittances and aid, the same for each of its persons.
            var fromAbroad = perPerson == 0 ? 0 : perPerson * (h.FirstPerson[i + 1] - h.FirstPerson[i]);
            Money.Transfer(ref c.Ledger.RestOfWorld, ref h.DepositCents[i], fromAbroad);
            h.LastIncomeCents[i] = h.IncomeCents[i] + amount + fromAbroad;
            h.IncomeCents[i] = 0;
        }

        SolidaritySaving.Run(c);
    }
}
