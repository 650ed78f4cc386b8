using SseSim.Model.Accounts;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;

namespace SseSim.Model.Month;

/// <summary>Investors' titles from being bought to being redeemed or lost. They rank behind loans: what is due for them is paid after the instalments, most of it
/// out of surplus alone, and when the organisation closes they share what loans leave, at most their nominal value.</summary>
internal static class Stakes
{
    private const int MonthsToDefault = 3;
    private const int MonthsToWriteOff = 12;

    /// <summary>Pays in what an investor decided last month.</summary>
    public static void Buy(TerritoryMonthContext c, in CreditDecision d)
    {
        var (o, s) = (c.Organisations, c.State.Stakes);
        var row = s.Add();
        s.Organisation[row] = d.Place;
        s.Investor[row] = (byte)d.Financier;
        s.Product[row] = d.Product;
        s.NominalCents[row] = s.FirstCents[row] = d.AmountCents;
        s.ReturnPerYear[row] = d.RatePerYear;
        s.LockedMonths[row] = (short)ProductTerms.Of(d.Product).LockMonths(c.Parameters);
        s.Policy[row] = (sbyte)(d.Endowment - 1);
        o.StakeCents[d.Place] += d.AmountCents;
        Money.Transfer(ref c.Ledger.Financiers[d.Financier], ref o.DepositCents[d.Place], d.AmountCents);
        c.Ledger.Lenders[d.Financier].StakesBought += d.AmountCents;
        c.Ledger.Counters[Measures.Invested.At((int)d.Product)] += d.AmountCents;
        AddMatch(c, d);
        if (d.Endowment > 0)
        {
            c.Ledger.Lenders[d.Financier].StakesByPolicy[d.Endowment - 1] += d.AmountCents;
            PolicySupport.Mark(c, d.Place, d.Endowment - 1);
        }
    }

    /// <summary>The grant that a policy adds to what the crowd pays, as far as its budget goes.</summary>
    private static void AddMatch(TerritoryMonthContext c, in CreditDecision d)
    {
        var grant = d.Match > 0 ? c.Levers.Spend(d.Match - 1, d.MatchCents) : 0;
        if (grant > 0)
        {
            Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Organisations.DepositCents[d.Place], grant);
            c.Ledger.PolicySpending[d.Match - 1] += grant;
            c.Ledger.Counters[Measures.PolicyOutlay.At(d.Match - 1)] += grant;
            c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += grant;
            PolicySupport.Mark(c, d.Place, d.Match - 1);
        }
    }

    /// <summary>Returns, and redemption once the lock has ended; counts who is in arrears and writes off what has been for a year.</summary>
    public static void Serve(TerritoryMonthContext c)
    {
        var s = c.State.Stakes;
        for (var row = 0; row < s.Count; row++)
        {
            var terms = ProductTerms.Of(s.Product[row]);
            var record = c.Ledger.Lenders[s.Investor[row]];
            record.LoanMonths[(int)c.Organisations.Form[s.Organisation[row]]]++;
            if (!PayReturn(c, row, terms) | !Redeem(c, row, terms))
            {
                s.MonthsInArrears[row]++;
                if (s.MonthsInArrears[row] >= MonthsToDefault)
                {
                    CountDefault(c, row);
                }
            }
            else
            {
                s.MonthsInArrears[row] = (byte)Math.Max(0, s.MonthsInArrears[row] - 1);
            }

            if (s.MonthsInArrears[row] >= MonthsToWriteOff)
            {
                WriteOff(c, row);
            }
            else
            {
                c.Ledger.Counters[Measures.StakesOutstanding.At((int)s.Product[row])] += s.NominalCents[row];
            }
        }

        s.RemoveZero(s.NominalCents);
    }

    /// <summary>Shares what a closing organisation still has over its titles, the first in rank first, and writes off the rest.</summary>
    public static void End(TerritoryMonthContext c, int place, RowsOfOrganisation stakes)
    {
        var s = c.State.Stakes;
        foreach (var row in stakes.Of(place).OrderBy(r => ProductTerms.Of(s.Product[r]).Rank).ThenBy(r => r))
        {
            PayBack(c, row, Math.Clamp(c.Organisations.DepositCents[place], 0, s.NominalCents[row]));
            if (s.NominalCents[row] > 0)
            {
                WriteOff(c, row);
            }
        }
    }

    /// <returns>False where something due was not paid.</returns>
    private static bool PayReturn(TerritoryMonthContext c, int row, ProductTerms terms)
    {
        var (o, s) = (c.Organisations, c.State.Stakes);
        var place = s.Organisation[row];
        var due = (long)(s.NominalCents[row] * (s.ReturnPerYear[row] / 12));
        if (due == 0 || !Affords(c, place, due, terms))
        {
            return due == 0 || !terms.DueAlways;
        }

        Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[s.Investor[row]], due);
        c.Ledger.Lenders[s.Investor[row]].Interest += due;
        // A return on shares is shared surplus; on the other titles it is a cost like interest.
        o.InterestCents[place] += s.Product[row] == Product.Equity ? 0 : due;
        return true;
    }

    /// <returns>False where something due was not paid.</returns>
    private static bool Redeem(TerritoryMonthContext c, int row, ProductTerms terms)
    {
        var s = c.State.Stakes;
        if (s.LockedMonths[row] > 0)
        {
            s.LockedMonths[row]--;
            return true;
        }

        var place = s.Organisation[row];
        var due = Math.Min(s.NominalCents[row], (long)(s.FirstCents[row] / c.Parameters.RedemptionMonths) + 1);
        if (!Affords(c, place, due, terms))
        {
            return !terms.DueAlways;
        }

        PayBack(c, row, due);
        return true;
    }

    /// <summary>Whether it can pay: out of its deposits where it must, or else out of a surplus and of deposits above half the buffer.</summary>
    private static bool Affords(TerritoryMonthContext c, int place, long due, ProductTerms terms)
    {
        var o = c.Organisations;
        return terms.DueAlways ? o.DepositCents[place] >= due
            : o.SurplusCents[place] > due
                && o.DepositCents[place] - due >= 0.5 * Step05Surplus.Buffer(c, place, (long)(o.WageBillCents[place] * c.Structure.EmployerCost));
    }

    private static void PayBack(TerritoryMonthContext c, int row, long amount)
    {
        var (o, s) = (c.Organisations, c.State.Stakes);
        var (place, record) = (s.Organisation[row], c.Ledger.Lenders[s.Investor[row]]);
        Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[s.Investor[row]], amount);
        s.NominalCents[row] -= amount;
        o.StakeCents[place] -= amount;
        record.StakesRedeemed += amount;
        if (s.Policy[row] >= 0)
        {
            record.StakesByPolicy[s.Policy[row]] -= amount;
        }
    }

    private static void WriteOff(TerritoryMonthContext c, int row)
    {
        var (o, s) = (c.Organisations, c.State.Stakes);
        CountDefault(c, row);
        c.Ledger.Lenders[s.Investor[row]].StakesWrittenOff += s.NominalCents[row];
        c.Ledger.Counters[Measures.StakesWrittenOff.At((int)s.Product[row])] += s.NominalCents[row];
        o.StakeCents[s.Organisation[row]] -= s.NominalCents[row];
        s.NominalCents[row] = 0;
    }

    private static void CountDefault(TerritoryMonthContext c, int row)
    {
        var s = c.State.Stakes;
        if (!s.Defaulted[row])
        {
            s.Defaulted[row] = true;
            c.Ledger.Lenders[s.Investor[row]].Defaults[(int)c.Organisations.Form[s.Organisation[row]]]++;
        }
    }
}
