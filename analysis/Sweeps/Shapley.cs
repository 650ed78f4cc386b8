using System.Numerics;

namespace SseSim.Analysis.Sweeps;

/// <summary>Shares an effect out among policies so that the parts add up to the whole exactly.</summary>
public static class Shapley
{
    /// <summary>Above this the runs for all subsets are too many.</summary>
    public const int MostPolicies = 6;

    /// <summary>Shapley's value of each policy: the mean, over all orders in which the policies could be added, of what it adds.</summary>
    /// <param name="policies">Number of policies.</param>
    /// <param name="effects">[subset]: whole units (cents, weekly hours); bit p of the subset means that policy p acts. The empty subset has 0.</param>
    /// <returns>[policy]: whole units that add up to the effect of all policies. Fractions of a unit go to the largest remainders, then to the first.</returns>
    public static long[] Of(int policies, IReadOnlyList<long> effects)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(policies, 20);
        ArgumentOutOfRangeException.ThrowIfNotEqual(effects.Count, 1 << policies);
        var factorials = new BigInteger[policies + 1];
        factorials[0] = 1;
        for (var n = 1; n <= policies; n++)
        {
            factorials[n] = factorials[n - 1] * n;
        }

        var sums = new BigInteger[policies];
        for (var p = 0; p < policies; p++)
        {
            for (var subset = 0; subset < effects.Count; subset++)
            {
                if ((subset >> p & 1) == 0)
                {
                    var size = BitOperations.PopCount((uint)subset);
                    sums[p] += factorials[size] * factorials[policies - size - 1] * (effects[subset | 1 << p] - (BigInteger)effects[subset]);
                }
            }
        }

        return Whole(sums, factorials[policies], effects[^1] - effects[0]);
    }

    /// <summary>For more policies than subsets can be run for: what is lost without each, and what only their being together accounts for.</summary>
    /// <param name="whole">Effect of all policies.</param>
    /// <param name="without">[policy]: effect of all others.</param>
    /// <returns>[policy]: its part, and the interaction; together they add up to the whole.</returns>
    public static (long[] Parts, long Interaction) LeaveOneOut(long whole, IReadOnlyList<long> without)
    {
        long[] parts = [.. without.Select(w => whole - w)];
        return (parts, whole - parts.Sum());
    }

    private static long[] Whole(BigInteger[] sums, BigInteger divisor, long total)
    {
        var floors = sums.Select(s => BigInteger.Divide(s - Modulus(s, divisor), divisor)).ToArray();
        var left = (int)(total - floors.Aggregate(BigInteger.Zero, (a, b) => a + b));
        var first = Enumerable.Range(0, sums.Length).OrderByDescending(p => Modulus(sums[p], divisor)).ThenBy(p => p).Take(left).ToHashSet();
        return [.. floors.Select((floor, p) => (long)floor + (first.Contains(p) ? 1 : 0))];
    }

    /// <summary>Never negative.</summary>
    private static BigInteger Modulus(BigInteger value, BigInteger divisor) => (value % divisor + divisor) % divisor;
}
