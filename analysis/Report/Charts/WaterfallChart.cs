using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>From gross to net jobs, one step a row; values are written beside the bars.</summary>
internal static class WaterfallChart
{
    public static ChartFigure Of(ReportLanguage language, string id, string title, string unit, JobsBridge bridge)
    {
        var numbers = language.Numbers;
        (string Name, double Step, string Measure)[] steps =
        [
            (language.Text("bridge.gross"), bridge.Gross.Mean, "absolute"),
            (language.Text("bridge.deadweight"), -bridge.Deadweight.Mean, "relative"),
            (language.Text("bridge.displacement"), -bridge.Displacement.Mean, "relative"),
            (language.Text("bridge.substitution"), -bridge.Substitution.Mean, "relative"),
            (language.Text("bridge.spillover"), bridge.Spillover.Mean, "relative"),
            (language.Text("bridge.net"), bridge.Net.Mean, "total"),
        ];
        string[] texts = [.. steps.Select(s => s.Measure == "relative" ? numbers.Change(s.Step, unit) : numbers.Level(s.Step, unit))];
        var chart = PlotTrace.Of("waterfall", new
        {
            orientation = "h",
            x = steps.Select(s => PlotTrace.Short(s.Step)).ToArray(),
            y = steps.Select(s => s.Name).ToArray(),
            measure = steps.Select(s => s.Measure).ToArray(),
            text = texts,
            textposition = "none",
            increasing = new { marker = new { color = ChartPalette.Second } },
            decreasing = new { marker = new { color = ChartPalette.Loss } },
            totals = new { marker = new { color = ChartPalette.Policy } },
            connector = new { line = new { color = "@rule", width = 1, dash = "dot" } },
            hoverinfo = "y+text",
        });
        return new()
        {
            Id = id,
            Title = title,
            Alternative = language.Text("chart.waterfall", ("title", title), ("unit", language.Unit(unit)),
                ("values", string.Join(", ", steps.Select((s, i) => $"{s.Name} {texts[i]}")))),
            Chart = ChartLayout.Horizontal(chart, language.Unit(unit), language.Text("axis.step"), annotations: Labels(steps, texts)),
            Table = BridgeTable.Of(language, unit, [(language.Text("nation"), bridge)]),
            Height = 320,
        };
    }

    /// <summary>Each value behind the right end of its bar: inside it would not fit the short ones.</summary>
    private static IEnumerable<object> Labels((string Name, double Step, string Measure)[] steps, string[] texts)
    {
        double level = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            var (name, step, measure) = steps[i];
            var before = measure == "relative" ? level : 0;
            level = before + step;
            yield return new
            {
                x = PlotTrace.Short(Math.Max(before, level)), y = name, text = texts[i], showarrow = false, xanchor = "left", xshift = 5,
                font = new { color = "@ink", size = 14 },
            };
        }
    }
}
