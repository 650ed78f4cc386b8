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
        PersonsObservation.Run(c);
        Households(c);
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
