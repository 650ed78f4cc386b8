using CsCheck;
using SseSim.Model.Policies;
using SseSim.Scenarios.Quantities;

namespace SseSim.Scenarios.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("80 %", 0.8, "Percent")]
    [InlineData("80%", 0.8, "Percent")]
    [InlineData("0.8", 0.8, "None")]
    [InlineData("1 % per year", 0.01, "Percent")]
    [InlineData("20 M EUR per year", 20e6, "Money")]
    [InlineData("1.5 bn EUR", 1.5e9, "Money")]
    [InlineData("500k EUR in all", 5e5, "Money")]
    [InlineData("12_000 EUR", 12_000, "Money")]
    [InlineData("2 M EUR per month", 2e6, "Money")]
    [InlineData("2 M EUR per month in prices of 2010", 2e6, "Money")]
    [InlineData("0.5 % of gdp", 0.005, "PercentOfGdp")]
    [InlineData("18 months", 18, "Months")]
    [InlineData("2 years", 24, "Months")]
    [InlineData("95 days", 95, "Days")]
    [InlineData("1 hour", 1, "Hours")]
    [InlineData("-3", -3, "None")]
    [InlineData("1e3", 1000, "None")]
    public void A_number_is_read_with_its_unit(string text, double number, string unit)
    {
        var quantity = QuantityParser.Parse(text, out _);
        Assert.Equal((number, unit), (quantity!.Value.Number, quantity.Value.Unit.ToString()));
    }

    [Theory]
    [InlineData("eighty")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("80 % %")]
    [InlineData("20 EUR USD")]
    [InlineData("20 M EUR per week")]
    [InlineData("5 % in prices of 2010")]
    [InlineData("1 000 EUR")]
    [InlineData("٣ %")]
    public void What_is_no_quantity_is_refused_with_a_reason(string text)
    {
        Assert.Null(QuantityParser.Parse(text, out var fault));
        Assert.NotEqual("", fault);
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.False(double.IsNegative(QuantityParser.Parse("-0", out _)!.Value.Number));

    [Fact]
    public void Every_quantity_that_is_written_reads_as_the_same_bits() =>
        Gen.Select(Gen.Enum<Dimension>().Where(d => d != Dimension.Flag), Gen.OneOf(
            Gen.Double[0, 1e12], Gen.Int[0, 1_000_000].Select(n => n / 100.0), Gen.Int[0, 100].Select(n => n / 100.0), Gen.Int[0, 9999].Select(n => n * 1e6)))
        .Sample((dimension, value) =>
        {
            var text = QuantityText.Of(value, dimension, "EUR");
            var read = QuantityParser.Parse(text, out _);
            Assert.True(read!.Value.Fits(dimension), text);
            Assert.Equal(value, read.Value.Number);
        });

    [Fact]
    public void No_text_makes_the_parser_throw() => Gen.String.Sample(text => QuantityParser.Parse(text, out _) is not null || true);
}
