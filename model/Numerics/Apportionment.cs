namespace SseSim.Model.Numerics;

/// <summary>Splits whole amounts so that the parts add up to the whole.</summary>
public static class Apportionment
{
    /// <summary>Splits an amount by weights: part i runs from the rounded cumulated share before it to the one after it, so the parts of a
    /// non-negative amount are non-negative, each within one unit of its share, and add up exactly.</summary>
    /// <param name="amount">Below 2^53 in size.</param>
    /// <param name="weights">Non-negative; if all are zero nothing is split and the parts are zero.</param>
    /// <param name="parts">Receives one part a weight.</param>
    /// <returns>The amount that was split: <paramref name="amount"/>, or zero where no weight is positive.</returns>
    public static long Split(long amount, ReadOnlySpan<long> weights, Span<long> parts)
    {
        var total = 0L;
        foreach (var weight in weights)
        {
            total += weight;
        }

        if (total <= 0)
        {
            parts.Clear();
            return 0;
        }

        long cumulated = 0, given = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            cumulated += weights[i];
            var upTo = cumulated == total ? amount : (long)(amount * ((double)cumulated / total));
            parts[i] = upTo - given;
            given = upTo;
        }

        return amount;
    }

    /// <summary>Whole numbers nearest to the quotas that add up to <paramref name="total"/> (largest remainder, Hamilton's method; ties go to
    /// the lower index).</summary>
    public static int[] LargestRemainder(IReadOnlyList<double> weights, int total)
    {
        var sum = weights.Sum();
        var result = new int[weights.Count];
        if (sum <= 0 || total <= 0)
        {
            return result;
        }

        var remainders = new double[weights.Count];
        var given = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            var quota = weights[i] / sum * total;
            result[i] = (int)quota;
            remainders[i] = quota - result[i];
            given += result[i];
        }

        foreach (var i in Enumerable.Range(0, weights.Count).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take(total - given))
        {
            result[i]++;
        }

        return result;
    }
}
