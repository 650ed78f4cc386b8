namespace SseSim.Model.Numerics;

/// <summary>Exponential, logarithm and their kin from + - * / alone, so that every machine gives the same bits (the platform's differ in the
/// last one). Exp and Log are within 1 unit in the last place of the true value and never fall where they should rise, see the tests.</summary>
public static class DeterministicMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;

    /// <summary>e to the power x; 0 below -708, infinity above 709. Argument reduction to |r| ≤ ln 2 / 2, then the rational
    /// approximation of fdlibm (Sun Microsystems 1993, e_exp.c).</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x > 709.0)
        {
            return double.PositiveInfinity;
        }

        if (x < -708.0)
        {
            return 0;
        }

        var k = (int)(InverseLn2 * x + (x < 0 ? -0.5 : 0.5));
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;
        var t = r * r;
        var c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03
            + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
        var y = 1.0 - (low - r * c / (2.0 - c) - high);
        return y * BitConverter.Int64BitsToDouble((long)(1023 + k) << 52);
    }

    /// <summary>Natural logarithm of a positive number; NaN below zero, minus infinity at zero. Reduction to [sqrt(1/2), sqrt(2)],
    /// then the series in s = f / (2 + f) of fdlibm (e_log.c).</summary>
    public static double Log(double x)
    {
        if (!(x > 0))
        {
            return x == 0 ? double.NegativeInfinity : double.NaN;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            k = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.41421356237309504880)
        {
            m *= 0.5;
            k++;
        }

        var f = m - 1.0;
        var s = f / (2.0 + f);
        var z = s * s;
        var w = z * z;
        var t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01
            + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        var half = 0.5 * f * f;
        return k * Ln2High - (half - (s * (half + t1 + t2) + k * Ln2Low) - f);
    }

    /// <summary>x to the power y for x ≥ 0, NaN below; 1 where y is 0, infinity where x is 0 and y negative. As the exponential of y ln x it
    /// is within 2 + |y ln x| units in the last place: exact enough for weights, not for testing equality.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0)
        {
            return 1;
        }

        return x == 0 && !double.IsNaN(y) ? (y > 0 ? 0 : double.PositiveInfinity) : Exp(y * Log(x));
    }

    /// <summary>1 / (1 + e^-x), within 3 units in the last place from -50 to 50.</summary>
    public static double Logistic(double x) => 1.0 / (1.0 + Exp(-x));
}
