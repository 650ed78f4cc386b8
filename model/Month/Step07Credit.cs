using System.Buffers;
using System.Runtime.InteropServices;
using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 7, credit: last month's decisions are paid out, instalments and interest fall due, then what investors' titles bear, loans in arrears for a year
/// are written off, and organisations short of capital or cash apply. Lenders' branches assess them at the end of the month, head offices and investors decide between
/// two months.</summary>
internal static class Step07Credit
{
    internal const int MonthsToDefault = 3;
    private const int MonthsToWriteOff = 12;
    /// <summary>What is left of a loan is repaid at once below this, euros.</summary>
    private const double SmallestBalance = 100;

    /// <summary>Pays out the loans granted at the end of last month.</summary>
    public static void PayOut(TerritoryMonthContext c)
    {
        if (c.Answers.Length == 0)
        {
            return;
        }

        var lastLoan = LastLoans(c);
        foreach (var answers in c.Answers)
        {
            foreach (ref readonly var answer in CollectionsMarshal.AsSpan(answers))
            {
                Take(c, answer, lastLoan);
            }
        }

        ArrayPool<int>.Shared.Return(lastLoan);
    }

    /// <summary>An organisation takes a financier's answer.</summary>
    /// <param name="c">Month.</param>
    /// <param name="d">Answer.</param>
    /// <param name="lastLoan">[place]: row of the organisation's latest loan, -1 without.</param>
    private static void Take(TerritoryMonthContext c, in CreditDecision d, int[] lastLoan)
    {
        var (o, loans) = (c.Organisations, c.State.Loans);
        var owner = d.SocialEconomy ? 1 : 0;
        var reason = d.Refusal;
        var alive = o.Id[d.Place] == d.Organisation && o.Life[d.Place] == Life.Alive;
        if (d.ForConversion && alive && !ConversionLoans.Answered(c, d) && d.Granted)
        {
            // Something else of the price is missing now: the offer lapses.
            return;
        }

        if (alive)
        {
            o.RefusedFor[d.Place] = reason;
            o.AdvisedSince[d.Place] = false;
        }

        if (d.Granted && !alive)
        {
            // The borrower closed in the meantime: the offer lapses.
            return;
        }

        if (!d.Granted)
        {
            c.Ledger.Counters[Measures.Refusals.At(owner, (int)reason)]++;
            c.Ledger.Counters[Measures.RefusedAmount.At(owner)] += d.AmountCents;
            return;
        }

        c.Ledger.Counters[Measures.CreditGranted.At(owner)] += d.AmountCents;
        c.Ledger.Counters[Measures.Grants.At(owner)]++;
        if (d.Product != Product.Loan)
        {
            Stakes.Buy(c, d);
            return;
        }

        Lend(loans, d, lastLoan[d.Place]);
        if (!d.ForConversion)
        {
            Money.Transfer(ref c.Ledger.Financiers[d.Financier], ref o.DepositCents[d.Place], d.AmountCents);
        }

        c.Ledger.Lenders[d.Financier].Disbursed += d.AmountCents;
        if (d.GuaranteePolicy >= 0)
        {
            Money.Transfer(ref c.Ledger.NationalGovernment, ref c.Ledger.Financiers[d.Guarantor], d.EndowmentCents);
            c.Ledger.Lenders[d.Guarantor].EndowmentsByPolicy[d.GuaranteePolicy] += d.EndowmentCents;
            c.Ledger.PolicySpending[d.GuaranteePolicy] += d.EndowmentCents;
            c.Ledger.Counters[Measures.PolicyOutlay.At(d.GuaranteePolicy)] += d.EndowmentCents;
            c.Ledger.Counters[Measures.Spending(SpendingPurpose.Policies)] += d.EndowmentCents;
            PolicySupport.Mark(c, d.Place, d.GuaranteePolicy);
        }
    }

