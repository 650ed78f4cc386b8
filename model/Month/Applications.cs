using System.Buffers;

namespace SseSim.Model.Month;

/// <summary>A seeker's application for a job.</summary>
/// <param name="Place">Of the organisation.</param>
/// <param name="Rank">Lowest first.</param>
/// <param name="Person">Who applies.</param>
internal readonly record struct Application(int Place, ulong Rank, int Person);

/// <summary>The month's applications, to be read place by place in order of rank.</summary>
internal sealed class Applications : IDisposable
{
    private readonly Application[] _all;
    private readonly Application[] _sorted;
    private int _count;

    /// <param name="seekers">Each applies once at most.</param>
    public Applications(int seekers) =>
        (_all, _sorted) = (ArrayPool<Application>.Shared.Rent(seekers), ArrayPool<Application>.Shared.Rent(seekers));

    public void Add(Application application) => _all[_count++] = application;

    /// <summary>Sorted into places by counting, and within a place by rank, as far as it takes somebody; who ties in it, by person.</summary>
    /// <param name="wanted">[place]: how many of the applications are read in order, the others in any; null for all.</param>
    /// <param name="places">Number of places.</param>
    public ReadOnlySpan<Application> ByPlaceAndRank(int places, int[]? wanted)
    {
        var all = _all.AsSpan(0, _count);
        var sorted = _sorted.AsSpan(0, _count);
        // Where the next application of a place goes: first the place's own first position, in the end the next place's.
        var next = ArrayPool<int>.Shared.Rent(places + 1);
        Array.Clear(next, 0, places + 1);
        foreach (var application in all)
        {
            next[application.Place + 1]++;
        }

        for (var place = 0; place < places; place++)
        {
            next[place + 1] += next[place];
        }

        foreach (var application in all)
        {
            sorted[next[application.Place]++] = application;
        }

        for (var place = 0; place < places; place++)
        {
            var first = place == 0 ? 0 : next[place - 1];
            if (next[place] - first > 1)
            {
                SortByRank(sorted[first..next[place]], wanted is null ? int.MaxValue : wanted[place]);
            }
        }

        ArrayPool<int>.Shared.Return(next);
        return sorted;
    }

    public void Dispose()
    {
        ArrayPool<Application>.Shared.Return(_all);
        ArrayPool<Application>.Shared.Return(_sorted);
    }

    /// <summary>Mostly two or three apply, or one of many is taken: moving those up one by one is then done before a general sort has begun.</summary>
    private static void SortByRank(Span<Application> applicants, int wanted)
    {
        var first = Math.Min(wanted, applicants.Length);
        if (applicants.Length > 16 && first > 4)
        {
            // Numbers alone are sorted faster than what has to be compared by a rule; who ties is put in order below.
            var ranks = ArrayPool<ulong>.Shared.Rent(applicants.Length);
            for (var i = 0; i < applicants.Length; i++)
            {
                ranks[i] = applicants[i].Rank;
            }

            ranks.AsSpan(0, applicants.Length).Sort(applicants);
            ArrayPool<ulong>.Shared.Return(ranks);
        }

        for (var i = 1; i < applicants.Length; i++)
        {
            var moved = applicants[i];
            // Only the first ones stay in order: whoever leaves them takes the place of the one that comes in.
            var to = i < first ? i : first;
            if (i >= first)
            {
                if (first <= 0 || !Precedes(moved, applicants[first - 1]))
                {
                    continue;
                }

                applicants[i] = applicants[--to];
            }

            for (; to > 0 && Precedes(moved, applicants[to - 1]); to--)
            {
                applicants[to] = applicants[to - 1];
            }

            applicants[to] = moved;
        }
    }

    private static bool Precedes(in Application x, in Application y) => x.Rank != y.Rank ? x.Rank < y.Rank : x.Person < y.Person;
}
