using System.Buffers;
using System.Numerics;
using SseSim.Model.Economy;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Counts persons by income once a year, in December, when the month's income has just been paid out and statuses are still those it was paid for.
/// Income before taxes and transfers is found by the payroll's own rules.</summary>
internal static class IncomeObservation
{
    /// <summary>Equivalent adults of a household's first adult, of each further one and of each child, in tenths (modified OECD scale).</summary>
    private const int FirstAdult = 10, FurtherAdult = 5, Child = 3;

    private const double DaysPerMonth = 365.0 / 12;

    public static void Run(TerritoryMonthContext c)
    {
        if (c.Month >= 0 && c.Scenario.MonthOfYear(c.Month) == 12)
        {
            Run(c, c.Structure.Economy.Poverty.InternationalLine);
        }
    }

    /// <param name="c">The month.</param>
    /// <param name="linePerDay">International poverty line, currency a day; 0 without.</param>
    public static void Run(TerritoryMonthContext c, double linePerDay)
    {
        var counters = c.Ledger.BorrowIncomes();
        var transfers = new PublicTransfers(c.Structure, c.Seed);
        // Rates by status, since nobody can foretell what the next person does.
        Span<TransferRates> rates = stackalloc TransferRates[Classification.StatusCount];
        for (var s = 0; s < rates.Length; s++)
        {
            rates[s] = transfers.RatesOf((Status)s);
        }

        double exempt = transfers.ExemptCents;
        var line = linePerDay * DaysPerMonth * 100;
        var h = c.Households;
        ReadOnlySpan<ushort> traits = c.Persons.Traits.AsSpan(0, c.Persons.Count);
        ReadOnlySpan<Status> status = c.Persons.Status.AsSpan(0, c.Persons.Count);
        ReadOnlySpan<int> pay = c.Persons.PayCents.AsSpan(0, c.Persons.Count);
        long allTaken = 0, allGiven = 0;
        for (var i = 0; i < h.Count; i++)
        {
            var (first, end) = (h.FirstPerson[i], h.FirstPerson[i + 1]);
            if (end == first)
            {
                continue;
            }

            var children = 0;
            var income = h.LastIncomeCents[i];
            var (taken, given) = (0L, 0L);
            for (var p = first; p < end; p++)
            {
                children += PersonTraits.AgeOf(traits[p]) == AgeBand.From0To14 ? 1 : 0;
                ref readonly var of = ref rates[(int)status[p]];
                taken += (long)(pay[p] * of.Contribution) + (long)(Math.Max(pay[p] - exempt, 0) * of.Tax);
                given += (long)(pay[p] * of.Pension) + of.BenefitCents + (status[p] == Status.Unemployed ? BenefitOf(c, transfers, p) : 0);
            }

            allTaken += taken;
            allGiven += given;
            var market = income + taken - given;
            var adults = end - first - children;
            var scale = adults > 0 ? FirstAdult + FurtherAdult * (adults - 1) + Child * children : FirstAdult + Child * (children - 1);
            Count(counters, traits[first..end], status[first..end], new(income * 10 / scale, income / (end - first), market * 10 / scale), line);
        }

        counters[IncomeMeasures.Transfers.At(0)] += allTaken;
        counters[IncomeMeasures.Transfers.At(1)] += allGiven;
        Protection(c, counters, transfers);
    }

    /// <summary>The payroll has counted this month already.</summary>
    private static long BenefitOf(TerritoryMonthContext c, in PublicTransfers transfers, int person)
    {
        int months = c.Persons.MonthsInStatus[person];
        return transfers.UnemploymentBenefit(c.IdentityOf(person), c.Persons.PayCents[person], months == byte.MaxValue ? months : months - 1);
    }

    private readonly record struct HouseholdIncome(long Equivalised, long PerCapita, long Market);

