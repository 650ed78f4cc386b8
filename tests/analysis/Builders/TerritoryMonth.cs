using SseSim.Model.Economy;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Tests.Builders;

/// <summary>Plausible counters of one territory's month: entities, jobs, hours, output, persons.</summary>
internal static class TerritoryMonth
{
    private const int WeeklyHours = 38;

    public static long[] Counters(MonthPlace place)
    {
        var c = new long[Measures.Length];
        for (var form = 0; form < Classification.FormCount; form++)
        {
            FillForm(c, form, place);
        }

        FillPersons(c, place);
        return c;
    }

    private static void FillForm(long[] c, int form, MonthPlace place)
    {
        var (entities, staff) = SyntheticRun.OfForm(form);
        var social = Classification.IsSocialEconomy((Form)form);
        var reach = social ? place.Reach : 0;
        var cycle = 1 - 0.03 * Math.Sin(place.Month / 96.0 * Math.PI) * (social ? 0.3 : 1);
        for (var sector = 0; sector < Classification.SectorCount; sector++)
        {
            var share = form == (int)Form.Public ? sector == (int)Sector.PublicAdministration ? 1 : 0 : sector < Classification.MarketSectorCount ? 0.1 : 0;
            var supported = social && SyntheticRun.IsSupported(sector);
            var living = (long)Math.Round(entities * share * (1 + (supported ? 0.2 * reach : 0)));
            var jobs = (long)Math.Round(entities * staff * share * cycle * place.Noise(form * 20 + sector, 0.02) * (1 + (supported ? 0.25 * reach * place.Noise(900 + form * 20 + sector, 0.5) : 0)));

            // Conventional firms of the same market lose part of what the supported organisations gain.
            jobs -= form == 0 && SyntheticRun.IsSupported(sector) ? (long)Math.Round(5 * place.Reach * place.Noise(899, 0.4)) : 0;
            var women = (long)Math.Round(jobs * 0.48);
            c[Measures.Entities.At(form, sector)] = living;
            c[Measures.EntitiesBySize.At(form, 1)] += living;
            c[Measures.Jobs.At(form, sector)] = jobs;
            c[Measures.Hours.At(form, sector)] = jobs * WeeklyHours;
            c[Measures.JobsBySex.At(form, 0)] += jobs - women;
            c[Measures.JobsBySex.At(form, 1)] += women;
            c[Measures.YouthJobs.At(form)] += jobs / 12;
            c[Measures.DisabilityJobs.At(form)] += jobs / 30;
            c[Measures.ValueAdded.At(form, sector)] = jobs * (social ? 150_000 : 210_000);
            c[Measures.Pay.At(form)] += jobs * (social ? 98_000 : 118_000);
            Add(c, Measures.SectorJobs, sector, jobs - women, women);
            Add(c, Measures.SectorHours, sector, (jobs - women) * WeeklyHours, women * WeeklyHours);
            if (supported)
            {
                var reached = jobs / 3;
                Add(c, Measures.SupportedJobs, sector, reached - reached / 2, reached / 2);
                Add(c, Measures.SupportedHours, sector, (reached - reached / 2) * WeeklyHours, reached / 2 * WeeklyHours);
                c[Measures.SupportedJobsByForm.At(form, sector)] += reached;
                c[Measures.SupportedHoursByForm.At(form, sector)] += reached * WeeklyHours;
                c[Measures.SupportedJobsByPolicy.At(sector % 2)] += reached;
                c[Measures.SupportedHoursByPolicy.At(sector % 2)] += reached * WeeklyHours;
            }
        }

        c[Measures.Births.At(form)] = (long)Math.Round(entities * 0.006 * place.Noise(500 + form, 0.5) * (1 + reach));
        c[Measures.Deaths.At(form)] = (long)Math.Round(entities * 0.006 * place.Noise(600 + form, 0.5));
        c[Measures.Members.At(form, (int)Sector.HealthAndCare)] = social ? entities * 40L : 0;
        c[Measures.VolunteerHours.At(form)] = form == (int)Form.Association ? entities * 60L : 0;
        c[Measures.Turnover.At(form)] = (long)(entities * staff * 320_000);
        c[Measures.Surplus.At(form)] = (long)(entities * staff * 9_000 * place.Noise(700 + form, 0.4));
        c[Measures.Reserved.At(form)] = social ? c[Measures.Surplus.At(form)] / 3 : 0;
    }

    private static void Add(long[] c, Measure block, int sector, long men, long women)
    {
        c[block.At(sector, 0)] += men;
        c[block.At(sector, 1)] += women;
    }

    private static void FillPersons(long[] c, MonthPlace place)
    {
        for (var sex = 0; sex < Classification.SexCount; sex++)
        {
            for (var age = 1; age < Classification.AgeBandCount; age++)
            {
                var people = 600 * place.Noise(800 + sex * 10 + age, 0.01);
                Set(c, Status.Employee, sex, age, people * (age is > 1 and < 5 ? 0.62 : 0.2) + 3 * place.Reach);
                Set(c, Status.WorkerMember, sex, age, 4);
                Set(c, Status.OwnAccountFormal, sex, age, people * 0.06);
                Set(c, Status.PublicEmployee, sex, age, people * 0.08);
                Set(c, Status.Unemployed, sex, age, people * (age == 1 ? 0.12 : 0.07) - 2 * place.Reach);
                Set(c, Status.InEducation, sex, age, age == 1 ? people * 0.4 : 0);
                Set(c, Status.Retired, sex, age, age >= 5 ? people * 0.6 : 0);
                Set(c, Status.Inactive, sex, age, people * 0.1);
                var employees = c[Measures.Persons.At((int)Status.Employee, sex, age)];
                c[Measures.EmployeeHours.At(sex, age)] = employees * WeeklyHours;
                c[Measures.EmployeePay.At(sex, age)] = employees * (sex == 0 ? 125_000 : 108_000);
            }

            c[Measures.MemberPay.At(sex)] = 20 * 95_000;
            c[Measures.MemberHours.At(sex)] = 20 * WeeklyHours;
        }

        c[Measures.Disability.At(0)] = 150;
        c[Measures.Disability.At(1)] = 40;
        c[Measures.DisabilityPay.At(0)] = 150 * 90_000;
        c[Measures.DisabilityPay.At(1)] = 150 * WeeklyHours;
        c[Measures.SelfEmployedIncome.At()] = 400 * 95_000;
        c[Measures.Compensation.At()] = 3_600L * 140_000;
        c[Measures.ProductTaxes.At()] = 90_000_000;
        c[Measures.HouseholdDeposits.At()] = 9_000_000_000;
        c[Measures.OrganisationDeposits.At()] = 2_000_000_000;
        c[Measures.HouseholdConsumption.At()] = 520_000_000;
        c[Measures.DisposableIncome.At()] = 560_000_000;
    }

    private static void Set(long[] c, Status status, int sex, int age, double persons) =>
        c[Measures.Persons.At((int)status, sex, age)] = Math.Max(0, (long)Math.Round(persons));
}
