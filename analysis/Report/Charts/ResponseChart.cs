using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>An outcome against one factor, a dot a point.</summary>
internal static class ResponseChart
{
    public static ChartFigure Of(
        ReportLanguage language, string id, string factor, string outcome, string unit, IReadOnlyList<(object X, string Text, double Value)> points)
    {
        var scale = ChartUnit.Of(language, unit, points.Select(p => p.Value));
        var chart = PlotTrace.Of("scatter", new
        {
            mode = "markers", x = points.Select(p => p.X).ToArray(), y = points.Select(p => PlotTrace.Short(p.Value / scale.Divisor)).ToArray(),
            marker = new { size = 7, color = ChartPalette.Policy, opacity = 0.65 }, hovertemplate = "%{x}: %{y:,.4~r} " + scale.Title + "<extra></extra>",
        });
        return new()
        {
            Id = id,
            Title = factor,
            Alternative = language.Text("chart.scatter", ("title", $"{outcome}, {factor}"), ("unit", language.Unit(unit)), ("count", language.Numbers.Fixed(points.Count, 0))),
            Chart = ChartLayout.Plane(chart, factor, scale.Title, small: true),
            Table = Html.Table($"{outcome}, {language.Unit(unit)}", [factor, outcome],
                points.Take(200).Select(p => (IReadOnlyList<string>)[p.Text, language.Numbers.Level(p.Value, unit)])),
            Height = 260,
        };
    }
}
