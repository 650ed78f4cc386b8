using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Every instrument in the whole economy: what it aims at is more with it than without, over the same five seeds. For those of the finance family entities are
/// in want of equipment.</summary>
public sealed class InstrumentAimTests
{
    private const int Months = 30;
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    public static TheoryData<string> Instruments => [.. InstrumentAims.Of.Keys];

    [Fact]
    public void Every_instrument_but_lot_splitting_has_an_aim() =>
        Assert.Equal(InstrumentCatalog.All.Select(i => i.Name).Where(n => n != "lot-splitting").Order(), InstrumentAims.Of.Keys.Order());

    [Theory]
    [MemberData(nameof(Instruments))]
    public void In_the_economy_it_moves_what_it_aims_at(string instrument)
    {
        var gains = Seeds.Select(seed => Reached(instrument, seed, Island.Acting(instrument, Months)) - Reached(instrument, seed)).ToArray();
        Assert.True(gains.Sum() > 0, $"{instrument}: by seed {string.Join(", ", gains)}");
    }

    private static long Reached(string instrument, ulong seed, params CompiledPolicy[] policies)
    {
        var run = new IslandRun(Island.Scenario(Months, policies), seed);
        if (InstrumentCatalog.Find(instrument)!.Family == "finance")
        {
            InstrumentAims.MakeNeedy(run);
        }

        return Enumerable.Range(0, Months).Sum(_ => InstrumentAims.Of[instrument](run.Step()));
    }
}
