using CsCheck;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Tests;

public sealed class ClosestMatchTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char['a', 'd'], 0, 7];

    [Theory]
    [InlineData("coverge", "coverage")]
    [InlineData("covergae", "coverage")]
    [InlineData("Coverage", "coverage")]
    [InlineData("loss_cap", "loss-cap")]
    [InlineData("cov", "coverage")]
    public void A_slip_finds_the_name_that_was_meant(string given, string meant) =>
        Assert.Equal(meant, ClosestMatch.Of(given, ["fee", "coverage", "loss-cap"]));

    [Theory]
    [InlineData("haircut")]
    [InlineData("")]
    [InlineData("x")]
    public void A_name_like_none_finds_none(string given) => Assert.Null(ClosestMatch.Of(given, ["fee", "coverage", "loss-cap"]));

    [Fact]
    public void A_distance_is_symmetric_and_zero_only_for_equal_words() => Gen.Select(Word, Word).Sample((a, b) =>
        ClosestMatch.Distance(a, b) == ClosestMatch.Distance(b, a) && (ClosestMatch.Distance(a, b) == 0) == (a == b));

    [Fact]
    public void A_distance_is_at_most_the_longer_word_and_at_least_the_difference_of_lengths() => Gen.Select(Word, Word).Sample((a, b) =>
    {
        var distance = ClosestMatch.Distance(a, b);
        return distance <= Math.Max(a.Length, b.Length) && distance >= Math.Abs(a.Length - b.Length);
    });
}
