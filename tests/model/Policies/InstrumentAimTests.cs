using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Every instrument in the whole economy: what it aims at is more with it than without, over the same ten seeds.</summary>
public sealed class InstrumentAimTests
{
    private const int Months = 36;
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    private static readonly Lazy<RunResult[]> References = new(() => [.. Seeds.Select(seed => Island.Run(Island.Scenario(Months), seed))]);

    public static TheoryData<string> Instruments => [.. InstrumentAims.Of.Keys];

    [Fact]
    public void Every_instrument_but_two_has_an_aim() =>
        Assert.Equal(InstrumentCatalog.All.Select(i => i.Name).Where(n => n is not ("equity-fund" or "lot-splitting")).Order(), InstrumentAims.Of.Keys.Order());

    [Theory]
    [MemberData(nameof(Instruments))]
    public void In_the_economy_it_moves_what_it_aims_at(string instrument)
    {
        var aim = InstrumentAims.Of[instrument];
        var policy = Island.Acting(instrument, Months);
        var gains = Seeds.Zip(References.Value, (seed, reference) => aim(Island.Run(Island.Scenario(Months, policy), seed)) - aim(reference)).ToArray();
        Assert.True(gains.Sum() > 0, $"{instrument}: by seed {string.Join(", ", gains)}");
    }
}
