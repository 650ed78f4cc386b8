using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 12, observation: the true values of the month, counted from the agents.</summary>
internal static class Step12Observation
{
    /// <param name="c">The month.</param>
    /// <param name="supported">Organisations whose jobs count as supported, by place.</param>
    public static void Run(TerritoryMonthContext c, Func<int, bool> supported)
    {
        foreach (var register in c.Levers.Of(Policies.Lever.Statistics))
        {
            Campaign.Pay(c, register, register.Value(Policies.Instruments.StatisticalRegister.CostPerYear));
        }

        Organisations(c, supported);
        Persons(c);
        Loans(c);
    }

    private static void Organisations(TerritoryMonthContext c, Func<int, bool> supported)
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
            counters[Measures.EntitiesBySize.At(form, (int)Classification.SizeOf(o.Staff[i]))]++;
            counters[Measures.Jobs.At(form, sector)] += o.Staff[i];
            if (Classification.IsSocialEconomy(o.Form[i]))
            {
                counters[Measures.SocialEconomyJobsBySize.At((int)Classification.SizeOf(o.Staff[i]))] += o.Staff[i];
            }

            counters[Measures.Hours.At(form, sector)] += o.StaffHours[i];
            counters[Measures.JobsBySex.At(form, (int)Sex.Female)] += o.StaffFemale[i];
            counters[Measures.JobsBySex.At(form, (int)Sex.Male)] += o.Staff[i] - o.StaffFemale[i];
            AddJobs(o, i, Measures.SectorJobs, Measures.SectorHours, counters);
            if (supported(i))
            {
                AddJobs(o, i, Measures.SupportedJobs, Measures.SupportedHours, counters);
            }

            counters[Measures.Members.At(form)] += o.Members[i];
            counters[Measures.Turnover.At(form)] += o.SalesCents[i];
            counters[Measures.Pay.At(form)] += o.WageBillCents[i];
            counters[Measures.Surplus.At(form)] += o.SurplusCents[i];
            counters[Measures.UnpaidInvoices.At(Classification.OwnerGroup(o.Form[i]))] += o.NationalClaimsCents[i] + o.LocalClaimsCents[i];
            counters[Measures.OrganisationDeposits.At()] += o.DepositCents[i];
            // Without inputs from other sectors what is sold is value added; entities without staff add none, public producers add their pay.
            counters[Measures.ValueAdded.At(form, sector)] += o.Form[i] == Form.Public
                ? (long)(o.WageBillCents[i] * c.Structure.EmployerCost)
                : o.VolunteerRun[i] ? 0 : o.SalesCents[i];
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

    private static void Persons(TerritoryMonthContext c)
    {
        var p = c.Persons;
        var forms = c.Organisations.Form;
        var counters = c.Ledger.Counters;
        long unemployed = 0, employed = 0, volunteers = 0, compensation = 0;
        var employerCost = c.Structure.EmployerCost;
        for (var i = 0; i < p.Count; i++)
        {
            var traits = p.Traits[i];
            var (sex, age, status) = ((int)PersonTraits.SexOf(traits), (int)PersonTraits.AgeOf(traits), p.Status[i]);
            counters[Measures.Persons.At((int)status, sex, age)]++;
            volunteers += PersonTraits.Has(traits, PersonTraits.Volunteer) ? 1 : 0;
            if (status == Status.Unemployed)
            {
                unemployed++;
                counters[Measures.Disability.At(1)] += PersonTraits.Has(traits, PersonTraits.Disability) ? 1 : 0;
            }
            else if (Classification.IsEmployed(status))
            {
                employed++;
                var form = (int)forms[p.Employer[i]];
                counters[Measures.YouthJobs.At(form)] += age == (int)AgeBand.From15To24 ? 1 : 0;
                var disability = PersonTraits.Has(traits, PersonTraits.Disability);
                counters[Measures.DisabilityJobs.At(form)] += disability ? 1 : 0;
                counters[Measures.Disability.At(0)] += disability ? 1 : 0;
                switch (status)
                {
                    case Status.Employee:
                    case Status.PublicEmployee:
                        counters[Measures.EmployeePay.At(sex, age)] += p.PayCents[i];
                        counters[Measures.EmployeeHours.At(sex, age)] += p.WeeklyHours[i];
                        compensation += p.PayCents[i];
                        counters[Measures.DisabilityPay.At(0)] += disability ? p.PayCents[i] : 0;
                        counters[Measures.DisabilityPay.At(1)] += disability ? p.WeeklyHours[i] : 0;
                        break;
                    case Status.WorkerMember:
                        counters[Measures.MemberPay.At(sex)] += p.PayCents[i];
                        counters[Measures.MemberHours.At(sex)] += p.WeeklyHours[i];
                        compensation += p.PayCents[i];
                        break;
                    default:
                        // The labour income of the self-employed, with the contributions that they pay as their own employers.
                        counters[Measures.SelfEmployedIncome.At()] += status == Status.OwnAccountFormal ? (long)(p.PayCents[i] * employerCost) : p.PayCents[i];
                        break;
                }
            }
        }

        counters[Measures.Compensation.At()] += (long)(compensation * employerCost);
        c.State.UnemploymentRate = unemployed + employed > 0 ? (double)unemployed / (unemployed + employed) : 0;
        Volunteers(c, volunteers);
        var h = c.Households;
        for (var i = 0; i < h.Count; i++)
        {
            counters[Measures.HouseholdDeposits.At()] += h.DepositCents[i];
            counters[Measures.DisposableIncome.At()] += h.LastIncomeCents[i];
        }
    }

    /// <summary>Volunteers' hours are shared out over the social economy's forms by their entities.</summary>
    private static void Volunteers(TerritoryMonthContext c, long volunteers)
    {
        var hours = (long)(volunteers * c.Structure.Economy.Population.VolunteerHoursPerYear / 12);
        Span<long> weights = stackalloc long[Classification.FormCount];
        Span<long> parts = stackalloc long[Classification.FormCount];
        for (var f = 0; f < weights.Length; f++)
        {
            for (var s = 0; Classification.IsSocialEconomy((Form)f) && s < Classification.SectorCount; s++)
            {
                weights[f] += c.Ledger.Counters[Measures.Entities.At(f, s)];
            }
        }

        Numerics.Apportionment.Split(hours, weights, parts);
        for (var f = 0; f < parts.Length; f++)
        {
            c.Ledger.Counters[Measures.VolunteerHours.At(f)] += parts[f];
        }
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
