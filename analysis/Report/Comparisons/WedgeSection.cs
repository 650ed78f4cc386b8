using System.Text;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>The wedge that each scenario opens between itself and the reference over the months, on one scale.</summary>
internal static class WedgeSection
{
    private const string Employment = "sse.employment";

    public static string Build(ComparisonContext context)
    {
        var reference = context.Text("reference");
        var panels = new StringBuilder();
        List<LineSeries> drawn = [];
        var all = context.Comparison.Scenarios.SelectMany(s => Lines(context, s, reference)).SelectMany(l => l.ByMonth).Where(e => e is not null).Select(e => e!.Mean).ToArray();
        if (all.Length == 0)
        {
            return "";
        }

        double low = all.Min(), high = all.Max(), slack = 0.06 * Math.Max(high - low, 1e-9);
        foreach (var (scenario, n) in context.Comparison.Scenarios.Select((s, n) => (s, n)))
        {
            var lines = Lines(context, scenario, reference);
            panels.Append((context.Lines($"chart-wedge-{n}", scenario.Name, context.UnitOf(Employment), lines) with
            {
                Small = true, Wedges = [(reference, scenario.Name)], Range = (low - slack, high + slack),
            }).ToFigure().ToHtml(context.Language, small: true));
            drawn.AddRange(lines);
        }

        return Html.Section("wedges", context.Text("section.wedges"),
            Html.Paragraph(context.Text("wedges.intro")) + LegendEntry.ToHtml([.. drawn.Select(l => l.Legend).Distinct()]) + $"<div class=\"panels broad\">\n{panels}</div>\n");
    }

    /// <summary>What each scenario of a stack adds, one upon the other, by month.</summary>
    public static string Stack(ComparisonContext context, ComparedScenario whole, IReadOnlyList<ComparedScenario> parts, int number)
    {
        const string jobs = "economy.jobs";
        List<LineSeries> lines = [];
        double[][]? level = null;
        foreach (var part in parts)
        {
            if (part.Difference(jobs) is not { } difference)
            {
                return "";
            }

            double[][] smoothed = [.. difference.Select(ReportContext.YearlyMean)];
            level = level is null ? smoothed : [.. level.Zip(smoothed, (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];
            lines.Add(Bandless(LineSeries.OfChange(
                lines.Count == 0 ? part.Name : context.Text("wedges.upon", ("scenario", part.Name)), level, context.StyleOf(part))));
        }

        lines.Add(Bandless(LineSeries.OfChange(context.Text("attribution.whole", ("scenario", whole.Name)), [.. whole.Difference(jobs)!.Select(ReportContext.YearlyMean)], context.StyleOf(whole))));
        return (context.Lines($"chart-stack-wedge-{number}", context.Text("wedges.stack", ("scenario", whole.Name)), "persons", lines) with
        {
            Note = context.Text("wedges.stack-note"), Wedges = [.. lines.SkipLast(1).Select((line, i) => (i == 0 ? "" : lines[i - 1].Name, line.Name))],
        }).ToFigure().ToHtml(context.Language);
    }

    private static List<LineSeries> Lines(ComparisonContext context, ComparedScenario scenario, string reference)
    {
        List<LineSeries> lines = [];
        if (scenario.Folder.National.Find(TrajectoryRow.ReferenceRun, Employment) is { } without && scenario.Folder.National.Find(scenario.Run, Employment) is { } with)
        {
            lines.Add(Bandless(LineSeries.Of(reference, without, LineStyle.Reference)));
            lines.Add(Bandless(LineSeries.Of(scenario.Name, with, context.StyleOf(scenario))));
        }

        return lines;
    }

    /// <summary>Means alone: the fill is the wedge, a band would hide it. The bands are in the chart of differences.</summary>
    private static LineSeries Bandless(LineSeries line) => line with { ByMonth = [.. line.ByMonth.Select(e => e is null ? null : new Effects.Estimate(e.Mean, e.Mean, e.Mean))] };
}
