using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Counts the persons of a territory. One streaming pass adds up persons, pay and hours by status, sex and age in one small table each; only persons with a
/// disability, the young at work and the self-employed are looked at more closely.</summary>
internal static class PersonsObservation
{
    /// <summary>Sex and age band are the lowest bits of the traits.</summary>
    private const int SexAndAge = 15;
    private const int Groups = SexAndAge + 1;

    public static void Run(TerritoryMonthContext c)
    {
        var p = c.Persons;
        var counters = c.Ledger.Counters;
        var persons = new long[Classification.StatusCount * Groups];
        var pay = new long[persons.Length];
        var hours = new long[persons.Length];
        long volunteers = 0, selfEmployed = 0;
        var employerCost = c.Structure.EmployerCost;
        var (traitsOf, statusOf, payOf, hoursOf) = (p.Traits, p.Status, p.PayCents, p.WeeklyHours);
        for (var i = 0; i < p.Count; i++)
        {
            int traits = traitsOf[i];
            var status = statusOf[i];
            var cell = (int)status * Groups + (traits & SexAndAge);
            persons[cell]++;
            pay[cell] += payOf[i];
            hours[cell] += hoursOf[i];
            volunteers += (traits & PersonTraits.Volunteer) != 0 ? 1 : 0;
            if (status is Status.OwnAccountFormal or Status.OwnAccountInformal)
            {
                // The labour income of the self-employed, with the contributions that they pay as their own employers.
                selfEmployed += status == Status.OwnAccountFormal ? (long)(payOf[i] * employerCost) : payOf[i];
            }

            if ((traits & PersonTraits.Disability) != 0)
            {
                CountDisability(c, i, status);
            }

            if ((traits >> 1 & 7) == (int)AgeBand.From15To24 && Classification.IsEmployed(status))
            {
                counters[Measures.YouthJobs.At((int)c.Organisations.Form[p.Employer[i]])]++;
            }
        }

        counters[Measures.SelfEmployedIncome.At()] += selfEmployed;
        Spread(c, persons, pay, hours);
        Volunteers(c, volunteers);
    }

    private static void CountDisability(TerritoryMonthContext c, int i, Status status)
    {
        var p = c.Persons;
        var counters = c.Ledger.Counters;
        if (status == Status.Unemployed)
        {
            counters[Measures.Disability.At(1)]++;
        }
        else if (Classification.IsEmployed(status))
        {
            counters[Measures.DisabilityJobs.At((int)c.Organisations.Form[p.Employer[i]])]++;
            counters[Measures.Disability.At(0)]++;
            if (status is Status.Employee or Status.PublicEmployee)
            {
                counters[Measures.DisabilityPay.At(0)] += p.PayCents[i];
                counters[Measures.DisabilityPay.At(1)] += p.WeeklyHours[i];
            }
        }
    }

    private static void Spread(TerritoryMonthContext c, long[] persons, long[] pay, long[] hours)
    {
        var counters = c.Ledger.Counters;
        long unemployed = 0, employed = 0, compensation = 0;
        for (var cell = 0; cell < persons.Length; cell++)
        {
            var (status, sex, age) = ((Status)(cell / Groups), cell & 1, cell >> 1 & 7);
            if (age >= Classification.AgeBandCount)
            {
                continue;
            }

            counters[Measures.Persons.At((int)status, sex, age)] += persons[cell];
            unemployed += status == Status.Unemployed ? persons[cell] : 0;
            employed += Classification.IsEmployed(status) ? persons[cell] : 0;
            if (status is Status.Employee or Status.PublicEmployee)
            {
                counters[Measures.EmployeePay.At(sex, age)] += pay[cell];
                counters[Measures.EmployeeHours.At(sex, age)] += hours[cell];
                compensation += pay[cell];
            }
            else if (status == Status.WorkerMember)
            {
                counters[Measures.MemberPay.At(sex)] += pay[cell];
                counters[Measures.MemberHours.At(sex)] += hours[cell];
                compensation += pay[cell];
            }
        }

        counters[Measures.Compensation.At()] += (long)(compensation * c.Structure.EmployerCost);
        c.State.UnemploymentRate = unemployed + employed > 0 ? (double)unemployed / (unemployed + employed) : 0;
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
}
