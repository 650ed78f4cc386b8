using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 7, credit: last month's decisions are paid out, instalments and interest fall due, loans in arrears for a year are written off, and
/// organisations short of capital or cash apply. Financiers decide between two months.</summary>
internal static class Step07Credit
{
    private const int MonthsToDefault = 3;
    private const int MonthsToWriteOff = 12;
    /// <summary>What is left of a loan is repaid at once below this: 100 currency units.</summary>
    private const long SmallestBalanceCents = 10_000;

    /// <summary>Pays out the loans granted at the end of last month.</summary>
    public static void PayOut(TerritoryMonthContext c)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        var lastLoan = c.Decisions.Credit.Length > 0 ? LastLoans(c) : [];
        foreach (var d in c.Decisions.Credit)
        {
            var owner = d.SocialEconomy ? 1 : 0;
            var reason = d.Refusal;
            if (d.Granted && (o.Id[d.Place] != d.Organisation || o.Life[d.Place] != Life.Alive))
            {
                // The borrower closed in the meantime: the offer lapses.
                continue;
            }

            if (!d.Granted)
            {
                c.Ledger.Counters[Measures.Refusals.At(owner, (int)reason)]++;
                c.Ledger.Counters[Measures.RefusedAmount.At(owner)] += d.AmountCents;
                continue;
            }

            Lend(loans, d, lastLoan[d.Place]);
            Money.Transfer(ref c.Ledger.Financiers[d.Financier], ref o.DepositCents[d.Place], d.AmountCents);
            c.Ledger.Lenders[d.Financier].Disbursed += d.AmountCents;
            c.Ledger.Counters[Measures.CreditGranted.At(owner)] += d.AmountCents;
            c.Ledger.Counters[Measures.Grants.At(owner)]++;
            if (d.GuaranteePolicy >= 0)
            {
                Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Financiers[d.Guarantor], d.EndowmentCents);
                c.Ledger.Lenders[d.Guarantor].EndowmentsByPolicy[d.GuaranteePolicy] += d.EndowmentCents;
                c.Ledger.PolicySpending[d.GuaranteePolicy] += d.EndowmentCents;
                c.Ledger.Counters[Measures.PolicyOutlay.At(d.GuaranteePolicy)] += d.EndowmentCents;
                c.Ledger.Counters[Measures.GovernmentSpending.At(7)] += d.EndowmentCents;
                PolicySupport.Mark(c, d.Place, d.GuaranteePolicy);
            }
        }
    }

    /// <summary>[place]: row of the organisation's latest loan, -1 without.</summary>
    private static int[] LastLoans(TerritoryMonthContext c)
    {
        var rows = new int[c.Organisations.Count];
        Array.Fill(rows, -1);
        for (var row = 0; row < c.State.Loans.Count; row++)
        {
            rows[c.State.Loans.Organisation[row]] = row;
        }

        return rows;
    }

    /// <summary>A new loan on the terms of the borrower's latest one, from the same lender, adds to it; any other is a loan of its own.</summary>
    private static void Lend(LoanColumns loans, in CreditDecision d, int last)
    {
        var row = last >= 0 && loans.Lender[last] == d.Financier && loans.RatePerYear[last] == d.RatePerYear && loans.Coverage[last] == d.Coverage
            && loans.FeePerYear[last] == d.FeePerYear && loans.Policy[last] == d.GuaranteePolicy && loans.MonthsInArrears[last] == 0 ? last : loans.Add();
        loans.Organisation[row] = d.Place;
        loans.Lender[row] = (byte)d.Financier;
        loans.PrincipalCents[row] += d.AmountCents;
        loans.InstalmentCents[row] += (d.AmountCents + d.TermMonths - 1) / d.TermMonths;
        loans.RatePerYear[row] = d.RatePerYear;
        loans.Coverage[row] = d.Coverage;
        loans.FeePerYear[row] = d.FeePerYear;
        loans.Guarantor[row] = (sbyte)d.Guarantor;
        loans.Policy[row] = (sbyte)d.GuaranteePolicy;
    }

    public static void Run(TerritoryMonthContext c)
    {
        Serve(c);
        Apply(c);
    }

    /// <summary>Instalments, interest and guarantee fees; who cannot pay all of what is due pays nothing and falls into arrears.</summary>
    private static void Serve(TerritoryMonthContext c)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        Array.Clear(o.InterestCents, 0, o.Count);
        Array.Clear(o.LoanCents, 0, o.Count);
        Array.Clear(o.InstalmentCents, 0, o.Count);
        Array.Clear(o.InArrears, 0, o.Count);
        var perMonth = 1 / Math.Max(12, c.Structure.Economy.Credit.LoanTermMonths.Value);
        for (var row = 0; row < loans.Count; row++)
        {
            var place = loans.Organisation[row];
            var lender = c.Ledger.Lenders[loans.Lender[row]];
            var form = (int)o.Form[place];
            var owner = Classification.IsSocialEconomy(o.Form[place]) ? 1 : 0;
            lender.LoanMonths[form]++;
            // A constant part of what is outstanding, never less than a third of the first instalment, so that every loan ends.
            var principal = loans.PrincipalCents[row] <= SmallestBalanceCents ? loans.PrincipalCents[row]
                : Math.Min(Math.Max(loans.InstalmentCents[row] / 3, (long)(loans.PrincipalCents[row] * perMonth)), loans.PrincipalCents[row]);
            var interest = (long)(loans.PrincipalCents[row] * (loans.RatePerYear[row] / 12));
            var fee = (long)(loans.PrincipalCents[row] * (loans.Coverage[row] * loans.FeePerYear[row] / 12));
            if (o.DepositCents[place] >= principal + interest + fee)
            {
                Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[loans.Lender[row]], principal + interest);
                loans.PrincipalCents[row] -= principal;
                lender.PrincipalRepaid += principal;
                lender.Interest += interest;
                if (fee > 0)
                {
                    Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[loans.Guarantor[row]], fee);
                    c.Ledger.Lenders[loans.Guarantor[row]].FeesByPolicy[loans.Policy[row]] += fee;
                    c.Ledger.Counters[Measures.PolicyGuaranteeFees.At(loans.Policy[row])] += fee;
                }

                o.InterestCents[place] += interest + fee;
                loans.MonthsInArrears[row] = (byte)Math.Max(0, loans.MonthsInArrears[row] - 1);
            }
            else
            {
                loans.MonthsInArrears[row]++;
                if (loans.MonthsInArrears[row] >= MonthsToDefault && !loans.Defaulted[row])
                {
                    loans.Defaulted[row] = true;
                    lender.Defaults[form]++;
                    c.Ledger.Counters[Measures.DefaultsInYear.At(owner)]++;
                }
            }

            if (loans.MonthsInArrears[row] >= MonthsToWriteOff)
            {
                WriteOff(c, row);
            }

            o.LoanCents[place] += loans.PrincipalCents[row];
            o.InstalmentCents[place] += Math.Min(principal, loans.PrincipalCents[row]);
            o.InArrears[place] |= loans.MonthsInArrears[row] > 0 && loans.PrincipalCents[row] > 0;
            c.Ledger.Counters[Measures.LoanMonthsInYear.At(owner)]++;
        }

        loans.RemoveWhere(row => loans.PrincipalCents[row] == 0);
    }

    /// <summary>An organisation that closes while it can pay sells its equipment to this month's investors, and a conventional firm's owner adds own money, until its
    /// loans are repaid; what is missing then is written off.</summary>
    public static void RepayOnClosing(TerritoryMonthContext c, int place)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        for (var row = 0; row < loans.Count; row++)
        {
            if (loans.Organisation[row] != place || loans.PrincipalCents[row] == 0)
            {
                continue;
            }

            var lender = loans.Lender[row];
            var owed = loans.PrincipalCents[row];
            var cash = Math.Clamp(o.DepositCents[place], 0, owed);
            Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[lender], cash);
            var sold = (long)Math.Min(Math.Min(owed - cash, o.CapitalCents[place] * c.Parameters.SalvageShare),
                Math.Max(c.State.InvestmentInTransitCents, 0));
            Money.Transfer(ref c.State.InvestmentInTransitCents, ref c.Ledger.Financiers[lender], sold);
            o.CapitalCents[place] -= (long)(sold / c.Parameters.SalvageShare);
            var pledged = 0L;
            if (o.Owner[place] != OrganisationColumns.NoOwner)
            {
                ref var deposit = ref c.Households.DepositCents[c.Persons.Household[o.Owner[place]]];
                pledged = Math.Clamp(deposit, 0, owed - cash - sold);
                Money.Transfer(ref deposit, ref c.Ledger.Financiers[lender], pledged);
            }

            loans.PrincipalCents[row] -= cash + sold + pledged;
            c.Ledger.Lenders[lender].PrincipalRepaid += cash + sold + pledged;
        }
    }

    /// <summary>Writes off all loans of an organisation that closes.</summary>
    public static void WriteOffAll(TerritoryMonthContext c, int place)
    {
        var loans = c.State.Loans;
        for (var row = 0; row < loans.Count; row++)
        {
            if (loans.Organisation[row] == place)
            {
                WriteOff(c, row);
            }
        }
    }

    /// <summary>Takes a loan off the books: collateral is sold to this month's investors, the guarantor pays its share of the rest, the lender loses
    /// what remains.</summary>
    private static void WriteOff(TerritoryMonthContext c, int row)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        var place = loans.Organisation[row];
        var principal = loans.PrincipalCents[row];
        if (principal == 0)
        {
            return;
        }

        var social = Classification.IsSocialEconomy(o.Form[place]);
        var lender = loans.Lender[row];
        var record = c.Ledger.Lenders[lender];
        if (!loans.Defaulted[row])
        {
            loans.Defaulted[row] = true;
            record.Defaults[(int)o.Form[place]]++;
            c.Ledger.Counters[Measures.DefaultsInYear.At(social ? 1 : 0)]++;
        }

        // What the borrower still has goes to the lender first.
        var cash = Math.Clamp(o.DepositCents[place], 0, principal);
        Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[lender], cash);
        var collateral = Collateral(c, social);
        var sold = (long)Math.Min(Math.Min((principal - cash) * collateral, o.CapitalCents[place] * c.Parameters.SalvageShare),
            Math.Max(c.State.InvestmentInTransitCents, 0));
        Money.Transfer(ref c.State.InvestmentInTransitCents, ref c.Ledger.Financiers[lender], sold);
        o.CapitalCents[place] -= (long)(sold / c.Parameters.SalvageShare);
        var loss = principal - cash - sold;
        var policy = loans.Policy[row];
        if (policy >= 0 && loans.Coverage[row] > 0 && c.CallsPayable[policy] > 0)
        {
            var call = Math.Min((long)(loss * loans.Coverage[row]), c.CallsPayable[policy]);
            c.CallsPayable[policy] -= call;
            var guarantor = loans.Guarantor[row];
            Money.Transfer(ref c.Ledger.Financiers[guarantor], ref c.Ledger.Financiers[lender], call);
            record.GuaranteeCalled += call;
            c.Ledger.Lenders[guarantor].CallsByPolicy[policy] += call;
            c.Ledger.Counters[Measures.PolicyGuaranteeCalls.At(policy)] += call;
        }

        record.Recovered += cash + sold;
        record.WrittenOff += principal;
        c.Ledger.Counters[Measures.WrittenOff.At(social ? 1 : 0)] += loss;
        loans.PrincipalCents[row] = 0;
    }

    private static double Collateral(TerritoryMonthContext c, bool social) =>
        social ? c.Parameters.CollateralSocialEconomy : c.Parameters.CollateralConventional;

    /// <summary>Every third month, in its own phase, an organisation asks for three months' investment that its own funds do not cover and for a part of what falls
    /// due, or for what it will be short of half its buffer, whichever is more.</summary>
    private static void Apply(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        // An organisation stays with a lender for a year.
        var draws = new KeyedRandom(c.Seed, Stream.Lender, c.Month - ((c.Month % 12) + 12) % 12);
        var employerCost = 1 + c.Structure.Economy.Government.EmployerContribution.Value;
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive || o.VolunteerRun[i] || o.Formality[i] == Formality.Informal
                || (o.AgeMonths[i] > 0 && ((c.Month % 3) + 3) % 3 != (int)(o.Id[i] % 3)))
            {
                continue;
            }

            var labour = (long)(o.WageBillCents[i] * employerCost);
            var gap = Step05Surplus.CapitalGap(c, i);
            var investment = o.AgeMonths[i] < 3 ? Math.Max(gap, 0)
                : 3 * Math.Max(0, o.CapitalCents[i] * c.Structure.Depreciation[(int)o.Sector[i]] + gap / c.Parameters.InvestmentMonths);
            var free = Math.Max(0, o.DepositCents[i] - 0.5 * Step05Surplus.Buffer(c, i, labour));
            // What the coming quarter's margin and instalments leave in cash, against half the buffer.
            var margin = 3 * (o.ExpectedCents[i] - labour - o.InstalmentCents[i] - o.InterestCents[i]);
            var shortfall = 0.5 * Step05Surplus.Buffer(c, i, labour) - o.DepositCents[i] - margin;
            var need = Math.Max(Math.Max(0, investment - free) + c.Structure.RolloverShare * 3 * o.InstalmentCents[i], shortfall);
            if (need < MinimumLoanCents)
            {
                continue;
            }

            var social = Classification.IsSocialEconomy(o.Form[i]);
            var owner = social ? 1 : 0;
            var amount = (long)need;
            c.Ledger.Counters[Measures.CreditDemanded.At(owner)] += amount;
            c.Ledger.Counters[Measures.Applications.At(owner)]++;
            c.Applications[c.Structure.LendingBanks.Draw(draws.UniformOf(o.Id[i]))].Add(new CreditApplication
            {
                Organisation = o.Id[i],
                Territory = c.State.Index,
                Place = i,
                Form = o.Form[i],
                Sector = o.Sector[i],
                Stage = LifeStage.Of(o, i),
                Size = Classification.SizeOf(o.Staff[i]),
                AmountCents = amount,
                Leverage = (double)(o.LoanCents[i] + amount) / Math.Max(o.CapitalCents[i] + Math.Min(amount, (long)Math.Max(gap, 0)), 1),
                AgeYears = o.AgeMonths[i] / 12.0,
                Readiness = o.Readiness[i],
                OrderRatio = o.OrdersCents[i] / Math.Max(o.ExpectedCents[i], 1),
                DebtCapacityCents = (long)(Math.Max(o.ExpectedCents[i], o.SalesCents[i]) - labour),
                PresentDebtCents = o.LoanCents[i],
                Collateral = Collateral(c, social),
                InArrears = o.InArrears[i],
            });
        }
    }

    /// <summary>Smaller needs are met by delay: 500 currency units.</summary>
    private const double MinimumLoanCents = 50_000;
}
