using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Counts managers by form and sex once a year, in December, where the economy file says how many there are: the best paid of each organisation's staff.</summary>
internal static class ManagersObservation
{
    /// <summary>Where pay begins in the number that puts a person in order; below it, bits of the person's own, so that equal pay prefers nobody, then the sex.</summary>
    private const int PayShift = 32;

    public static void Run(TerritoryMonthContext c)
    {
        if (c.Ledger.Incomes.Length > 0 && c.Structure.Economy.Goals.HasManagers)
        {
            double[] shares = [.. Classification.Sectors.Select(c.Structure.Economy.Goals.ManagerShareOf)];
            Count(c.Organisations, c.Persons, shares, new KeyedRandom(c.Seed, Stream.Management, 0), c.State.PersonBase, c.Ledger.Incomes);
        }
    }

    /// <param name="o">Organisations.</param>
    /// <param name="p">Persons.</param>
    /// <param name="shares">[sector]: managers in the staff.</param>
    /// <param name="draws">Whether an organisation's fraction of a manager is one, for its life, and who comes first of equal pay.</param>
    /// <param name="personBase">Identity of the first person.</param>
    /// <param name="counters">Laid out by <see cref="IncomeMeasures"/>.</param>
    internal static void Count(OrganisationColumns o, PersonColumns p, ReadOnlySpan<double> shares, in KeyedRandom draws, ulong personBase, long[] counters)
    {
        // Arrays of whole numbers, as other steps borrow them: those of a type of their own would be the largest that are made anew.
        var (lentFirst, lentManagers, lentCandidates) = (ArrayPool<int>.Shared.Rent(o.Count), ArrayPool<int>.Shared.Rent(o.Count), ArrayPool<int>.Shared.Rent(o.Count));
        var lentLeast = ArrayPool<int>.Shared.Rent(o.Count + 1);
        // [place]: where its candidates begin, how many of them become managers, and how many there are: room for twice its managers, so that they are put in order once in so many.
        var first = lentFirst.AsSpan(0, o.Count);
        var managersOf = lentManagers.AsSpan(0, o.Count);
        var candidatesOf = lentCandidates.AsSpan(0, o.Count);
        candidatesOf.Clear();
        // [employer + 1]: pay below which nobody becomes a manager there.
        var least = lentLeast.AsSpan(0, o.Count + 1);
        least[PersonColumns.NoEmployer + 1] = int.MaxValue;
        var room = 0;
        for (var i = 0; i < o.Count; i++)
        {
            var managers = o.Life[i] == Life.Alive ? Math.Min((int)(shares[(int)o.Sector[i]] * o.Staff[i] + draws.UniformOf(o.Id[i])), o.Staff[i]) : 0;
            (first[i], managersOf[i]) = (room, managers);
            least[i + 1] = managers > 0 ? 0 : int.MaxValue;
            room += 2 * managers;
        }

        var lentRanks = ArrayPool<long>.Shared.Rent(room);
        var ranks = lentRanks.AsSpan(0, room);
        ReadOnlySpan<int> employerOf = p.Employer.AsSpan(0, p.Count);
        ReadOnlySpan<int> payOf = p.PayCents.AsSpan(0, p.Count);
        for (var i = 0; i < employerOf.Length; i++)
        {
            // Nearly everybody is without work, in an organisation without a manager, or paid too little.
            if (payOf[i] >= least[employerOf[i] + 1])
            {
                var place = employerOf[i];
                ranks[first[place] + candidatesOf[place]++] =
                    (long)payOf[i] << PayShift | (long)(draws.BitsOf(personBase + (ulong)i) >> (65 - PayShift)) << 1 | (long)PersonTraits.SexOf(p.Traits[i]);
                var managers = managersOf[place];
                if (candidatesOf[place] == 2 * managers)
                {
                    BestFirst(ranks.Slice(first[place], candidatesOf[place]), managers);
                    candidatesOf[place] = managers;
                    least[place + 1] = (int)(ranks[first[place] + managers - 1] >> PayShift);
                }
            }
        }

        for (var i = 0; i < o.Count; i++)
        {
            var candidates = ranks.Slice(first[i], candidatesOf[i]);
            BestFirst(candidates, managersOf[i]);
            foreach (var manager in candidates[..Math.Min(managersOf[i], candidates.Length)])
            {
                counters[IncomeMeasures.Managers.At((int)o.Form[i], (int)(manager & 1))]++;
            }
        }

        ArrayPool<long>.Shared.Return(lentRanks);
        Array.ForEach([lentFirst, lentManagers, lentCandidates, lentLeast], lent => ArrayPool<int>.Shared.Return(lent));
    }

    /// <summary>Puts the best of all before the rest, and the last of these best at the end of them (quickselect, Hoare 1961).</summary>
    private static void BestFirst(Span<long> ranks, int best)
    {
        var (low, high) = (0, ranks.Length - 1);
        while (low < high && best <= ranks.Length)
        {
            var pivot = ranks[(low + high) / 2];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (ranks[i] > pivot)
                {
                    i++;
                }

                while (ranks[j] < pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (ranks[i], ranks[j]) = (ranks[j], ranks[i]);
                    i++;
                    j--;
                }
            }

            if (best - 1 > j && best - 1 < i)
            {
                return;
            }

            (low, high) = best - 1 <= j ? (low, j) : (i, high);
        }
    }
}
