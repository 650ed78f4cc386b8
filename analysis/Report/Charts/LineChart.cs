using Plotly.NET;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>Lines over months, with bands over replicates.</summary>
internal sealed record LineChart
{
    /// <summary>Stands for all months of the run in a figure; the page fills them in.</summary>
    public const string AllMonths = "@months";

    /// <summary>Height of a label as a share of the value axis of a wide chart.</summary>
    private const double LabelShare = 0.065;

    public required ReportLanguage Language { get; init; }
    /// <summary>Of the figure in the page.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>As indicators write it.</summary>
    public required string Unit { get; init; }
    /// <summary>Labels such as 2013-01.</summary>
    public required IReadOnlyList<string> Months { get; init; }
    public required IReadOnlyList<LineSeries> Series { get; init; }
    /// <summary>One panel of many: less of everything, no legend of its own.</summary>
    public bool Small { get; init; }
    /// <summary>Code of the indicator.</summary>
    public string Badge { get; init; } = "";
    /// <summary>Below the chart.</summary>
    public string Note { get; init; } = "";
    /// <summary>Names of two series between which the area is filled in the second one's colour; from an empty name it is filled from zero.</summary>
    public IReadOnlyList<(string From, string To)> Wedges { get; init; } = [];
    /// <summary>Lowest and highest value of the axis, in the unit; null as the values are.</summary>
    public (double Low, double High)? Range { get; init; }

    public ChartFigure ToFigure()
    {
        var unit = ChartUnit.Of(Language, Unit, Series.SelectMany(s => s.ByMonth).OfType<Estimate>().SelectMany(e => new[] { e.Low, e.High }));
        List<GenericChart> traces = [];
        foreach (var (from, to) in Wedges)
        {
            traces.AddRange(Between(Series.SingleOrDefault(s => s.Name == from), Series.Single(s => s.Name == to), unit));
        }

        foreach (var series in Series)
        {
            if (series.HasBand)
            {
                traces.AddRange(Band(series, unit));
            }
        }

        traces.AddRange(Series.Select(s => Line(s, unit)));
        double[]? range = Range is { } fixedRange ? [fixedRange.Low / unit.Divisor, fixedRange.High / unit.Divisor] : null;
        return new()
        {
            Id = Id,
            Title = Title,
            Badge = Badge,
            Note = Note,
            Alternative = Words(),
            Chart = ChartLayout.OverTime(
                GenericChart.combine(traces), Language.Text("axis.month"), unit.Title, Months, Small, IsFlat(), Small ? [] : Labels(unit), range),
            Table = Table(),
            Height = Small ? 220 : 360,
            Legend = Small ? [] : [.. Series.Select(s => s.Legend), .. BandLegend(Language, Series)],
            IsLabelled = !Small && Series.Count > 1,
        };
    }

    public static IEnumerable<LegendEntry> BandLegend(ReportLanguage language, IEnumerable<LineSeries> series) =>
        series.Any(s => s.HasBand) ? [new(language.Text("legend.band"), ChartPalette.PolicyBand, "band")] : [];

    /// <summary>A chart of nothing but level lines starts at zero: any other scale would draw rounding as movement.</summary>
    private bool IsFlat()
    {
        double[] means = [.. Series.SelectMany(s => s.ByMonth).OfType<Estimate>().Select(e => e.Mean)];
        return means.Length > 0 && means.Max() - means.Min() <= 1e-6 * means.Max(Math.Abs);
    }

    private IReadOnlyList<DirectLabel> Labels(ChartUnit unit)
    {
        if (Series.Count < 2)
        {
            return [];
        }

        double[] all = [.. Series.SelectMany(s => s.ByMonth.OfType<Estimate>().SelectMany(e => s.HasBand ? new[] { e.Low, e.High } : [e.Mean])).Select(v => v / unit.Divisor)];
        var span = Range is { } fixedRange ? (fixedRange.High - fixedRange.Low) / unit.Divisor : all.Max() - all.Min();
        return DirectLabel.Apart(
            Series.Select(s => (Series: s, Last: s.ByMonth.LastOrDefault(e => e is not null))).Where(s => s.Last is not null)
                .Select(s => new DirectLabel(Months[^1] + "-01", s.Last!.Mean / unit.Divisor, s.Series.Name, s.Series.Style.Color)),
            LabelShare * span);
    }

