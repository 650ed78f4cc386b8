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
    /// <summary>A territory's weekly hours stay below it, and its residents below the rest of the number.</summary>
    private const long OnePerson = 1L << 36;

    private struct Tally
    {
        public long PersonsAndHours;
        public long Pay;
    }

    public static void Run(TerritoryMonthContext c)
    {
        var p = c.Persons;
        var counters = c.Ledger.Counters;
        // Persons and their weekly hours share a number: nobody's hours fill the lower bits. Neighbours write to tables of their own, or each would wait for the
        // one before.
        var tallies = new Tally[2 * Classification.StatusCount * Groups];
        long volunteers = 0, selfEmployed = 0;
        var employerCost = c.Structure.EmployerCost;
        ReadOnlySpan<ushort> traitsOf = p.Traits.AsSpan(0, p.Count);
        ReadOnlySpan<Status> statusOf = p.Status.AsSpan(0, p.Count);
        ReadOnlySpan<int> payOf = p.PayCents.AsSpan(0, p.Count);
        ReadOnlySpan<byte> hoursOf = p.WeeklyHours.AsSpan(0, p.Count);
        for (var i = 0; i < statusOf.Length; i++)
        {
            int traits = traitsOf[i];
            var status = statusOf[i];
            ref var tally = ref tallies[2 * ((int)status * Groups + (traits & SexAndAge)) + (i & 1)];
            tally.PersonsAndHours += OnePerson + hoursOf[i];
            tally.Pay += payOf[i];
            volunteers += traits / PersonTraits.Volunteer & 1;
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
        Spread(c, tallies);
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

    private static void Spread(TerritoryMonthContext c, Tally[] tallies)
    {
        var counters = c.Ledger.Counters;
        long unemployed = 0, employed = 0, compensation = 0;
        for (var cell = 0; cell < tallies.Length / 2; cell++)
        {
            var (status, sex, age) = ((Status)(cell / Groups), cell & 1, cell >> 1 & 7);
            if (age >= Classification.AgeBandCount)
            {
                continue;
            }

            var (even, odd) = (tallies[2 * cell], tallies[2 * cell + 1]);
            var persons = even.PersonsAndHours / OnePerson + odd.PersonsAndHours / OnePerson;
            var hours = even.PersonsAndHours % OnePerson + odd.PersonsAndHours % OnePerson;
            var pay = even.Pay + odd.Pay;
            counters[Measures.Persons.At((int)status, sex, age)] += persons;
            unemployed += status == Status.Unemployed ? persons : 0;
            employed += Classification.IsEmployed(status) ? persons : 0;
            c.Ledger.PayOfEmployed += Classification.IsEmployed(status) ? pay : 0;
            if (status is Status.Employee or Status.PublicEmployee)
            {
                counters[Measures.EmployeePay.At(sex, age)] += pay;
                counters[Measures.EmployeeHours.At(sex, age)] += hours;
                compensation += pay;
            }
            else if (status == Status.WorkerMember)
            {
                counters[Measures.MemberPay.At(sex)] += pay;
                counters[Measures.MemberHours.At(sex)] += hours;
                compensation += pay;
            }
        }

        counters[Measures.Compensation.At()] += (long)(compensation * c.Structure.EmployerCost);
        c.Ledger.Employed += employed;
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
