using System.Numerics;

namespace SseSim.Model.Tests.Numerics;

/// <summary>Exponential and logarithm in fixed point with 256 fractional bits: some 60 decimal digits more than a double has, from integer
/// arithmetic alone. A value v is held as round(v x 2^256).</summary>
internal static class FixedPoint
{
    public const int FractionBits = 256;
    private const int ReducingHalvings = 16;
    private static readonly BigInteger One = BigInteger.One << FractionBits;

    /// <summary>ln 2 = 2 artanh(1/3).</summary>
    public static BigInteger Ln2 { get; } = 2 * Artanh(One / 3);

    /// <summary>The number that the bits of a finite double stand for, cut after 256 fractional bits.</summary>
    public static BigInteger Of(double x)
    {
        var (mantissa, exponent) = Parts(x);
        return Shift(mantissa, exponent + FractionBits);
    }

    /// <summary>e^x as fraction x 2^power, the fraction in fixed point and near 1.</summary>
    public static (BigInteger Fraction, int Power) Exp(double x)
    {
        var value = Of(x);
        var power = (int)Math.Round(x / 0.6931471805599453);
        var reduced = (value - power * Ln2) >> ReducingHalvings;
        BigInteger sum = One, term = One;
        for (var n = 1; !term.IsZero && n < 60; n++)
        {
            term = Multiply(term, reduced) / n;
            sum += term;
        }

        for (var i = 0; i < ReducingHalvings; i++)
        {
            sum = Multiply(sum, sum);
        }

        return (sum, power);
    }

    /// <summary>ln x of a positive finite double: its power of two apart, then 2 artanh((m - 1) / (m + 1)).</summary>
    public static BigInteger Log(double x)
    {
        var (mantissa, exponent) = Parts(x);
        var length = (int)mantissa.GetBitLength();
        var power = exponent + length;
        var m = Shift(mantissa, FractionBits - length);
        if (m < One * 707 / 1000)
        {
            m *= 2;
            power--;
        }

        return 2 * Artanh(((m - One) << FractionBits) / (m + One)) + power * Ln2;
    }

    /// <summary>Distance of a double from fraction x 2^power, in units of the last place that a double of that size has.</summary>
    public static double UnitsInLastPlace(double computed, BigInteger fraction, int power = 0)
    {
        var (mantissa, exponent) = Parts(computed);
        var lastPlace = Math.Max((int)BigInteger.Abs(fraction).GetBitLength() - 53, -1074 - power + FractionBits);
        var difference = Shift(mantissa, exponent - power + FractionBits) - fraction;
        return (double)(difference << 20) / Math.ScaleB(1.0, lastPlace + 20);
    }

    private static BigInteger Artanh(BigInteger s)
    {
        var square = Multiply(s, s);
        BigInteger sum = s, power = s;
        for (var n = 3; !power.IsZero && n < 1000; n += 2)
        {
            power = Multiply(power, square);
            sum += power / n;
        }

        return sum;
    }

    private static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> FractionBits;

    private static BigInteger Shift(BigInteger value, int left) => left >= 0 ? value << left : value >> -left;

    private static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0x7FF)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "Only finite numbers have a fixed-point value.");
        }

        mantissa = exponent == 0 ? mantissa : mantissa | 1L << 52;
        return (bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }
}
