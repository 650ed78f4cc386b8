using SseSim.Model.Numerics;
using Xunit;
using Stream = SseSim.Model.Numerics.Stream;

namespace SseSim.Model.Tests.Numerics;

/// <summary>Accuracy against integer arithmetic with 256 fractional bits, order, and what happens at the edges.</summary>
public sealed class DeterministicMathTests
{
    private const int Samples = 10_000;
    private static readonly KeyedRandom Draws = new(20100101, Stream.Synthesis, 0);

    [Fact]
    public void The_exponential_is_within_one_unit_in_the_last_place_from_minus_50_to_50() =>
        AssertWithin(1, i => -50 + 100 * Draws.Uniform(i), ErrorOfExp);

    [Fact]
    public void The_exponential_is_within_one_unit_in_the_last_place_up_to_its_edges() =>
        AssertWithin(1, i => -708 + 1417 * Draws.Uniform(i), ErrorOfExp);

    [Fact]
    public void The_exponential_is_within_one_unit_in_the_last_place_where_its_power_of_two_changes() =>
        AssertWithin(1, i => Neighbour((i % 2001 - 1000.0 + 0.5) * 0.6931471805599453, i), ErrorOfExp);

    [Fact]
    public void The_exponential_of_tiny_numbers_is_within_one_unit_in_the_last_place() =>
        AssertWithin(1, i => Sign(i) * DeterministicMath.Exp(-1 - 49 * Draws.Uniform(i)), ErrorOfExp);

    [Fact]
    public void The_logarithm_is_within_one_unit_in_the_last_place_from_1e_minus_12_to_1e12() =>
        AssertWithin(1, i => DeterministicMath.Exp(-27.7 + 55.4 * Draws.Uniform(i)), ErrorOfLog);

    [Fact]
    public void The_logarithm_is_within_one_unit_in_the_last_place_near_one() =>
        AssertWithin(1, i => 1 + Sign(i) * DeterministicMath.Exp(-1 - 35 * Draws.Uniform(i)), ErrorOfLog);

    [Fact]
    public void The_logarithm_is_within_one_unit_in_the_last_place_where_its_power_of_two_changes() =>
        AssertWithin(1, i => Neighbour(Math.ScaleB(1.4142135623730951, (int)(i % 81) - 40), i), ErrorOfLog);

    [Fact]
    public void The_logarithm_of_subnormal_numbers_is_within_one_unit_in_the_last_place() =>
        AssertWithin(1, i => BitConverter.UInt64BitsToDouble(1 + (Draws.Bits(i) >> 12 >> (int)(i % 52))), ErrorOfLog);

    [Fact]
    public void The_logistic_is_within_three_units_in_the_last_place_from_minus_50_to_50() =>
        AssertWithin(3, i => -50 + 100 * Draws.Uniform(i), x =>
        {
            var (fraction, power) = FixedPoint.Exp(-x);
            var exponential = power >= 0 ? fraction << power : fraction >> -power;
            var one = FixedPoint.Of(1);
            return FixedPoint.UnitsInLastPlace(DeterministicMath.Logistic(x), (one << FixedPoint.FractionBits) / (one + exponential));
        });

    [Fact]
    public void A_power_is_off_by_two_units_in_the_last_place_and_one_more_for_each_unit_of_its_logarithm() =>
        AssertWithin(1, i => i, i =>
        {
            var x = DeterministicMath.Exp(-10 + 20 * Draws.Uniform((uint)i));
            var y = Math.ScaleB(Math.Floor(4096 * Draws.For(1).Uniform((uint)i)), -11);
            var exponent = (FixedPoint.Log(x) * FixedPoint.Of(y)) >> FixedPoint.FractionBits;
            var rounded = (double)(exponent >> (FixedPoint.FractionBits - 60)) * Math.ScaleB(1, -60);
            // e^(exponent) = e^rounded (1 + rest), the rest being below 2^-50.
            var (fraction, power) = FixedPoint.Exp(rounded);
            fraction += (fraction * (exponent - FixedPoint.Of(rounded))) >> FixedPoint.FractionBits;
            var error = FixedPoint.UnitsInLastPlace(DeterministicMath.Pow(x, y), fraction, power);
            return error / (2 + Math.Abs(rounded));
        });

    [Fact]
    public void The_exponential_never_falls()
    {
        AssertRises(DeterministicMath.Exp, i => -50 + 100 * Draws.Uniform(i));
        AssertRises(DeterministicMath.Exp, i => Neighbour((i % 2001 - 1000.0 + 0.5) * 0.6931471805599453, i));
        AssertRises(DeterministicMath.Exp, i => Neighbour(i % 2 == 0 ? 709 : -708, i));
    }

