namespace SseSim.Model.Tests.Numerics;

/// <summary>Test statistics as numbers of standard deviations, so that one limit serves all.</summary>
internal static class Statistics
{
    /// <summary>Chi-square of counts against equal expectations, standardised by its mean (n - 1) and variance 2 (n - 1).</summary>
    public static double EvennessScore(ReadOnlySpan<int> counts)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
        }

        double expected = (double)total / counts.Length, chiSquare = 0;
        foreach (var count in counts)
        {
            chiSquare += (count - expected) * (count - expected) / expected;
        }

        var freedom = counts.Length - 1;
        return (chiSquare - freedom) / Math.Sqrt(2.0 * freedom);
    }

    /// <summary>Pearson correlation times the square root of the length: standard normal where two uniform columns are independent.</summary>
    public static double CorrelationScore(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return ab / Math.Sqrt(aa * bb) * Math.Sqrt(a.Length);
    }
}
