using SseSim.Grains.Territories;

namespace SseSim.Grains.Runs;

/// <summary>Territories of one silo that are stepped by one call and as one piece of work.</summary>
/// <param name="Silo">Steps them.</param>
/// <param name="Territories">Ascending.</param>
/// <param name="Governed">[place in the group]: whether the territory's own government is there too.</param>
internal sealed record TerritoryGroup(ITerritoryGroupGrain Silo, int[] Territories, bool[] Governed)
{
    /// <summary>Residents simulated of a group, about: some two milliseconds of work, beside which a call is nothing.</summary>
    private const double Enough = 20_000;

    /// <summary>Groups of a silo for each of its threads, at least, where it has enough territories: threads are to end at about the same time.</summary>
    private const int ForEachThread = 16;

    /// <param name="grains">Finds those who step groups.</param>
    /// <param name="work">[territory]: residents, in any unit.</param>
    /// <param name="residents">Simulated in all.</param>
    /// <param name="silos">[territory]: name of its silo.</param>
    /// <param name="ofGovernments">[territory]: name of its government's silo.</param>
    /// <param name="threads">Of a silo.</param>
    /// <param name="seat">Name of the silo that asks.</param>
    /// <returns>In the order in which they are to be asked: those elsewhere first, or the seat's threads would take the time that it needs to tell them.</returns>
    public static IReadOnlyList<TerritoryGroup> Of(
        IGrainFactory grains, long[] work, int residents, ReadOnlySpan<string> silos, ReadOnlySpan<string> ofGovernments, int threads, string seat)
    {
        var groups = new List<TerritoryGroup>();
        var unit = residents / Math.Max(1.0, work.Sum());
        var (places, governments) = (silos.ToArray(), ofGovernments.ToArray());
        foreach (var here in Enumerable.Range(0, work.Length).GroupBy(t => places[t]).OrderBy(silo => silo.Key == seat))
        {
            var silo = grains.GetGrain<ITerritoryGroupGrain>(here.Key);
            var limit = Math.Min(Enough, here.Sum(t => work[t] * unit) / (threads * ForEachThread));
            var (group, sum) = (new List<int>(), 0.0);
            foreach (var territory in here)
            {
                if (group.Count > 0 && sum + work[territory] * unit > limit)
                {
                    End();
                }

                group.Add(territory);
                sum += work[territory] * unit;
            }

            End();

            void End()
            {
                groups.Add(new TerritoryGroup(silo, [.. group], [.. group.Select(t => governments[t] == here.Key)]));
                group.Clear();
                sum = 0;
            }
        }

        return groups;
    }
}