    [Fact]
    public void The_logarithm_never_falls()
    {
        AssertRises(DeterministicMath.Log, i => DeterministicMath.Exp(-27.7 + 55.4 * Draws.Uniform(i)));
        AssertRises(DeterministicMath.Log, i => Neighbour(Math.ScaleB(1.4142135623730951, (int)(i % 81) - 40), i));
        AssertRises(DeterministicMath.Log, i => Neighbour(Math.ScaleB(1, (int)(i % 81) - 40), i));
    }

    [Fact]
    public void The_logistic_never_falls_and_stays_between_zero_and_one()
    {
        AssertRises(DeterministicMath.Logistic, i => -50 + 100 * Draws.Uniform(i));
        Assert.Equal(0.5, DeterministicMath.Logistic(0));
        Assert.Equal(0, DeterministicMath.Logistic(double.NegativeInfinity));
        Assert.Equal(1, DeterministicMath.Logistic(double.PositiveInfinity));
        Assert.True(double.IsNaN(DeterministicMath.Logistic(double.NaN)));
    }

    [Fact]
    public void The_exponential_at_its_edges_is_what_its_documentation_says()
    {
        Assert.Equal(1, DeterministicMath.Exp(0));
        Assert.Equal(1, DeterministicMath.Exp(-0.0));
        Assert.Equal(1, DeterministicMath.Exp(double.Epsilon));
        Assert.True(double.IsNaN(DeterministicMath.Exp(double.NaN)));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Exp(double.PositiveInfinity));
        Assert.Equal(0, DeterministicMath.Exp(double.NegativeInfinity));
        Assert.True(double.IsFinite(DeterministicMath.Exp(709)));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Exp(Math.BitIncrement(709.0)));
        Assert.True(double.IsNormal(DeterministicMath.Exp(-708)));
        Assert.Equal(0, DeterministicMath.Exp(Math.BitDecrement(-708.0)));
    }

    [Fact]
    public void The_logarithm_at_its_edges_is_what_its_documentation_says()
    {
        Assert.Equal(0, DeterministicMath.Log(1));
        Assert.Equal(double.NegativeInfinity, DeterministicMath.Log(0));
        Assert.Equal(double.NegativeInfinity, DeterministicMath.Log(-0.0));
        Assert.True(double.IsNaN(DeterministicMath.Log(-1)));
        Assert.True(double.IsNaN(DeterministicMath.Log(double.NegativeInfinity)));
        Assert.True(double.IsNaN(DeterministicMath.Log(double.NaN)));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Log(double.PositiveInfinity));
        Assert.InRange(Math.Abs(ErrorOfLog(double.MaxValue)), 0, 1);
        Assert.InRange(Math.Abs(ErrorOfLog(double.Epsilon)), 0, 1);
    }

    [Fact]
    public void A_power_at_its_edges_is_what_its_documentation_says()
    {
        Assert.Equal(1, DeterministicMath.Pow(0, 0));
        Assert.Equal(0, DeterministicMath.Pow(0, 2));
        Assert.Equal(double.PositiveInfinity, DeterministicMath.Pow(0, -2));
        Assert.True(double.IsNaN(DeterministicMath.Pow(0, double.NaN)));
        Assert.Equal(1, DeterministicMath.Pow(7, 0));
        Assert.Equal(1, DeterministicMath.Pow(double.PositiveInfinity, 0));
        Assert.Equal(1, DeterministicMath.Pow(1, 1e6));
        Assert.Equal(1, DeterministicMath.Pow(double.NaN, 0));
        Assert.True(double.IsNaN(DeterministicMath.Pow(-2, 2)));
    }

    private static double ErrorOfExp(double x)
    {
        var (fraction, power) = FixedPoint.Exp(x);
        return FixedPoint.UnitsInLastPlace(DeterministicMath.Exp(x), fraction, power);
    }

    private static double ErrorOfLog(double x) => FixedPoint.UnitsInLastPlace(DeterministicMath.Log(x), FixedPoint.Log(x));

    private static double Sign(uint i) => (i & 1) == 0 ? 1 : -1;

    /// <summary>A double a few steps from the given one.</summary>
    private static double Neighbour(double x, uint i) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + Draws.Below(9, i) - 4);

    private static void AssertWithin(double limit, Func<uint, double> sample, Func<double, double> error)
    {
        double worst = 0, worstAt = double.NaN;
        for (var i = 0u; i < Samples; i++)
        {
            var x = sample(i);
            var size = Math.Abs(error(x));
            if (!(size <= worst))
            {
                (worst, worstAt) = (size, x);
            }
        }

        Assert.True(worst <= limit, $"{worst:R} units in the last place at {worstAt:R}, allowed {limit}");
        Assert.True(worst > 0.01, "the error was never above a hundredth of a unit: the comparison measures nothing");
    }

    private static void AssertRises(Func<double, double> function, Func<uint, double> sample)
    {
        for (var i = 0u; i < 10 * Samples; i++)
        {
            var x = sample(i);
            var next = Math.BitIncrement(x);
            Assert.True(function(x) <= function(next), $"falls after {x:R}: {function(x):R}, then {function(next):R}");
        }
    }
}
