using SseSim.Model.Numerics;
using RandomStream = SseSim.Model.Numerics.Stream;

namespace SseSim.Grains.Experiments;

/// <summary>The seed of each replicate of a scenario. The first has the scenario's own; the others are drawn from it, so that scenarios on
/// neighbouring seeds share no replicate. Fewer replicates are the first of more.</summary>
public static class ReplicateSeeds
{
    /// <summary>The largest whole number that JSON readers and spreadsheets keep exactly.</summary>
    private const ulong Largest = (1UL << 53) - 1;

    public static IReadOnlyList<ulong> Of(ulong seed, int replicates)
    {
        var draws = new KeyedRandom(seed, RandomStream.Replicate, month: 0);
        return [.. Enumerable.Range(0, replicates).Select(r => r == 0 ? seed : draws.BitsOf((ulong)r) & Largest)];
    }
}
