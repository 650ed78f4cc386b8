using CsCheck;
using SseSim.Grains.Territories;

namespace SseSim.Grains.Tests;

public sealed class TerritorySpreadTests
{
    private static readonly Gen<(string Run, long[] Work, int Silos)> Runs =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Long[1, 1_000_000].Array[1, 60], Gen.Int[1, 9]);

    [Fact]
    public void No_silo_has_more_than_another_by_more_than_one_territory_s_work() => Runs.Sample((run, work, silos) =>
    {
        var load = new long[silos];
        foreach (var (territory, silo) in TerritorySpread.Assign(run, work, silos).Index())
        {
            load[silo] += work[territory];
        }

        return load.Max() - load.Min() <= work.Max();
    });

    [Fact]
    public void The_same_run_is_spread_the_same_way_again() => Runs.Sample((run, work, silos) =>
        TerritorySpread.Assign(run, work, silos).SequenceEqual(TerritorySpread.Assign(run, [.. work], silos)));

    [Fact]
    public void Territories_without_expected_work_are_spread_too() =>
        Assert.Equal(3, TerritorySpread.Assign("run", new long[6], 3).Distinct().Count());

    [Fact]
    public void By_turns_neighbours_are_on_different_silos() =>
        Assert.NotEqual(TerritorySpread.InTurn("run", 0, 3), TerritorySpread.InTurn("run", 1, 3));
}
