using Plotly.NET;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>A named point of two quantities.</summary>
internal sealed record NamedPoint(string Name, Estimate X, Estimate Y, LineStyle Style);

/// <summary>Two quantities of several things against each other, with the line of those that no other beats in both.</summary>
internal sealed record PointChart
{
    public required ReportLanguage Language { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string XTitle { get; init; }
    public required string XUnit { get; init; }
    public required string YTitle { get; init; }
    public required string YUnit { get; init; }
    public required string NamesTitle { get; init; }
    public required IReadOnlyList<NamedPoint> Points { get; init; }
    /// <summary>Whether less of the vertical quantity is better; of the horizontal one it always is.</summary>
    public bool LessIsBetter { get; init; }
    public string Note { get; init; } = "";

    public ChartFigure ToFigure()
    {
        ChartUnit x = ChartUnit.Of(Language, XUnit, Points.SelectMany(p => new[] { p.X.Low, p.X.High })), y = ChartUnit.Of(Language, YUnit, Points.SelectMany(p => new[] { p.Y.Low, p.Y.High }));
        var front = Front();
        List<GenericChart> traces =
        [
            PlotTrace.Of("scatter", new
            {
                mode = "lines", x = front.Select(p => PlotTrace.Short(p.X.Mean / x.Divisor)).ToArray(), y = front.Select(p => PlotTrace.Short(p.Y.Mean / y.Divisor)).ToArray(),
                line = new { color = "@rule", width = 2, dash = "dot" }, hoverinfo = "skip",
            }),
        ];
        traces.AddRange(Points.Select((p, i) => PlotTrace.Of("scatter", new
        {
            mode = "markers", name = DirectLabel.Escaped(p.Name), x = new[] { PlotTrace.Short(p.X.Mean / x.Divisor) }, y = new[] { PlotTrace.Short(p.Y.Mean / y.Divisor) },
            marker = new { size = 13, color = p.Style.Color, symbol = Symbols[i % Symbols.Length] },
            error_x = Whisker(p.X, x.Divisor, p.Style.Color), error_y = Whisker(p.Y, y.Divisor, p.Style.Color),
            hovertemplate = "%{x:,.4~r} " + x.Title + "<br>%{y:,.4~r} " + y.Title,
        })));
        var span = Points.Max(p => p.Y.High / y.Divisor) - Points.Min(p => p.Y.Low / y.Divisor);
        return new()
        {
            Id = Id,
            Title = Title,
            Note = Note,
            Alternative = Language.Text("chart.points", ("title", Title), ("x", XTitle), ("y", YTitle), ("values", string.Join("; ", Points.Select(p =>
                $"{p.Name} {Language.Numbers.Level(p.X.Mean, XUnit)}, {Language.Numbers.Change(p.Y.Mean, YUnit)}")))),
            Chart = ChartLayout.Plane(GenericChart.combine(traces), Titled(XTitle, x), Titled(YTitle, y),
                DirectLabel.Apart(Points.Select(p => new DirectLabel(PlotTrace.Short(p.X.Mean / x.Divisor), p.Y.Mean / y.Divisor, p.Name, p.Style.Color, IsPoint: true)), 0.05 * span)),
            Table = Html.Table(Title,
                [NamesTitle, Titled(XTitle, new(1, Language.Unit(XUnit))), Language.Text("table.interval"), Titled(YTitle, new(1, Language.Unit(YUnit))), Language.Text("table.interval")],
                Points.Select(p => (IReadOnlyList<string>)
                [
                    p.Name, Language.Numbers.Level(p.X.Mean, XUnit), Language.Numbers.Interval(p.X, XUnit), Language.Numbers.Change(p.Y.Mean, YUnit),
                    Language.Numbers.Interval(p.Y, YUnit, signed: true),
                ])),
            Height = 420,
            Legend =
            [
                .. Points.Select(p => new LegendEntry(p.Name, p.Style.Color)),
                .. Points.Any(p => p.X.Low != p.X.High) ? [new LegendEntry(Language.Text("legend.whisker"), ChartPalette.Ink, "whisker")] : Array.Empty<LegendEntry>(),
            ],
            IsLabelled = true,
        };
    }

    private static string[] Symbols { get; } = ["circle", "square", "diamond", "triangle-up", "cross", "star"];

    private string Titled(string title, ChartUnit unit) => Language.Text("headline.row", ("label", title), ("unit", unit.Title));

    /// <summary>Those that no other beats in both quantities, from the cheapest.</summary>
    private NamedPoint[] Front()
    {
        double Worth(NamedPoint p) => LessIsBetter ? -p.Y.Mean : p.Y.Mean;
        return [.. Points.Where(p => !Points.Any(o => o.X.Mean <= p.X.Mean && Worth(o) >= Worth(p) && (o.X.Mean < p.X.Mean || Worth(o) > Worth(p)))).OrderBy(p => p.X.Mean)];
    }

    private static object? Whisker(Estimate e, double divisor, string color) => e.Low == e.High ? null : new
    {
        type = "data", symmetric = false, array = new[] { (e.High - e.Mean) / divisor }, arrayminus = new[] { (e.Mean - e.Low) / divisor }, color, thickness = 1.2, width = 0,
    };
}