    /// <summary>[place]: row of the organisation's latest loan, -1 without.</summary>
    private static int[] LastLoans(TerritoryMonthContext c)
    {
        var rows = ArrayPool<int>.Shared.Rent(c.Organisations.Count);
        Array.Fill(rows, -1, 0, c.Organisations.Count);
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
            && loans.FeePerYear[last] == d.FeePerYear && loans.Policy[last] == d.GuaranteePolicy
            && loans.Concession[last] == d.Concession && loans.SubsidyPerYear[last] == d.SubsidyPerYear && loans.MonthsInArrears[last] == 0 ? last : loans.Add();
        loans.Organisation[row] = d.Place;
        loans.Lender[row] = (byte)d.Financier;
        loans.PrincipalCents[row] += d.AmountCents;
        loans.InstalmentCents[row] += (d.AmountCents + d.TermMonths - 1) / d.TermMonths;
        loans.RatePerYear[row] = d.RatePerYear;
        loans.Concession[row] = (byte)d.Concession;
        loans.SubsidyPerYear[row] = d.SubsidyPerYear;
        loans.Coverage[row] = d.Coverage;
        loans.FeePerYear[row] = d.FeePerYear;
        loans.Guarantor[row] = (sbyte)d.Guarantor;
        loans.Policy[row] = (sbyte)d.GuaranteePolicy;
    }

    public static void Run(TerritoryMonthContext c)
    {
        FinancierEndowments.Pay(c);
        WholesaleLoans.Run(c);
        Serve(c);
        Stakes.Serve(c);
        RotatingSavings.Run(c);
        CreditApplications.Run(c);
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
        ReadOnlySpan<int> borrowers = loans.Organisation.AsSpan(0, loans.Count);
        ReadOnlySpan<long> outstanding = loans.PrincipalCents.AsSpan(0, loans.Count);
        ReadOnlySpan<long> instalments = loans.InstalmentCents.AsSpan(0, loans.Count);
        ReadOnlySpan<double> rates = loans.RatePerYear.AsSpan(0, loans.Count);
        ReadOnlySpan<double> coverage = loans.Coverage.AsSpan(0, loans.Count);
        var smallest = c.Structure.Economy.CentsFor(SmallestBalance);
        for (var row = 0; row < borrowers.Length; row++)
        {
            var place = borrowers[row];
            var lender = c.Ledger.Lenders[loans.Lender[row]];
            var form = (int)o.Form[place];
            var owner = Classification.OwnerGroup(o.Form[place]);
            lender.LoanMonths[form]++;
            // A constant part of what is outstanding, never less than a third of the first instalment, so that every loan ends.
            var owed = outstanding[row];
            var principal = owed <= smallest ? owed
                : Math.Min(Math.Max(instalments[row] / 3, (long)(owed * perMonth)), owed);
            var interest = (long)(owed * (rates[row] / 12));
            var fee = coverage[row] == 0 ? 0 : (long)(owed * (coverage[row] * loans.FeePerYear[row] / 12));
            var subsidy = InterestSubsidy.Due(c, row);
            if (o.DepositCents[place] >= principal + interest - subsidy + fee)
            {
                subsidy = InterestSubsidy.Pay(c, row, subsidy);
                Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[loans.Lender[row]], principal + interest - subsidy);
                loans.PrincipalCents[row] -= principal;
                lender.PrincipalRepaid += principal;
                lender.Interest += interest;
                if (fee > 0)
                {
                    Money.Transfer(ref o.DepositCents[place], ref c.Ledger.Financiers[loans.Guarantor[row]], fee);
                    c.Ledger.Lenders[loans.Guarantor[row]].FeesByPolicy[loans.Policy[row]] += fee;
                    c.Ledger.Counters[Measures.PolicyGuaranteeFees.At(loans.Policy[row])] += fee;
                }

                o.InterestCents[place] += interest - subsidy + fee;
                loans.MonthsInArrears[row] = (byte)Math.Max(0, loans.MonthsInArrears[row] - 1);
            }
            else
            {
                loans.MonthsInArrears[row]++;
                if (loans.MonthsInArrears[row] >= MonthsToDefault && !loans.Defaulted[row])
                {
                    loans.Defaulted[row] = true;
                    lender.Defaults[form]++;
                    c.Ledger.Counters[Measures.Defaults.At(owner)]++;
                }
            }

            if (loans.MonthsInArrears[row] >= MonthsToWriteOff)
            {
                LoanLosses.WriteOff(c, row);
            }

            o.LoanCents[place] += loans.PrincipalCents[row];
            o.InstalmentCents[place] += Math.Min(principal, loans.PrincipalCents[row]);
            o.InArrears[place] |= loans.MonthsInArrears[row] > 0 && loans.PrincipalCents[row] > 0;
            c.Ledger.Counters[Measures.LoanMonths.At(owner)]++;
        }

        loans.RemoveZero(loans.PrincipalCents);
    }
}
