using Plotly.NET;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>A group of bars: colour and pattern together.</summary>
internal sealed record BarSeries(string Name, IReadOnlyList<Estimate> Values, string Color, bool Hatched)
{
    public LegendEntry Legend => new(Name, Color, Hatched ? "hatch" : "fill");
}

/// <summary>Horizontal bars by name.</summary>
internal sealed record BarChart
{
    public required ReportLanguage Language { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>As indicators write it.</summary>
    public required string Unit { get; init; }
    /// <summary>What the names are, such as <c>Sector</c>.</summary>
    public required string NamesTitle { get; init; }
    public required IReadOnlyList<string> Names { get; init; }
    public required IReadOnlyList<BarSeries> Series { get; init; }
    public string Badge { get; init; } = "";
    public string Note { get; init; } = "";
    /// <summary>Values are changes: written with their sign.</summary>
    public bool Signed { get; init; }
    /// <summary>Bars of the series end to end instead of side by side.</summary>
    public bool Stacked { get; init; }

    public ChartFigure ToFigure()
    {
        var unit = ChartUnit.Of(Language, Unit, Series.SelectMany(s => s.Values).SelectMany(e => new[] { e.Low, e.High }));
        var names = Names.Select(DirectLabel.Escaped).ToArray();
        var bars = Series.Select(s => PlotTrace.Of("bar", new
        {
            orientation = "h",
            x = s.Values.Select(v => PlotTrace.Short(v.Mean / unit.Divisor)).ToArray(),
            y = names,
            name = DirectLabel.Escaped(s.Name),
            marker = s.Hatched
                ? new { color = s.Color, line = new { color = s.Color, width = 1 }, pattern = new { shape = "/", fillmode = "overlay", fgcolor = "@paper", size = 6 } }
                : new { color = s.Color, line = new { color = "@paper", width = Stacked ? 1 : 0 } } as object,
            hovertemplate = "%{y}: %{x:,.6~r} " + unit.Title + "<extra></extra>",
            error_x = HasInterval(s) && !Stacked
                ? new
                {
                    type = "data", symmetric = false, array = s.Values.Select(v => (v.High - v.Mean) / unit.Divisor).ToArray(),
                    arrayminus = s.Values.Select(v => (v.Mean - v.Low) / unit.Divisor).ToArray(), color = "@ink", thickness = 1.4, width = 4,
                }
                : null,
            text = HasInterval(s) || Stacked ? null : s.Values.Select(Text).ToArray(),
            textposition = HasInterval(s) || Stacked ? null : "outside",
            cliponaxis = false,
            textfont = new { color = "@ink" },
        }));
        return new()
        {
            Id = Id,
            Title = Title,
            Badge = Badge,
            Note = Note,
            Alternative = Language.Text("chart.bars", ("title", Title), ("unit", Language.Unit(Unit)), ("values", string.Join("; ", Names.Select((n, i) =>
                $"{n} " + string.Join(", ", Series.Select(s => Series.Count > 1 ? $"{s.Name} {Text(s.Values[i])}" : Text(s.Values[i]))))))),
            Chart = ChartLayout.Horizontal(GenericChart.combine(bars), unit.Title, NamesTitle, Stacked ? "relative" : "group"),
            Table = Html.Table($"{Title}, {Language.Unit(Unit)}",
                [NamesTitle, .. Series.SelectMany(s => HasInterval(s) ? new[] { s.Name, Language.Text("table.interval") } : [s.Name])],
                Names.Select((n, i) => (IReadOnlyList<string>)
                [
                    n, .. Series.SelectMany(s => HasInterval(s)
                        ? new[] { Text(s.Values[i]), Language.Numbers.Interval(s.Values[i], Unit, Signed) }
                        : [Text(s.Values[i])]),
                ])),
            Height = 90 + Names.Count * (Series.Count > 1 && !Stacked ? 22 * Series.Count + 8 : 34),
            Legend =
            [
                .. Series.Count > 1 ? Series.Select(s => s.Legend) : [],
                .. !Stacked && Series.Any(HasInterval) ? [new LegendEntry(Language.Text("legend.whisker"), ChartPalette.Ink, "whisker")] : Array.Empty<LegendEntry>(),
            ],
        };
    }

    private string Text(Estimate value) => Signed ? Language.Numbers.Change(value.Mean, Unit) : Language.Numbers.Level(value.Mean, Unit);

    private static bool HasInterval(BarSeries series) => series.Values.Any(v => v.Low != v.High);
}