    private static void Count(long[] counters, ReadOnlySpan<ushort> traits, ReadOnlySpan<Status> status, HouseholdIncome income, double line)
    {
        int equivalised = IncomeBins.Of(income.Equivalised), perCapita = IncomeBins.Of(income.PerCapita), market = IncomeBins.Of(income.Market);
        counters[IncomeMeasures.EquivalisedSums.At(equivalised)] += income.Equivalised * traits.Length;
        counters[IncomeMeasures.PerCapitaSums.At(perCapita)] += income.PerCapita * traits.Length;
        counters[IncomeMeasures.Market.At(market)] += traits.Length;
        counters[IncomeMeasures.MarketSums.At(market)] += income.Market * traits.Length;
        var below = income.PerCapita < line;
        var (ofGroup, perHead, incomeOf) = (IncomeMeasures.Equivalised.At(0, equivalised), IncomeMeasures.PerCapita.At(0, perCapita), IncomeMeasures.GroupIncome.At());
        for (var first = 0; first < traits.Length; first += GroupCounts.Most)
        {
            var groups = new GroupCounts();
            for (var person = first; person < Math.Min(first + GroupCounts.Most, traits.Length); person++)
            {
                groups.Add(traits[person], status[person]);
            }

            while (groups.Take(out var group, out var count))
            {
                counters[ofGroup + group * IncomeBins.Count] += count;
                counters[incomeOf + group] += income.Equivalised * count;
                counters[perHead + group * IncomeBins.Count] += count;
                if (below)
                {
                    counters[IncomeMeasures.BelowInternationalLine.At(group)] += count;
                }
            }
        }
    }

    /// <summary>Groups in which protection and votes are counted apart: by sex and age band (four bits), disability, urban area and membership.</summary>
    private const int ProtectionGroups = 1 << 7;

    private static int ProtectionGroupOf(ushort traits) =>
        traits & 15 | traits / PersonTraits.Disability % 2 << 4 | traits / PersonTraits.Urban % 2 << 5 | traits / PersonTraits.Member % 2 << 6;

    private static ushort TraitsOf(int group) => (ushort)(
        group & 15 | (group >> 4 & 1) * PersonTraits.Disability | (group >> 5 & 1) * PersonTraits.Urban | (group >> 6 & 1) * PersonTraits.Member);

    /// <summary>Who is covered by social protection, and who has a vote: persons are counted by what they are, and what they are is looked at once.</summary>
    private static void Protection(TerritoryMonthContext c, long[] counters, PublicTransfers transfers)
    {
        var p = c.Persons;
        // [status, whether pay or benefit was received, group].
        const int cells = Classification.StatusCount * 2 * ProtectionGroups;
        var lent = ArrayPool<int>.Shared.Rent(cells);
        var persons = lent.AsSpan(0, cells);
        persons.Clear();
        ReadOnlySpan<Status> statusOf = p.Status.AsSpan(0, p.Count);
        ReadOnlySpan<ushort> traitsOf = p.Traits.AsSpan(0, p.Count);
        ReadOnlySpan<int> payOf = p.PayCents.AsSpan(0, p.Count);
        for (var i = 0; i < statusOf.Length; i++)
        {
            var status = statusOf[i];
            var paid = status == Status.Unemployed ? BenefitOf(c, transfers, i) > 0 : payOf[i] > 0;
            persons[((int)status * 2 + (paid ? 1 : 0)) * ProtectionGroups + ProtectionGroupOf(traitsOf[i])]++;
        }

        for (var cell = 0; cell < cells; cell++)
        {
            if (persons[cell] > 0)
            {
                Protection(counters, (Status)(cell / (2 * ProtectionGroups)), (cell / ProtectionGroups & 1) != 0, TraitsOf(cell % ProtectionGroups),
                    persons[cell], transfers.FamilyBenefit > 0);
            }
        }

        ArrayPool<int>.Shared.Return(lent);
    }

