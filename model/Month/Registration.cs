using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Model.State;
using Keys = SseSim.Model.Policies.Instruments.Recognition;

namespace SseSim.Model.Month;

/// <summary>Registration of social economy entities: what founders pay for it, and when they are recognised.</summary>
internal static class Registration
{
    private const double DaysPerMonth = 30;

    /// <summary>What founders of a form and sector have to pay, cents.</summary>
    public static long Cost(TerritoryMonthContext c, Form form, Sector sector)
    {
        if (!Classification.IsSocialEconomy(form))
        {
            return 0;
        }

        var usual = Usual(c);
        var policy = Cheapest(c, form, sector);
        return policy is { } p ? usual - Forgone(c, p, usual) : usual;
    }

    /// <summary>A founded entity, or one that comes out of informality, pays for its registration; what a policy forgoes counts against its budget.</summary>
    public static void Pay(TerritoryMonthContext c, int place)
    {
        var o = c.Organisations;
        if (!Classification.IsSocialEconomy(o.Form[place]) || o.Formality[place] == Formality.Informal)
        {
            return;
        }

        var (usual, forgone) = (Usual(c), 0L);
        if (Cheapest(c, o.Form[place], o.Sector[place]) is { } policy)
        {
            forgone = c.Levers.Spend(policy.Index, Forgone(c, policy, usual));
            if (forgone > 0)
            {
                c.Ledger.PolicySpending[policy.Index] += forgone;
                c.Ledger.Counters[Measures.PolicyTaxExpenditure.At(policy.Index)] += forgone;
                PolicySupport.Mark(c, place, policy.Index);
            }
        }

        var fee = Math.Min(usual - forgone, Math.Max(o.DepositCents[place], 0));
        Money.Transfer(ref o.DepositCents[place], ref c.Ledger.NationalGovernment, fee);
        c.Ledger.Counters[Measures.GovernmentRevenue.At(5)] += fee;
    }

    /// <summary>Entities whose days have passed are recognised; called once a month, after they have aged.</summary>
    public static void Recognise(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        var usual = c.Structure.Economy.Government.RegistrationDays.Value;
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive && o.Formality[i] == Formality.Formal && Classification.IsSocialEconomy(o.Form[i]))
            {
                var days = usual;
                foreach (var policy in c.Levers.Of(Lever.Recognition))
                {
                    if (policy.Value(Keys.Days) < days && PolicyLevers.Admits(policy.Policy, o, i))
                    {
                        days = policy.Value(Keys.Days);
                        PolicySupport.Mark(c, i, policy.Index);
                    }
                }

                days *= 1 - c.Compliance.CutOf(i);
                o.Formality[i] = o.AgeMonths[i] * DaysPerMonth >= days ? Formality.Recognised : Formality.Formal;
            }
        }
    }

    private static long Usual(TerritoryMonthContext c) => (long)(c.Structure.Economy.Government.RegistrationCost.Value * 100);

    private static long Forgone(TerritoryMonthContext c, ActivePolicy policy, long usual) =>
        Math.Min(c.Levers.Left(policy.Index), Math.Max(0, usual - (long)(policy.Value(Keys.Cost) * 100)));

    private static ActivePolicy? Cheapest(TerritoryMonthContext c, Form form, Sector sector)
    {
        ActivePolicy? best = null;
        foreach (var policy in c.Levers.Of(Lever.Recognition))
        {
            if (policy.Policy.For.Admits(form, Stage.PreStart, sector, SizeClass.NoEmployee)
                && (best is null || policy.Value(Keys.Cost) < best.Value.Value(Keys.Cost)))
            {
                best = policy;
            }
        }

        return best;
    }
}
