using SseSim.Model.Accounts;
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
        c.Ledger.Counters[Measures.Spending(SpendingPurpose.Pay)] += publicPay;
        for (var i = 1; i < o.Count; i++)
        {
            var due = o.WageBillCents[i] + (long)o.PatronageCents[i] * o.Staff[i];
            Money.Transfer(ref o.DepositCents[i], ref purse, due);
        }
    }

    /// <summary>Persons whose net pay is worked out before it is credited to their households: they stay in the processor's first cache.</summary>
    private const int Block = 512;

    private static void PayPersons(TerritoryMonthContext c, ref long purse)
    {
        var p = c.Persons;
        var pass = new PayPass(c, stackalloc double[PayPass.Memory]);
        Span<double> net = stackalloc double[Block];
        for (var start = 0; start < p.Count; start += Block)
        {
            var length = Math.Min(Block, p.Count - start);
            pass.Net(start, net[..length]);
            pass.Credit(start, net[..length]);
            pass.Age(start, length);
        }

        Book(c, in pass, ref purse);
    }

    /// <summary>The other sides of the transfers to households: what employers paid, what was withheld, what government and the members' pool paid.</summary>
    private static void Book(TerritoryMonthContext c, in PayPass pass, ref long purse)
    {
        purse -= pass.Wages;
        c.State.MemberDividendsInTransitCents -= pass.MemberDividends;
        c.Ledger.NationalGovernment += pass.Contributions + pass.Taxes - pass.Pensions - pass.UnemploymentBenefits - pass.FamilyBenefits;
        var counters = c.Ledger.Counters;
        counters[Measures.GovernmentRevenue.At(1)] += pass.Taxes;
        counters[Measures.GovernmentRevenue.At(2)] += pass.Contributions;
        counters[Measures.Spending(SpendingPurpose.Pensions)] += pass.Pensions;
        counters[Measures.Spending(SpendingPurpose.UnemploymentBenefits)] += pass.UnemploymentBenefits;
        counters[Measures.Spending(SpendingPurpose.FamilyBenefits)] += pass.FamilyBenefits;
    }
}