    private static void Protection(long[] counters, Status status, bool paid, ushort traits, int persons, bool familyBenefit)
    {
        var benefit = status is Status.Retired or Status.Unemployed ? paid : status == Status.Child && familyBenefit;
        for (var groups = benefit || PublicTransfers.Contributes(status) ? GroupsOf(traits, status) : 0; groups != 0; groups &= groups - 1)
        {
            counters[IncomeMeasures.Covered.At(BitOperations.TrailingZeroCount(groups))] += persons;
        }

        if (status == Status.Unemployed)
        {
            counters[IncomeMeasures.Unemployed.At(0)] += persons;
            counters[IncomeMeasures.Unemployed.At(1)] += benefit ? persons : 0;
        }

        var age = PersonTraits.AgeOf(traits);
        if (age >= AgeBand.From65To74)
        {
            counters[IncomeMeasures.Older.At(0)] += persons;
            counters[IncomeMeasures.Older.At(1)] += status == Status.Retired && benefit ? persons : 0;
        }

        if (age > AgeBand.From0To14)
        {
            var sex = (int)PersonTraits.SexOf(traits);
            counters[IncomeMeasures.Adults.At(0, sex)] += persons;
            counters[IncomeMeasures.Adults.At(1, sex)] += status == Status.WorkerMember || PersonTraits.Has(traits, PersonTraits.Member) ? persons : 0;
        }
    }

    /// <summary>A person's age band and the groups to which he or she belongs, a bit each.</summary>
    private static int GroupsOf(ushort traits, Status status)
    {
        var groups = 1 << (int)PersonTraits.AgeOf(traits);
        groups |= (int)PersonTraits.SexOf(traits) << (int)IncomeGroup.Women;
        groups |= (traits / PersonTraits.Disability & 1) << (int)IncomeGroup.Disability;
        groups |= (traits / PersonTraits.Urban & 1) << (int)IncomeGroup.Urban;
        groups |= Classification.IsEmployed(status) ? 1 << (int)IncomeGroup.Employed : 0;
        return groups;
    }

    /// <summary>How many of a household's persons belong to each group, five bits a group of one number: a household is counted group by group and not person by
    /// person.</summary>
    private struct GroupCounts
    {
        private const int Bits = 5;
        /// <summary>Persons that a count can hold.</summary>
        public const int Most = (1 << Bits) - 1;
        /// <summary>Sex, age band and disability are among the lowest bits of the traits.</summary>
        private const int Lowest = 2 * PersonTraits.Disability - 1;
        /// <summary>[lowest traits]: one in the count of each group to which they belong.</summary>
        private static readonly ulong[] OfTraits = [.. Enumerable.Range(0, Lowest + 1).Select(traits => OnesOf(GroupsOf((ushort)traits, Status.Inactive)))];
        /// <summary>[status]: one in the count of the employed.</summary>
        private static readonly ulong[] OfStatus = [.. Enumerable.Range(0, Classification.StatusCount)
            .Select(status => OnesOf(Classification.IsEmployed((Status)status) ? 1 << (int)IncomeGroup.Employed : 0))];

        private ulong _counts;

        public void Add(int traits, Status status) => _counts += OfTraits[traits & Lowest] + OfStatus[(int)status]
            + ((ulong)(traits / PersonTraits.Urban & 1) << (Bits * (int)IncomeGroup.Urban));

        private static ulong OnesOf(int groups) =>
            Enumerable.Range(0, IncomeMeasures.GroupCount).Aggregate(0UL, (ones, g) => ones | ((ulong)groups >> g & 1) << (Bits * g));

        /// <summary>Takes the lowest group that has somebody.</summary>
        public bool Take(out int group, out int count)
        {
            group = BitOperations.TrailingZeroCount(_counts) / Bits;
            count = (int)(_counts >> (Bits * group) & Most);
            var any = _counts != 0;
            _counts &= any ? ~((ulong)Most << (Bits * group)) : 0;
            return any;
        }
    }
}
