namespace SseSim.Model.Numerics;

/// <summary>Splits whole amounts so that the parts add up to the whole.</summary>
public static class Apportionment
{
    private const long LargestAmount = 1L << 53;
    private const long LargestTotal = 1L << 60;

    /// <summary>Splits an amount by weights: part i runs from the cumulated share before it to the one after it, both cut to whole units, so
    /// the parts of a non-negative amount are non-negative, each less than one unit from its share, and add up exactly. The parts of a
    /// negative amount are those of the positive one with the other sign.</summary>
    /// <param name="amount">At most 2^53 in size.</param>
    /// <param name="weights">Non-negative, with a sum below 2^60; if all are zero nothing is split and the parts are zero.</param>
    /// <param name="parts">Receives one part a weight.</param>
    /// <returns>The amount that was split: <paramref name="amount"/>, or zero where no weight is positive.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount or a weight is outside of its range.</exception>
    public static long Split(long amount, ReadOnlySpan<long> weights, Span<long> parts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, LargestAmount);
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, -LargestAmount);
        var total = Total(weights);
        if (total == 0)
        {
            parts.Clear();
            return 0;
        }

        var size = Math.Abs(amount);
        var sign = amount < 0 ? -1 : 1;
        long cumulated = 0, given = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            cumulated += weights[i];
            var upTo = WholeShare(size, cumulated, total);
            parts[i] = sign * (upTo - given);
            given = upTo;
        }

        return amount;
    }

    /// <summary>Splits each of several amounts by the same weights.</summary>
    /// <returns>[weight][amount].</returns>
    public static long[][] SplitEach(ReadOnlySpan<long> amounts, ReadOnlySpan<long> weights)
    {
        var result = new long[weights.Length][];
        for (var w = 0; w < result.Length; w++)
        {
            result[w] = new long[amounts.Length];
        }

        var parts = new long[weights.Length];
        for (var a = 0; a < amounts.Length; a++)
        {
            Split(amounts[a], weights, parts);
            for (var w = 0; w < parts.Length; w++)
            {
                result[w][a] = parts[w];
            }
        }

        return result;
    }

    private static long Total(ReadOnlySpan<long> weights)
    {
        var total = 0L;
        foreach (var weight in weights)
        {
            // Neither addend reaches 2^60, so the sum cannot overflow before it is seen to be too large.
            if (weight < 0 || weight >= LargestTotal || (total += weight) >= LargestTotal)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(weights), $"Bug in SseSim: weights must be non-negative and add up to less than 2^60; {weight} makes {total}.");
            }
        }

        return total;
    }

    /// <summary>amount x part / total cut to a whole number, exactly. Who hands an amount out one receiver at a time gives each the whole share of the
    /// weights up to it less what went before, and so splits it as <see cref="Split"/> does.</summary>
    /// <param name="amount">0..2^53.</param>
    /// <param name="part">0..<paramref name="total"/>.</param>
    /// <param name="total">Positive and below 2^60.</param>
    public static long WholeShare(long amount, long part, long total)
    {
        // The quotient in doubles is a few units off at most; the remainder, which fits 64 bits although the product may not, says by how many.
        var quotient = (long)(amount * ((double)part / total));
        var remainder = unchecked(amount * part - quotient * total);
        while (remainder < 0)
        {
            remainder += total;
            quotient--;
        }

        while (remainder >= total)
        {
            remainder -= total;
            quotient++;
        }

        return quotient;
    }

    /// <summary>Whole numbers nearest to the quotas that add up to <paramref name="total"/> (largest remainder, Hamilton's method; ties go to
    /// the lower index).</summary>
    /// <param name="weights">Non-negative and finite; if all are zero nothing is given out.</param>
    /// <param name="total">How many to give out; none where it is not positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public static int[] LargestRemainder(IReadOnlyList<double> weights, int total)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "Bug in SseSim: a weight must be non-negative and finite.");
            }

            sum += weight;
        }

        var result = new int[weights.Count];
        if (sum == 0 || total <= 0)
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
