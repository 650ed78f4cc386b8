using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Counts the persons of a territory. One streaming pass adds up persons, pay and hours by status, sex, age, education and disability in a small table; only the
/// young and persons with a disability at work are looked at more closely.</summary>
internal static class PersonsObservation
{
    /// <summary>Sex, age band, education and disability are the lowest bits of the traits.</summary>
    private const int Traits = 2 * PersonTraits.Disability - 1;
    private const int Groups = Traits + 1;
    /// <summary>Sex and age band alone.</summary>
    private const int SexesAndAges = 1 << PersonTraits.EducationBit;
    /// <summary>Of education, as many as its bits can say.</summary>
    private const int Levels = PersonTraits.Disability / SexesAndAges;
    /// <summary>A territory's weekly hours stay below it, and its residents below the rest of the number.</summary>
    private const long OnePerson = 1L << 36;

    /// <summary>[status, group]: bit 0 where such persons are at work and young, bit 1 where they are at work and have a disability.</summary>
    private static readonly byte[] LookedAt = [.. Enumerable.Range(0, Classification.StatusCount * Groups).Select(cell =>
        (byte)(!Classification.IsEmployed((Status)(cell / Groups)) ? 0
            : ((cell >> 1 & 7) == (int)AgeBand.From15To24 ? 1 : 0) | ((cell & PersonTraits.Disability) != 0 ? 2 : 0)))];

    private struct Tally
    {
        /// <summary>Persons, and below <see cref="OnePerson"/> their weekly hours.</summary>
        public long PersonsAndHours;
        public long Pay;
    }

    public static void Run(TerritoryMonthContext c)
    {
        var p = c.Persons;
        var counters = c.Ledger.Counters;
        var rented = ArrayPool<Tally>.Shared.Rent(Classification.StatusCount * Groups);
        var tallies = rented.AsSpan(0, Classification.StatusCount * Groups);
        tallies.Clear();
        // Whole cents in doubles are exact: the labour income of the self-employed, with the contributions that they pay as their own employers.
        var selfEmployed = 0.0;
        Span<double> ownAccount = stackalloc double[Classification.StatusCount];
        ownAccount[(int)Status.OwnAccountFormal] = c.Structure.EmployerCost;
        ownAccount[(int)Status.OwnAccountInformal] = 1;
        var volunteers = 0;
        ReadOnlySpan<byte> lookedAt = LookedAt;
        ReadOnlySpan<ushort> traitsOf = p.Traits.AsSpan(0, p.Count);
        ReadOnlySpan<Status> statusOf = p.Status.AsSpan(0, p.Count);
        ReadOnlySpan<int> payOf = p.PayCents.AsSpan(0, p.Count);
        ReadOnlySpan<byte> hoursOf = p.WeeklyHours.AsSpan(0, p.Count);
        for (var i = 0; i < statusOf.Length; i++)
        {
            int traits = traitsOf[i];
            var status = statusOf[i];
            var cell = (int)status * Groups + (traits & Traits);
            ref var tally = ref tallies[cell];
            tally.PersonsAndHours += OnePerson + hoursOf[i];
            tally.Pay += payOf[i];
            volunteers += traits / PersonTraits.Volunteer & 1;
            selfEmployed += Math.Floor(payOf[i] * ownAccount[(int)status]);
            if (lookedAt[cell] != 0)
            {
                var form = (int)c.Organisations.Form[p.Employer[i]];
                counters[Measures.YouthJobs.At(form)] += lookedAt[cell] & 1;
                counters[Measures.DisabilityJobs.At(form)] += lookedAt[cell] >> 1;
            }
        }

        counters[Measures.SelfEmployedIncome.At()] += (long)selfEmployed;
        Spread(c, tallies);
        ArrayPool<Tally>.Shared.Return(rented);
        Volunteers(c, volunteers);
    }

    private static void Spread(TerritoryMonthContext c, ReadOnlySpan<Tally> tallies)
    {
        var counters = c.Ledger.Counters;
        long unemployed = 0, employed = 0, compensation = 0;
        for (var n = 0; n < tallies.Length / Levels; n++)
        {
            // No counter asks for education: its levels, which lie between age and disability, are added up first.
            var cell = n / SexesAndAges * PersonTraits.Disability + n % SexesAndAges;
            var (personsAndHours, pay) = (0L, 0L);
            for (var level = cell; level < cell + PersonTraits.Disability; level += SexesAndAges)
            {
                personsAndHours += tallies[level].PersonsAndHours;
                pay += tallies[level].Pay;
            }

            var (status, sex, age) = ((Status)(cell / Groups), cell & 1, cell >> 1 & 7);
            if (personsAndHours == 0 || age >= Classification.AgeBandCount)
            {
                continue;
            }

            var (persons, hours) = Math.DivRem(personsAndHours, OnePerson);
            var disability = (cell & PersonTraits.Disability) != 0;
            counters[Measures.Disability.At(0)] += disability && Classification.IsEmployed(status) ? persons : 0;
            counters[Measures.Disability.At(1)] += disability && status == Status.Unemployed ? persons : 0;
            counters[Measures.Persons.At((int)status, sex, age)] += persons;
            unemployed += status == Status.Unemployed ? persons : 0;
            employed += Classification.IsEmployed(status) ? persons : 0;
            c.Ledger.PayOfEmployed += Classification.IsEmployed(status) ? pay : 0;
            if (status is Status.Employee or Status.PublicEmployee)
            {
                counters[Measures.EmployeePay.At(sex, age)] += pay;
                counters[Measures.EmployeeHours.At(sex, age)] += hours;
                counters[Measures.DisabilityPay.At(0)] += disability ? pay : 0;
                counters[Measures.DisabilityPay.At(1)] += disability ? hours : 0;
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
