using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Policies;

/// <summary>Every instrument in the whole economy: what it aims at is more with it than without, over the same seeds. For those of the finance family entities are
/// in want of equipment.</summary>
public sealed class InstrumentAimTests
{
    private const int Months = 30;
    private const int Seeds = 5;
    /// <summary>The hours that a law spares its entities are few beside what chance makes of a year's sales.</summary>
    private const int SeedsForAFramework = 20;
    /// <summary>On the island a grant brings one founding in two runs, and chance brings or takes two in each.</summary>
    private const int SeedsForFoundings = 40;

    public static TheoryData<string> Instruments => [.. InstrumentAims.Of.Keys];

    [Fact]
    public void Every_instrument_but_lot_splitting_has_an_aim() =>
        Assert.Equal(InstrumentCatalog.All.Select(i => i.Name).Where(n => n != "lot-splitting").Order(), InstrumentAims.Of.Keys.Order());

    [Theory]
    [MemberData(nameof(Instruments))]
    public void In_the_economy_it_moves_what_it_aims_at(string instrument)
    {
        var number = instrument switch { "framework-law" => SeedsForAFramework, "seed-grant" => SeedsForFoundings, _ => Seeds };
        var seeds = Enumerable.Range(1, number).Select(seed => (ulong)seed);
        var gains = seeds.Select(seed => Reached(instrument, seed, Island.Acting(instrument, Months)) - Reached(instrument, seed)).ToArray();
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
