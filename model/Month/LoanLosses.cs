using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>How loans end other than by instalments: repaid by a borrower that closes, or written off.</summary>
internal static class LoanLosses
{
    /// <summary>An organisation that closes while it can pay sells its equipment to this month's investors, and a conventional firm's owner adds own money, until
    /// its loan is repaid; what is missing then is written off.</summary>
    public static void RepayOnClosing(TerritoryMonthContext c, int row)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        var place = loans.Organisation[row];
        var lender = loans.Lender[row];
        var owed = loans.PrincipalCents[row];
        if (owed == 0)
        {
            return;
        }

        var recovered = Recover(c, place, lender, owed, saleShare: 1);
        var pledged = 0L;
        if (o.Owner[place] != OrganisationColumns.NoOwner)
        {
            ref var deposit = ref c.Households.DepositCents[c.Persons.Household[o.Owner[place]]];
            pledged = Math.Clamp(deposit, 0, owed - recovered);
            Money.Transfer(ref deposit, ref c.Ledger.Financiers[lender], pledged);
        }

        loans.PrincipalCents[row] -= recovered + pledged;
        c.Ledger.Lenders[lender].PrincipalRepaid += recovered + pledged;
    }

    /// <summary>Takes a loan off the books: collateral is sold to this month's investors, the guarantor pays its share of the rest, the lender loses
    /// what remains.</summary>
    public static void WriteOff(TerritoryMonthContext c, int row)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        var place = loans.Organisation[row];
        var principal = loans.PrincipalCents[row];
        if (principal == 0)
        {
            return;
        }

        var owner = Classification.OwnerGroup(o.Form[place]);
        var lender = loans.Lender[row];
        var record = c.Ledger.Lenders[lender];
        if (!loans.Defaulted[row])
        {
            loans.Defaulted[row] = true;
            record.Defaults[(int)o.Form[place]]++;
            c.Ledger.Counters[Measures.Defaults.At(owner)]++;
        }

        var recovered = Recover(c, place, lender, principal,
            Classification.IsSocialEconomy(o.Form[place]) ? c.Parameters.CollateralSocialEconomy : c.Parameters.CollateralConventional);
        var loss = principal - recovered;
        var policy = loans.Policy[row];
        if (policy >= 0 && loans.Coverage[row] > 0 && c.CallsPayable[policy] > 0)
        {
            // Of a call under a counter-guarantee an institution abroad pays its share; the fund's own part is what its endowments must carry.
            var abroad = c.Scenario.Policies[policy].CounterGuarantee;
            var whole = Math.Min((long)(loss * loans.Coverage[row]), (long)Math.Min(c.CallsPayable[policy] / (1 - abroad), long.MaxValue / 4));
            var call = whole - (long)(whole * abroad);
            c.CallsPayable[policy] -= call;
            Money.Transfer(ref c.Ledger.RestOfWorld, ref c.Ledger.Financiers[lender], whole - call);
            var guarantor = loans.Guarantor[row];
            Money.Transfer(ref c.Ledger.Financiers[guarantor], ref c.Ledger.Financiers[lender], call);
            record.GuaranteeCalled += whole;
            c.Ledger.Lenders[guarantor].CallsByPolicy[policy] += call;
            c.Ledger.Counters[Measures.PolicyGuaranteeCalls.At(policy)] += call;
        }

        record.Recovered += recovered;
        record.WrittenOff += principal;
        c.Ledger.Counters[Measures.WrittenOff.At(owner)] += loss;
        loans.PrincipalCents[row] = 0;
    }

    /// <summary>What the borrower still has goes to the lender first; then equipment is sold to this month's investors at the salvage price, for at most
    /// <paramref name="saleShare"/> of what is missing and what they have to spend.</summary>
    /// <returns>Cents that reached the lender.</returns>
    private static long Recover(TerritoryMonthContext c, int place, byte lender, long owed, double saleShare)
    {
        var o = c.Organisations;
        var cash = Math.Clamp(o.DepositCents[place], 0, owed);
        Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[lender], cash);
        var sold = (long)Math.Min(Math.Min((owed - cash) * saleShare, o.CapitalCents[place] * c.Parameters.SalvageShare),
            Math.Max(c.State.InvestmentInTransitCents, 0));
        Money.Transfer(ref c.State.InvestmentInTransitCents, ref c.Ledger.Financiers[lender], sold);
        // Investment is what is bought less what is sold of what others had bought: nobody produces it (System of National Accounts 2008, 10.32).
        c.Ledger.Counters[Measures.Investment.At()] -= sold;
        o.CapitalCents[place] -= (long)(sold / c.Parameters.SalvageShare);
        return cash + sold;
    }
}
