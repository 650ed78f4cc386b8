using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Every instrument in the whole economy: what it aims at is more with it than without, over the same three seeds.</summary>
public sealed class InstrumentAimTests
{
    private const int Months = 36;
    private static readonly ulong[] Seeds = [1, 2, 3];

    public static TheoryData<string> Instruments => [.. InstrumentAims.Of.Keys];

    [Fact]
    public void Every_instrument_but_the_equity_fund_has_an_aim() =>
        Assert.Equal(InstrumentCatalog.All.Select(i => i.Name).Where(n => n != "equity-fund").Order(), InstrumentAims.Of.Keys.Order());

    [Theory]
    [MemberData(nameof(Instruments))]
    public void In_the_economy_it_moves_what_it_aims_at(string instrument)
    {
        var aim = InstrumentAims.Of[instrument];
        var policy = Island.Acting(instrument, Months);
        var gains = Seeds.Select(seed => aim(Island.Run(Island.Scenario(Months, policy), seed)) - aim(Island.Run(Island.Scenario(Months), seed))).ToArray();
        Assert.True(gains.Sum() > 0, $"{instrument}: by seed {string.Join(", ", gains)}");
    }
}
