using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 12, observation: the true values of the month, counted from the agents.</summary>
internal static class Step12Observation
{
    /// <summary>Persons employed from which a manufacturer is no longer small-scale (indicators 9.3.1 and 9.3.2, UNIDO).</summary>
    private const int SmallScale = 20;

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

        Organisations(c, supportedBy);
        SubsidisedPosts(c);
        PersonsObservation.Run(c);
        Households(c);
        Loans(c);
    }

    private static void Organisations(TerritoryMonthContext c, Func<int, int> supportedBy)
    {
        var o = c.Organisations;
        var counters = c.Ledger.Counters;
        for (var i = 0; i < o.Count; i++)
        {
            if (o.Life[i] != Life.Alive)
            {
                continue;
            }

            var (form, sector) = ((int)o.Form[i], (int)o.Sector[i]);
            counters[Measures.Entities.At(form, sector)]++;
            var size = (int)Classification.SizeOf(o.Staff[i]);
            counters[Measures.EntitiesBySize.At(form, size)]++;
            counters[Measures.JobsBySize.At(form, size)] += o.Staff[i];
            counters[Measures.Jobs.At(form, sector)] += o.Staff[i];
            if (o.Formality[i] == Formality.Informal && Classification.IsSocialEconomy(o.Form[i]))
            {
                counters[Measures.UnregisteredEntities.At(form, size)]++;
                counters[Measures.UnregisteredJobs.At(form, size)] += o.Staff[i];
            }

            counters[Measures.Hours.At(form, sector)] += o.StaffHours[i];
            counters[Measures.JobsBySex.At(form, (int)Sex.Female)] += o.StaffFemale[i];
            counters[Measures.JobsBySex.At(form, (int)Sex.Male)] += o.Staff[i] - o.StaffFemale[i];
            AddJobs(o, i, Measures.SectorJobs, Measures.SectorHours, counters);
            if (supportedBy(i) is >= 0 and var policy)
            {
                AddJobs(o, i, Measures.SupportedJobs, Measures.SupportedHours, counters);
                counters[Measures.SupportedJobsByForm.At(form, sector)] += o.Staff[i];
                counters[Measures.SupportedHoursByForm.At(form, sector)] += o.StaffHours[i];
                counters[Measures.SupportedJobsByPolicy.At(policy)] += o.Staff[i];
                counters[Measures.SupportedHoursByPolicy.At(policy)] += o.StaffHours[i];
            }

            if (o.Formality[i] == Formality.Informal)
            {
                counters[Measures.InformalJobs.At(sector, (int)Sex.Female)] += o.StaffFemale[i];
                counters[Measures.InformalJobs.At(sector, (int)Sex.Male)] += o.Staff[i] - o.StaffFemale[i];
            }

            counters[Measures.Members.At(form, sector)] += o.Members[i];
            counters[Measures.Turnover.At(form)] += o.SalesCents[i];
            counters[Measures.Pay.At(form)] += o.WageBillCents[i];
            counters[Measures.Surplus.At(form)] += o.SurplusCents[i];
            counters[Measures.UnpaidInvoices.At(Classification.OwnerGroup(o.Form[i]))] += o.NationalClaimsCents[i] + o.LocalClaimsCents[i];
            counters[Measures.OrganisationDeposits.At()] += o.DepositCents[i];
            // Without inputs from other sectors what is sold is value added; entities without staff add none, public producers add their pay.
            var valueAdded = o.Form[i] == Form.Public
                ? (long)(o.WageBillCents[i] * c.Structure.EmployerCost)
                : o.VolunteerRun[i] ? 0 : o.SalesCents[i];
            counters[Measures.ValueAdded.At(form, sector)] += valueAdded;
            if (o.Sector[i] == Sector.Manufacturing && o.Staff[i] is > 0 and < SmallScale)
            {
                counters[Measures.SmallManufacturers.At(0)]++;
                counters[Measures.SmallManufacturers.At(1)] += o.LoanCents[i] > 0 ? 1 : 0;
                counters[Measures.SmallManufacturers.At(2)] += valueAdded;
            }
        }
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

    private static void AddJobs(OrganisationColumns o, int i, Measure jobs, Measure hours, long[] counters)
    {
        var sector = (int)o.Sector[i];
        counters[jobs.At(sector, (int)Sex.Female)] += o.StaffFemale[i];
        counters[jobs.At(sector, (int)Sex.Male)] += o.Staff[i] - o.StaffFemale[i];
        counters[hours.At(sector, (int)Sex.Female)] += o.StaffHoursFemale[i];
        counters[hours.At(sector, (int)Sex.Male)] += o.StaffHours[i] - o.StaffHoursFemale[i];
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
