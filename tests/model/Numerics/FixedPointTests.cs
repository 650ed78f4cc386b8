using System.Globalization;
using System.Numerics;
using Xunit;

namespace SseSim.Model.Tests.Numerics;

/// <summary>The reference itself against published digits (OEIS A002162, A001113, A002392).</summary>
public sealed class FixedPointTests
{
    private const int Digits = 60;

    [Fact]
    public void The_reference_knows_sixty_digits_of_the_logarithm_of_two() =>
        Assert.Equal("0693147180559945309417232121458176568075500134360255254120680", Decimals(FixedPoint.Ln2));

    [Fact]
    public void The_reference_knows_sixty_digits_of_the_logarithm_of_ten() =>
        Assert.Equal("2302585092994045684017991454684364207601101488628772976033327", Decimals(FixedPoint.Log(10)));

    [Fact]
    public void The_reference_knows_sixty_digits_of_e()
    {
        var (fraction, power) = FixedPoint.Exp(1);
        Assert.Equal("2718281828459045235360287471352662497757247093699959574966967", Decimals(fraction << power));
    }

    [Fact]
    public void A_neighbouring_double_is_one_unit_in_the_last_place_away()
    {
        Assert.Equal(0, FixedPoint.UnitsInLastPlace(3.5, FixedPoint.Of(3.5)));
        Assert.Equal(1, FixedPoint.UnitsInLastPlace(Math.BitIncrement(3.5), FixedPoint.Of(3.5)));
        Assert.Equal(-1, FixedPoint.UnitsInLastPlace(Math.BitDecrement(-3.5), FixedPoint.Of(-3.5)));
        Assert.Equal(1, FixedPoint.UnitsInLastPlace(Math.BitIncrement(7.0), FixedPoint.Of(3.5), power: 1));
    }

    private static string Decimals(BigInteger value) =>
        ((value * BigInteger.Pow(10, Digits)) >> FixedPoint.FractionBits).ToString("D" + (Digits + 1), CultureInfo.InvariantCulture);
}
