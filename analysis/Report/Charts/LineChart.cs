using System.Globalization;
using Plotly.NET;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Charts;

/// <summary>Lines over months, with bands over replicates.</summary>
internal static class LineChart
{
    /// <param name="id">Of the figure in the page.</param>
    /// <param name="title">Its caption.</param>
    /// <param name="unit">Title of the value axis.</param>
    /// <param name="months">Labels such as 2013-01.</param>
    /// <param name="series">Lines.</param>
    /// <param name="small">One panel of many: less of everything, no legend of its own.</param>
    /// <param name="badge">Code of the indicator.</param>
    /// <param name="note">Below the chart.</param>
    public static ChartFigure Of(
        string id, string title, string unit, IReadOnlyList<string> months, IReadOnlyList<LineSeries> series, bool small = false, string badge = "",
        string note = "")
    {
        var traces = series.SelectMany(s => s.HasBand ? Band(s, months).Append(Line(s, months, unit)) : [Line(s, months, unit)]);
        return new()
        {
            Id = id,
            Title = title,
            Badge = badge,
            Note = note,
            Alternative = Words(title, unit, months, series),
            Chart = ChartLayout.OverTime(GenericChart.combine(traces), unit, small, fromZero: IsFlat(series)),
            Table = Table(unit, months, series),
            Height = small ? 220 : 340,
            Legend = small ? [] : [.. series.Select(s => s.Legend), .. BandLegend(series)],
        };
    }

    public static IEnumerable<LegendEntry> BandLegend(IEnumerable<LineSeries> series) =>
        series.Any(s => s.HasBand) ? [new("95 % interval over replicates", ChartPalette.PolicyBand, "band")] : [];

    /// <summary>A chart of nothing but level lines starts at zero: any other scale would draw rounding as movement.</summary>
    private static bool IsFlat(IReadOnlyList<LineSeries> series)
    {
        double[] means = [.. series.SelectMany(s => s.ByMonth).OfType<Estimate>().Select(e => e.Mean)];
        return means.Length > 0 && means.Max() - means.Min() <= 1e-6 * means.Max(Math.Abs);
    }

    private static IEnumerable<GenericChart> Band(LineSeries series, IReadOnlyList<string> months)
    {
        var color = Color.fromString(series.Style.BandColor);
        var (x, estimates) = Known(series, months);
        yield return Plotly.NET.CSharp.Chart.Line<string, double, string>(
            x, estimates.Select(e => Short(e.High)), Name: series.Name, ShowLegend: false, LineWidth: 0.0, UseDefaults: false).Quiet();
        yield return Plotly.NET.CSharp.Chart.Line<string, double, string>(
            x, estimates.Select(e => Short(e.Low)), Name: series.Name, ShowLegend: false, LineWidth: 0.0,
            Fill: StyleParam.Fill.ToNext_y, FillColor: color, UseDefaults: false).Quiet();
    }

    private static GenericChart Line(LineSeries series, IReadOnlyList<string> months, string unit)
    {
        var (x, estimates) = Known(series, months);
        var line = Plotly.NET.CSharp.Chart.Line<string, double, string>(
            x, estimates.Select(e => Short(e.Mean)), Name: series.Name, LineColor: Color.fromString(series.Style.Color), LineWidth: 2.2,
            UseDefaults: false);
        foreach (var trace in GenericChart.getTraces(line))
        {
            trace.SetProperty("line", new { color = series.Style.Color, width = 2.2, dash = series.Style.PlotlyDash });
            trace.SetProperty("hovertemplate", "%{y:,.4~g} " + unit);
        }

        return line;
    }

    private static GenericChart Quiet(this GenericChart chart)
    {
        foreach (var trace in GenericChart.getTraces(chart))
        {
            trace.SetProperty("hoverinfo", "skip");
            trace.SetProperty("line", new { width = 0, color = ChartPalette.None });
        }

        return chart;
    }

    private static (string[] Months, Estimate[] Estimates) Known(LineSeries series, IReadOnlyList<string> months)
    {
        var known = Enumerable.Range(0, months.Count).Where(m => series.ByMonth[m] is not null).ToArray();
        return ([.. known.Select(m => months[m])], [.. known.Select(m => series.ByMonth[m]!)]);
    }

    /// <summary>Seven digits: more than a screen shows, a third of the bytes.</summary>
    private static double Short(double value) => double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Words(string title, string unit, IReadOnlyList<string> months, IReadOnlyList<LineSeries> series)
    {
        var ends = series.Where(s => s.ByMonth[^1] is not null)
            .Select(s => $"{s.Name} goes from {Text(s.ByMonth.First(e => e is not null)!, unit)} to {Text(s.ByMonth[^1]!, unit)}");
        return $"Line chart, {title}, {unit}, {months[0]} to {months[^1]}: {string.Join("; ", ends)}.";
    }

    private static string Text(Estimate estimate, string unit) => NumberText.Level(estimate.Mean, unit);

    /// <summary>The last month of each year and of the run: the whole series stands in the run's trajectories.</summary>
    private static string Table(string unit, IReadOnlyList<string> months, IReadOnlyList<LineSeries> series)
    {
        var shown = Enumerable.Range(0, months.Count)
            .Where(m => m == 0 || m == months.Count - 1 || months[m].EndsWith("-12", StringComparison.Ordinal));
        return Html.Table($"{unit}; first month, each December and last month",
            ["Month", .. series.SelectMany(s => s.HasBand ? new[] { s.Name, "95 % interval" } : [s.Name])],
            shown.Select(m => (IReadOnlyList<string>)
            [
                months[m],
                .. series.SelectMany(s => s.HasBand
                    ? new[] { Cell(s.ByMonth[m], unit), s.ByMonth[m] is { } e ? NumberText.Interval(e, unit) : "" }
                    : [Cell(s.ByMonth[m], unit)]),
            ]));
    }

    private static string Cell(Estimate? estimate, string unit) => estimate is null ? "n/a" : NumberText.Level(estimate.Mean, unit);
}
