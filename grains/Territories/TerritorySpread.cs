using System.IO.Hashing;
using System.Text;

namespace SseSim.Grains.Territories;

/// <summary>Spreads a run's territories over silos evenly by expected work: a pure function, so that every silo finds the same answer.</summary>
public static class TerritorySpread
{
    /// <summary>Silo of each territory: the largest first, each to the silo with the least work so far. Runs begin at different silos, so that
    /// the leftovers of many small runs do not pile up on the first.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="work">[territory]: expected work in any unit, not negative.</param>
    /// <param name="silos">Number of silos, at least 1.</param>
    /// <returns>[territory]: index into the sorted silos.</returns>
    public static int[] Assign(string run, IReadOnlyList<long> work, int silos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(silos, 1);
        var first = First(run, silos);
        var load = new long[silos];
        var assigned = new int[work.Count];
        foreach (var territory in Enumerable.Range(0, work.Count).OrderByDescending(t => work[t]).ThenBy(t => t))
        {
            var lightest = 0;
            for (var silo = 1; silo < silos; silo++)
            {
                if (load[silo] < load[lightest])
                {
                    lightest = silo;
                }
            }

            // A territory without work counts as a little, so that such ones are spread too.
            load[lightest] += Math.Max(1, work[territory]);
            assigned[territory] = (lightest + first) % silos;
        }

        return assigned;
    }

    /// <summary>Silo of a territory whose run's work is not known to the caller: by turns.</summary>
    public static int InTurn(string run, int territory, int silos) => (First(run, silos) + territory) % silos;

    private static int First(string run, int silos) => (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(run)) % (ulong)silos);
}
