using System.Globalization;

namespace SseSim.Analysis.Report.Maps;

/// <summary>A tile of a map: one territory.</summary>
/// <param name="Territory">Its id.</param>
/// <param name="Column">From the left, from 0.</param>
/// <param name="Row">From the top, from 0.</param>
/// <param name="Label">Short enough for a tile.</param>
internal sealed record Tile(string Territory, int Column, int Row, string Label);

/// <summary>Where the territories of an economy stand on a map of equal squares. Every territory has the same size, so that none is overlooked, and neighbours
/// stay neighbours as far as a grid allows. Positions stand in a table of ours (<c>tiles.csv</c>: Portugal's NUTS 2 and 3 regions); territories that it does
/// not know are laid out row by row.</summary>
internal static class TileGrid
{
    private const int LongestLabel = 11;

    private static readonly Lazy<Dictionary<string, Tile>> Known = new(Read);

    /// <param name="territories">Ids and names in the order of the economy file.</param>
    public static IReadOnlyList<Tile> Of(IReadOnlyList<(string Id, string Name)> territories)
    {
        if (territories.All(t => Known.Value.ContainsKey(t.Id)))
        {
            Tile[] tiles = [.. territories.Select(t => Known.Value[t.Id])];
            int left = tiles.Min(t => t.Column), top = tiles.Min(t => t.Row);
            return [.. tiles.Select(t => t with { Column = t.Column - left, Row = t.Row - top })];
        }

        var columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(territories.Count)));
        return [.. territories.Select((t, i) => new Tile(t.Id, i % columns, i / columns, Shortened(t.Name)))];
    }

    private static string Shortened(string name) => name.Length <= LongestLabel ? name : name[..(LongestLabel - 1)].TrimEnd() + "\u2026";

    private static Dictionary<string, Tile> Read() => PlotlySource.Asset("tiles.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.TrimEnd('\r').Split(','))
        .ToDictionary(c => c[0], c => new Tile(c[0], int.Parse(c[1], CultureInfo.InvariantCulture), int.Parse(c[2], CultureInfo.InvariantCulture), c[3]));
}
