using System.Globalization;
using Plotly.NET;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Charts;

/// <summary>A group of bars: colour and pattern together.</summary>
internal sealed record BarSeries(string Name, IReadOnlyList<Estimate> Values, string Color, bool Hatched)
{
    public LegendEntry Legend => new(Name, Color, Hatched ? "hatch" : "fill");
}

/// <summary>Horizontal bars by name, and the waterfall from gross to net.</summary>
internal static class BarChart
{
    public static ChartFigure Of(
        string id, string title, string unit, string namesTitle, IReadOnlyList<string> names, IReadOnlyList<BarSeries> series, string note = "")
    {
        var bars = series.Select(s =>
        {
            var bar = Plotly.NET.CSharp.Chart.Bar<double, string, string>(
                s.Values.Select(v => v.Mean), Keys: names.ToArray(), Name: s.Name, UseDefaults: false);
            foreach (var trace in GenericChart.getTraces(bar))
            {
                trace.SetProperty("marker", s.Hatched
                    ? new { color = s.Color, line = new { color = s.Color, width = 1 }, pattern = new { shape = "/", fillmode = "overlay", fgcolor = "@paper", size = 6 } }
                    : new { color = s.Color, line = new { color = s.Color, width = 1 } } as object);
                trace.SetProperty("hovertemplate", "%{y}: %{x:,.4~g} " + unit);
                if (s.Values.Any(v => v.Low != v.High))
                {
                    trace.SetProperty("error_x", new
                    {
                        type = "data", symmetric = false, array = s.Values.Select(v => v.High - v.Mean), arrayminus = s.Values.Select(v => v.Mean - v.Low),
                        color = "@ink", thickness = 1, width = 3,
                    });
                }
            }

            return bar;
        });
        return new()
        {
            Id = id,
            Title = title,
            Note = note,
            Alternative = $"Bar chart, {title}, {unit}: " + string.Join("; ", names.Select((n, i) =>
                $"{n} " + string.Join(", ", series.Select(s => $"{s.Name} {NumberText.Level(s.Values[i].Mean, unit)}")))) + ".",
            Chart = ChartLayout.Horizontal(GenericChart.combine(bars), unit, namesTitle),
            Table = Html.Table(unit, [namesTitle, .. series.SelectMany(s => HasInterval(s) ? new[] { s.Name, "95 % interval" } : [s.Name])],
                names.Select((n, i) => (IReadOnlyList<string>)
                [
                    n, .. series.SelectMany(s => HasInterval(s)
                        ? new[] { NumberText.Level(s.Values[i].Mean, unit), NumberText.Interval(s.Values[i], unit) }
                        : [NumberText.Level(s.Values[i].Mean, unit)]),
                ])),
            Height = 90 + names.Count * (series.Count > 1 ? 22 * series.Count + 8 : 32),
            Legend = series.Count > 1 ? [.. series.Select(s => s.Legend)] : [],
        };
    }

    private static bool HasInterval(BarSeries series) => series.Values.Any(v => v.Low != v.High);

    /// <summary>From gross to net, one step a row; values are written beside the bars.</summary>
    public static ChartFigure Waterfall(string id, string title, string unit, JobsBridge bridge)
    {
        (string Name, double Step, Estimate Shown, string Measure)[] steps =
        [
            ("Gross jobs", bridge.Gross.Mean, bridge.Gross, "absolute"),
            ("Deadweight", -bridge.Deadweight.Mean, bridge.Deadweight, "relative"),
            ("Displacement", -bridge.Displacement.Mean, bridge.Displacement, "relative"),
            ("Substitution", -bridge.Substitution.Mean, bridge.Substitution, "relative"),
            ("Spill-over", bridge.Spillover.Mean, bridge.Spillover, "relative"),
            ("Net jobs", bridge.Net.Mean, bridge.Net, "total"),
        ];
        var widest = steps.Max(s => Math.Abs(s.Step));
        var chart = Plotly.NET.CSharp.Chart.Waterfall<double, string, string>(
            steps.Select(s => s.Step), steps.Select(s => s.Name).ToArray(), Orientation: StyleParam.Orientation.Horizontal,
            MultiText: steps.Select(s => s.Measure == "relative" ? NumberText.Change(s.Step, unit) : NumberText.Level(s.Step, unit)).ToArray(),
            UseDefaults: false);
        foreach (var trace in GenericChart.getTraces(chart))
        {
            trace.SetProperty("measure", steps.Select(s => s.Measure));

            // A label that does not fit its bar would be shrunk or turned: short bars carry theirs outside.
            trace.SetProperty("textposition", steps.Select(s => Math.Abs(s.Step) < 0.25 * widest ? "outside" : "inside"));
            trace.SetProperty("increasing", new { marker = new { color = ChartPalette.Second } });
            trace.SetProperty("decreasing", new { marker = new { color = ChartPalette.Loss } });
            trace.SetProperty("totals", new { marker = new { color = ChartPalette.Policy } });
            trace.SetProperty("connector", new { line = new { color = "@rule", width = 1, dash = "dot" } });
            trace.SetProperty("outsidetextfont", new { color = "@ink" });
            trace.SetProperty("insidetextfont", new { color = "@on-fill" });
            trace.SetProperty("textangle", 0);
            trace.SetProperty("cliponaxis", false);
            trace.SetProperty("hoverinfo", "y+text");
        }

        return new()
        {
            Id = id,
            Title = title,
            Alternative = $"Waterfall, {title}, {unit}: " + string.Join(", ", steps.Select(s => string.Create(CultureInfo.InvariantCulture,
                $"{s.Name} {(s.Measure == "relative" ? NumberText.Change(s.Step, unit) : NumberText.Level(s.Step, unit))}"))) + ".",
            Chart = ChartLayout.Horizontal(chart, unit, "Step"),
            Table = BridgeTable.Of(unit, [("Nation", bridge)]),
            Height = 300,
        };
    }
}
