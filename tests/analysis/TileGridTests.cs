using SseSim.Analysis.Report.Maps;
using SseSim.Scenarios;

namespace SseSim.Analysis.Tests;

public sealed class TileGridTests
{
    private static readonly (string Id, string Name)[] Portugal =
        [.. EconomyLoader.Load("portugal-2010").Economy!.Territories.Select(t => (t.Id, t.Name))];

    [Fact]
    public void Every_territory_of_Portugal_has_a_square_of_its_own()
    {
        var tiles = TileGrid.Of(Portugal);
        Assert.Equal(25, tiles.Count);
        Assert.Equal(25, tiles.Select(t => (t.Column, t.Row)).Distinct().Count());
        Assert.Equal(0, tiles.Min(t => t.Column));
        Assert.All(tiles, t => Assert.InRange(t.Label.Length, 3, 11));
    }

    [Theory]
    [InlineData("PT-111", "PT-150")]
    [InlineData("PT-11A", "PT-170")]
    [InlineData("PT-16E", "PT-181")]
    public void North_is_above_south(string north, string south)
    {
        var tiles = TileGrid.Of(Portugal).ToDictionary(t => t.Territory);
        Assert.True(tiles[north].Row < tiles[south].Row);
    }

    [Fact]
    public void Territories_that_the_table_does_not_know_are_laid_out_row_by_row()
    {
        var tiles = TileGrid.Of([.. Enumerable.Range(1, 7).Select(i => ($"XX-{i}", $"A territory with a long name {i}"))]);
        Assert.Equal([(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (0, 2)], tiles.Select(t => (t.Column, t.Row)));
        Assert.All(tiles, t => Assert.InRange(t.Label.Length, 1, 11));
    }
}
