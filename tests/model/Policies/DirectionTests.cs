using CsCheck;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>More of an instrument never lowers, where it acts, what it is meant to raise: over random strengths of every instrument that there is. What each is
/// meant to raise is declared in <see cref="InstrumentDirections"/>.</summary>
public sealed class DirectionTests
{
    public static TheoryData<string> Instruments => [.. InstrumentCatalog.All.Select(i => i.Name)];

    [Fact]
    public void Every_instrument_says_what_it_is_meant_to_raise() =>
        Assert.Equal(InstrumentCatalog.All.Select(i => i.Name).Order(), InstrumentDirections.Raises.Keys.Order());

    [Theory]
    [MemberData(nameof(Instruments))]
    public void More_of_it_never_lowers_what_it_is_meant_to_raise(string instrument)
    {
        var raises = InstrumentDirections.Raises[instrument];
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) =>
            raises(Math.Min(a, b)) is var less && raises(Math.Max(a, b)) is var more && more >= less - 1e-9 * Math.Abs(less), iter: 6, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Instruments))]
    public void All_of_it_raises_it(string instrument)
    {
        var raises = InstrumentDirections.Raises[instrument];
        var (nothing, half, all) = (raises(0), raises(0.5), raises(1));
        Assert.InRange(half, nothing, all);
        Assert.True(all > nothing, $"{instrument}: {nothing} without, {all} with all of it");
    }
}
