using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Maps;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Territories as a map of equal squares: the social economy's weight at the end, and where the policy's net jobs are.</summary>
internal static class MapSection
{
    private const string Share = "sse.employment-share";

    public static string Build(ReportContext context)
    {
        (string Id, string Name)[] territories = [.. context.Run.TerritoryNames.Select(t => (t.Key, t.Value))];
        if (territories.Length < 2)
        {
            return "";
        }

        var tiles = TileGrid.Of(territories);
        var maps = new StringBuilder();
        if (context.Effect is { } effect)
        {
            maps.Append(new TileMap
            {
                Language = context.Language, Id = "map-net-jobs", Title = context.Text("map.net-jobs"), Unit = "FTE-years", Tiles = tiles, IsChange = true,
                Values = effect.ByTerritory.ToDictionary(b => b.Name, b => b.FteYears.Net), NameOf = context.TerritoryName,
            }.ToHtml());
        }

        var run = context.PolicyRun ?? TrajectoryRow.ReferenceRun;
        var shares = territories.Select(t => (t.Id, Values: context.Folder.Territories.Find(run, Share, t.Id))).Where(t => t.Values is { Length: > 0 })
            .ToDictionary(t => t.Id, t => ShareOf(t.Values!));
        if (shares.Count > 0)
        {
            maps.Append(new TileMap
            {
                Language = context.Language, Id = "map-share", Title = context.Text(context.PolicyRun is null ? "map.share" : "map.share-policy"), Unit = context.UnitOf(Share),
                Tiles = tiles, IsChange = false, Values = shares, NameOf = context.TerritoryName,
            }.ToHtml());
        }

        return maps.Length == 0 ? "" : Html.Section("map", context.Text("map.title"),
            Html.Paragraph(context.Text("map.intro")) + "<div class=\"maps\">\n" + maps + "</div>\n");
    }

    /// <summary>Mean and interval of a percentage: a few replicates of a small territory spread beyond nothing and all, where no share is.</summary>
    internal static Estimate ShareOf(IReadOnlyList<double> byReplicate) => Estimate.Of(byReplicate).AtLeastZero().AtMost(100);
}
