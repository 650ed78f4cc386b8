using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Credit that SSE entities asked for and got, why the rest was refused, and what lenders expect of them.</summary>
internal static class CreditSection
{
    private const string Owner = "owner=sse";

    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        AskedAndGranted(html, context);
        Refusals(html, context);
        Perception(html, context);
        return html.Length == 0 ? "" : Html.Section("credit", context.Text("credit.title"), html.ToString());
    }

    private static void AskedAndGranted(StringBuilder html, ReportContext context)
    {
        List<LineSeries> lines = [];
        var reference = context.HasReference ? TrajectoryRow.ReferenceRun : null;
        context.Add(lines, context.PolicyRun, context.Text("credit.granted-policy"), "credit.granted", Owner, LineStyle.Policy, ReportContext.YearlyMean);
        context.Add(lines, reference, context.Text("credit.granted-reference"), "credit.granted", Owner, LineStyle.Reference, ReportContext.YearlyMean);
        context.Add(lines, context.PolicyRun, context.Text("credit.asked-policy"), "credit.demanded", Owner, LineStyle.Thin, ReportContext.YearlyMean);
        context.Add(lines, reference, context.Text("credit.asked-reference"), "credit.demanded", Owner, LineStyle.ThinReference, ReportContext.YearlyMean);
        if (lines.Count > 0)
        {
            html.Append(context.Lines("chart-credit", context.Text("credit.asked-and-granted"), context.UnitOf("credit.granted"), lines,
                note: context.Text("note.yearly-mean") + " " + context.Text("credit.repeated")).ToHtml(context.Language));
        }
    }

    private static void Refusals(StringBuilder html, ReportContext context)
    {
        string[] reasons =
        [
            .. context.National.Runs.SelectMany(run => context.National.Breakdowns(run, "credit.refused")).Distinct()
                .Where(b => b.StartsWith(Owner + ";reason=", StringComparison.Ordinal))
                .Where(b => context.National.Runs.Any(run => context.OverRun(run, "credit.refused", b) is { Mean: > 0 }))
                .OrderByDescending(b => context.National.Runs.Max(run => context.OverRun(run, "credit.refused", b)?.Mean ?? 0)),
        ];
        List<BarSeries> bars = [];
        Add(context.Text("policy"), context.PolicyRun, ChartPalette.Policy, false);
        Add(context.Text("reference"), context.HasReference ? TrajectoryRow.ReferenceRun : null, ChartPalette.Reference, true);
        if (bars.Count > 0 && reasons.Length > 0)
        {
            html.Append(new BarChart
            {
                Language = context.Language, Id = "chart-refusals", Title = context.Text("credit.refusals"), Unit = "applications", NamesTitle = context.Text("axis.reason"),
                Names = [.. reasons.Select(r => context.Language.ClassName("reason", r[(r.LastIndexOf('=') + 1)..]))], Series = bars, Note = context.Text("credit.reasons"),
            }.ToFigure().ToHtml(context.Language));
        }

        void Add(string name, string? run, string color, bool hatched)
        {
            var values = reasons.Select(r => context.OverRun(run, "credit.refused", r)).ToArray();
            if (values.Any(v => v is not null))
            {
                bars.Add(new(name, [.. values.Select(v => v?.AtLeastZero() ?? new Estimate(0, 0, 0))], color, hatched));
            }
        }
    }

    private static void Perception(StringBuilder html, ReportContext context)
    {
        var run = context.PolicyRun ?? TrajectoryRow.ReferenceRun;
        List<LineSeries> lines = [];
        context.Add(lines, run, context.Text("credit.expected"), "credit.perceived-default", Owner, LineStyle.Policy);
        context.Add(lines, run, context.Text("credit.came-true"), "credit.realised-default", Owner, LineStyle.Reference, ReportContext.YearlyMean);
        if (lines.Count > 0)
        {
            html.Append(context.Lines("chart-perception", context.Text(context.PolicyRun is null ? "credit.default" : "credit.default-policy"),
                context.UnitOf("credit.perceived-default"), lines, note: context.Text("credit.default-note")).ToHtml(context.Language));
        }
    }
}
