using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 4, payroll and tax: organisations pay wages and their workers' share of surplus, government pays pensions and benefits, taxes and
/// contributions are withheld. Every person is paid by one transfer to the household.</summary>
internal static class Step04Payroll
{
    public static void Run(TerritoryMonthContext c)
    {
        var purse = 0L;
        CollectWages(c, ref purse);
        PayPersons(c, ref purse);
        if (purse != 0)
        {
            throw new AccountsException(c.Month, "payroll of territory " + c.Structure.Economy.Territories[c.State.Index].Id, purse);
        }
    }

    /// <summary>Organisations put their wage bill and their workers' patronage into the purse; government pays the public administration's.</summary>
    private static void CollectWages(TerritoryMonthContext c, ref long purse)
    {
        var o = c.Organisations;
        var publicPay = o.WageBillCents[OrganisationColumns.PublicAdministration];
        Money.Transfer(ref c.Ledger.NationalGovernment, ref purse, publicPay);
        c.Ledger.Counters[Measures.GovernmentSpending.At(0)] += publicPay;
        for (var i = 1; i < o.Count; i++)
        {
            var due = o.WageBillCents[i] + (long)o.PatronageCents[i] * o.Staff[i];
            Money.Transfer(ref o.DepositCents[i], ref purse, due);
        }
    }

    private static void PayPersons(TerritoryMonthContext c, ref long purse)
    {
        var p = c.Persons;
        var h = c.Households;
        var patronage = c.Organisations.PatronageCents;
        var government = c.Structure.Economy.Government;
        double employeeRate = government.EmployeeContribution, taxRate = c.Structure.IncomeTaxRate;
        long exempt = c.Structure.IncomeTaxExemptCents, family = c.Structure.FamilyBenefitCents;
        double replacement = government.UnemploymentReplacementRate;
        var benefitMonths = (int)government.UnemploymentBenefitMonths.Value;
        var memberDividend = c.State.MemberPersons > 0 ? c.State.MemberDividendsInTransitCents / c.State.MemberPersons : 0;
        long contributions = 0, taxes = 0, pensions = 0, benefits = 0, familyBenefits = 0, dividends = 0;
        for (var i = 0; i < p.Count; i++)
        {
            long net;
            long pay = p.PayCents[i];
            switch (p.Status[i])
            {
                case Status.Employee:
                case Status.OwnAccountFormal:
                case Status.PublicEmployee:
                case Status.WorkerMember:
                    var contribution = (long)(pay * employeeRate);
                    var tax = pay > exempt ? (long)((pay - exempt) * taxRate) : 0;
                    net = pay - contribution - tax;
                    contributions += contribution;
                    taxes += tax;
                    purse -= pay;
                    if (p.Status[i] == Status.WorkerMember)
                    {
                        var share = patronage[p.Employer[i]];
                        net += share;
                        purse -= share;
                    }

                    break;
                case Status.OwnAccountInformal:
                    net = pay;
                    purse -= pay;
                    break;
                case Status.Retired:
                    net = pay;
                    pensions += net;
                    break;
                case Status.Unemployed:
                    net = pay > 0 && p.MonthsInStatus[i] < benefitMonths ? (long)(pay * replacement) : 0;
                    benefits += net;
                    break;
                case Status.Child:
                    net = family;
                    familyBenefits += net;
                    break;
                default:
                    net = 0;
                    break;
            }

            if (memberDividend > 0 && PersonTraits.Has(p.Traits[i], PersonTraits.Member))
            {
                net += memberDividend;
                dividends += memberDividend;
            }

            var household = p.Household[i];
            h.DepositCents[household] += net;
            h.IncomeCents[household] += net;
            if (p.MonthsInStatus[i] < byte.MaxValue)
            {
                p.MonthsInStatus[i]++;
            }
        }

        // The other sides of the transfers above: what was withheld, what government and the members' pool paid.
        c.State.MemberDividendsInTransitCents -= dividends;
        c.Ledger.NationalGovernment += contributions + taxes - pensions - benefits - familyBenefits;
        var counters = c.Ledger.Counters;
        counters[Measures.GovernmentRevenue.At(1)] += taxes;
        counters[Measures.GovernmentRevenue.At(2)] += contributions;
        counters[Measures.GovernmentSpending.At(1)] += pensions;
        counters[Measures.GovernmentSpending.At(2)] += benefits;
        counters[Measures.GovernmentSpending.At(3)] += familyBenefits;
    }
}