    private IEnumerable<GenericChart> Band(LineSeries series, ChartUnit unit)
    {
        var (x, estimates) = Known(series);
        yield return Edge(x, estimates.Select(e => e.High), unit, null);
        yield return Edge(x, estimates.Select(e => e.Low), unit, series.Style.BandColor);
    }

    private IEnumerable<GenericChart> Between(LineSeries? from, LineSeries to, ChartUnit unit)
    {
        var (x, estimates) = Known(from ?? to);
        yield return Edge(x, estimates.Select(e => from is null ? 0 : e.Mean), unit, null);
        (x, estimates) = Known(to);
        yield return Edge(x, estimates.Select(e => e.Mean), unit, to.Style.BandColor);
    }

    private static GenericChart Edge(object x, IEnumerable<double> values, ChartUnit unit, string? fill) => PlotTrace.Of("scatter", new
    {
        x, y = values.Select(v => PlotTrace.Short(v / unit.Divisor)).ToArray(), mode = "lines", showlegend = false, hoverinfo = "skip",
        line = new { width = 0, color = ChartPalette.None }, fill = fill is null ? null : "tonexty", fillcolor = fill,
    });

    private GenericChart Line(LineSeries series, ChartUnit unit)
    {
        var (x, estimates) = Known(series);
        return PlotTrace.Of("scatter", new
        {
            x, y = estimates.Select(e => PlotTrace.Short(e.Mean / unit.Divisor)).ToArray(), mode = estimates.Length < Months.Count / 2 ? "lines+markers" : "lines", name = DirectLabel.Escaped(series.Name), marker = new { size = 5 },
            line = new { color = series.Style.Color, width = Small ? 2.0 : 2.6, dash = series.Style.PlotlyDash }, hovertemplate = "%{y:,.6~r} " + unit.Title,
        });
    }

    private (object X, Estimate[] Estimates) Known(LineSeries series)
    {
        var known = Enumerable.Range(0, Months.Count).Where(m => series.ByMonth[m] is not null).ToArray();
        object x = known.Length == Months.Count ? AllMonths : known.Select(m => Months[m]).ToArray();
        return (x, [.. known.Select(m => series.ByMonth[m]!)]);
    }

    private string Words()
    {
        var ends = Series.Where(s => s.ByMonth[^1] is not null).Select(s => Language.Text("chart.line-end", ("name", s.Name),
            ("first", Text(s.ByMonth.First(e => e is not null)!)), ("last", Text(s.ByMonth[^1]!))));
        return Language.Text("chart.line", ("title", Title), ("unit", Language.Unit(Unit)), ("from", Language.Month(Months[0])),
            ("to", Language.Month(Months[^1])), ("ends", string.Join("; ", ends)));
    }

    private string Text(Estimate estimate) => Language.Numbers.Level(estimate.Mean, Unit);

    /// <summary>The last month of each year and of the run: the whole series stands in the run's trajectories.</summary>
    private string Table()
    {
        var shown = Enumerable.Range(0, Months.Count)
            .Where(m => m == 0 || m == Months.Count - 1 || Months[m].EndsWith("-12", StringComparison.Ordinal));
        return Html.Table(Language.Text("chart.line-table", ("title", Title), ("unit", Language.Unit(Unit))),
            [Language.Text("axis.month"), .. Series.SelectMany(s => s.HasBand ? new[] { s.Name, Language.Text("table.interval") } : [s.Name])],
            shown.Select(m => (IReadOnlyList<string>)
            [
                Language.Month(Months[m]),
                .. Series.SelectMany(s => s.HasBand
                    ? new[] { Cell(s.ByMonth[m]), s.ByMonth[m] is { } e ? Language.Numbers.Interval(e, Unit) : "" }
                    : [Cell(s.ByMonth[m])]),
            ]));
    }

    private string Cell(Estimate? estimate) => estimate is null ? Language.Numbers.NotDefined : Text(estimate);
}
