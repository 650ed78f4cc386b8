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
        var counters = new long[IncomeMeasures.Length];
        var transfers = new PublicTransfers(c.Structure);
        var line = linePerDay * DaysPerMonth * 100;
        var h = c.Households;
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
            var market = income;
            for (var p = first; p < end; p++)
            {
                children += PersonTraits.AgeOf(c.Persons.Traits[p]) == AgeBand.From0To14 ? 1 : 0;
                var (taken, given) = FlowsOf(c, transfers, p);
                market += taken - given;
                allTaken += taken;
                allGiven += given;
            }

            var adults = end - first - children;
            var scale = adults > 0 ? FirstAdult + FurtherAdult * (adults - 1) + Child * children : FirstAdult + Child * (children - 1);
            Count(c, counters, (first, end), new(income * 10 / scale, income / (end - first), market * 10 / scale), line);
        }

        counters[IncomeMeasures.Transfers.At(0)] += allTaken;
        counters[IncomeMeasures.Transfers.At(1)] += allGiven;
        Protection(c, counters, transfers);
        c.Ledger.Incomes = counters;
    }

    /// <summary>Taxes and contributions withheld from a person this month, and benefits paid.</summary>
    private static (long Taken, long Given) FlowsOf(TerritoryMonthContext c, in PublicTransfers transfers, int person)
    {
        long pay = c.Persons.PayCents[person];
        return c.Persons.Status[person] switch
        {
            var status when PublicTransfers.Contributes(status) => (transfers.ContributionOn(pay) + transfers.TaxOn(pay), 0),
            Status.Retired => (0, pay),
            Status.Unemployed => (0, BenefitOf(c, transfers, person)),
            Status.Child => (0, transfers.FamilyBenefit),
            _ => (0, 0),
        };
    }

    /// <summary>The payroll has counted this month already.</summary>
    private static long BenefitOf(TerritoryMonthContext c, in PublicTransfers transfers, int person)
    {
        int months = c.Persons.MonthsInStatus[person];
        return transfers.UnemploymentBenefit(c.Persons.PayCents[person], months == byte.MaxValue ? months : months - 1);
    }

    private readonly record struct HouseholdIncome(long Equivalised, long PerCapita, long Market);

    private static void Count(TerritoryMonthContext c, long[] counters, (int First, int End) persons, HouseholdIncome income, double line)
    {
        int equivalised = IncomeBins.Of(income.Equivalised), perCapita = IncomeBins.Of(income.PerCapita), market = IncomeBins.Of(income.Market);
        var members = persons.End - persons.First;
        counters[IncomeMeasures.EquivalisedSums.At(equivalised)] += income.Equivalised * members;
        counters[IncomeMeasures.PerCapitaSums.At(perCapita)] += income.PerCapita * members;
        counters[IncomeMeasures.Market.At(market)] += members;
        counters[IncomeMeasures.MarketSums.At(market)] += income.Market * members;
        var below = income.PerCapita < line;
        for (var first = persons.First; first < persons.End; first += GroupCounts.Most)
        {
            var groups = new GroupCounts();
            for (var person = first; person < Math.Min(first + GroupCounts.Most, persons.End); person++)
            {
                groups.Add(GroupsOf(c.Persons.Traits[person], c.Persons.Status[person]));
            }

            while (groups.Take(out var group, out var count))
            {
                counters[IncomeMeasures.Equivalised.At(group, equivalised)] += count;
                counters[IncomeMeasures.GroupIncome.At(group)] += income.Equivalised * count;
                counters[IncomeMeasures.PerCapita.At(group, perCapita)] += count;
                counters[IncomeMeasures.BelowInternationalLine.At(group)] += below ? count : 0;
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
        /// <summary>[set of groups]: one in the count of each.</summary>
        private static readonly ulong[] Ones = [.. Enumerable.Range(0, 1 << IncomeMeasures.GroupCount).Select(groups =>
            Enumerable.Range(0, IncomeMeasures.GroupCount).Aggregate(0UL, (ones, g) => ones | ((ulong)groups >> g & 1) << (Bits * g)))];

        private ulong _counts;

        public void Add(int groups) => _counts += Ones[groups];

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
