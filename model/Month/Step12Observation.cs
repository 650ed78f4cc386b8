using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 12, observation: the true values of the month, counted from the agents.</summary>
internal static class Step12Observation
{
    /// <param name="c">The month.</param>
    /// <param name="supportedBy">Policy for which an organisation's jobs count as supported, by place; -1 where none.</param>
    public static void Run(TerritoryMonthContext c, Func<int, int> supportedBy)
    {
        foreach (var register in c.Levers.Of(Policies.Lever.Statistics))
        {
            Campaign.Pay(c, register, register.Value(Policies.Instruments.StatisticalRegister.CostPerYear));
        }

        foreach (var survey in c.Levers.Of(Policies.Lever.Survey))
        {
            Campaign.Pay(c, survey, survey.Value(Policies.Instruments.Survey.CostPerYear));
        }

        foreach (var account in c.Levers.Of(Policies.Lever.SatelliteAccount))
        {
            Campaign.Pay(c, account, account.Value(Policies.Instruments.SatelliteAccount.CostPerYear));
        }

        OrganisationsObservation.Run(c, supportedBy);
        SubsidisedPosts(c);
        PersonsObservation.Run(c);
        ManagersObservation.Run(c);
        Households(c);
        Loans(c);
    }

    /// <summary>A post is counted under the policy whose row comes first.</summary>
    private static void SubsidisedPosts(TerritoryMonthContext c)
    {
        var (o, p, posts, counters) = (c.Organisations, c.Persons, c.State.SubsidisedJobs, c.Ledger.Counters);
        if (posts.Count == 0)
        {
            return;
        }

        var counted = new HashSet<int>(posts.Count);
        for (var row = 0; row < posts.Count; row++)
        {
            var (person, place) = (posts.Person[row], posts.Organisation[row]);
            if (p.Employer[person] != place || o.Life[place] != Life.Alive || !counted.Add(person))
            {
                continue;
            }

            var (sector, sex, hours) = ((int)o.Sector[place], (int)PersonTraits.SexOf(p.Traits[person]), p.WeeklyHours[person]);
            counters[Measures.SubsidisedPosts.At(sector, sex)]++;
            counters[Measures.SubsidisedPostHours.At(sector, sex)] += hours;
            counters[Measures.SubsidisedPostsByForm.At((int)o.Form[place], sector)]++;
            counters[Measures.SubsidisedPostHoursByForm.At((int)o.Form[place], sector)] += hours;
            counters[Measures.SubsidisedPostsByPolicy.At(posts.Policy[row])]++;
            counters[Measures.SubsidisedPostHoursByPolicy.At(posts.Policy[row])] += hours;
        }
    }

    private static void Households(TerritoryMonthContext c)
    {
        var h = c.Households;
        long deposits = 0, income = 0;
        for (var i = 0; i < h.Count; i++)
        {
            deposits += h.DepositCents[i];
            income += h.LastIncomeCents[i];
        }

        c.Ledger.Counters[Measures.HouseholdDeposits.At()] += deposits;
        c.Ledger.Counters[Measures.DisposableIncome.At()] += income;
    }

    private static void Loans(TerritoryMonthContext c)
    {
        var (o, loans, counters) = (c.Organisations, c.State.Loans, c.Ledger.Counters);
        for (var row = 0; row < loans.Count; row++)
        {
            var owner = Classification.OwnerGroup(o.Form[loans.Organisation[row]]);
            counters[Measures.LoansOutstanding.At(owner)] += loans.PrincipalCents[row];
            counters[Measures.LoansInArrears.At(owner)] += loans.MonthsInArrears[row] > 0 ? loans.PrincipalCents[row] : 0;
            counters[Measures.Guaranteed.At(owner)] += (long)(loans.PrincipalCents[row] * loans.Coverage[row]);
        }
    }
}
