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
        return html.Length == 0 ? "" : Html.Section("credit", "Credit", html.ToString());
    }

    private static void AskedAndGranted(StringBuilder html, ReportContext context)
    {
        List<LineSeries> lines = [];
        var reference = context.HasReference ? TrajectoryRow.ReferenceRun : null;
        context.Add(lines, context.PolicyRun, "Granted, policy", "credit.granted", Owner, LineStyle.Policy, ReportContext.YearlyMean);
        context.Add(lines, reference, "Granted, reference", "credit.granted", Owner, LineStyle.Reference, ReportContext.YearlyMean);
        context.Add(lines, context.PolicyRun, "Asked for, policy", "credit.demanded", Owner, LineStyle.SecondDotted, ReportContext.YearlyMean);
        context.Add(lines, reference, "Asked for, reference", "credit.demanded", Owner, LineStyle.Third, ReportContext.YearlyMean);
        if (lines.Count > 0)
        {
            html.Append(LineChart.Of("chart-credit", "Credit asked for and granted, SSE entities", context.UnitOf("credit.granted"), context.National.Months, lines,
                note: "Mean of the last twelve months (fewer in the first year). An application refused by one lender may be repeated.").ToHtml());
        }
    }

    private static void Refusals(StringBuilder html, ReportContext context)
    {
        string[] reasons = ["risk", "debt-service", "liquidity", "capital", "product", "arrears"];
        string[] labels = ["Risk", "Debt service", "Liquidity", "Own funds", "Product", "Arrears"];
        int[] occurring = [.. Enumerable.Range(0, reasons.Length).Where(r => context.National.Runs.Any(run =>
            context.OverRun(run, "credit.refused", $"{Owner};reason={reasons[r]}") is { Mean: > 0 }))];
        reasons = [.. occurring.Select(r => reasons[r])];
        labels = [.. occurring.Select(r => labels[r])];
        List<BarSeries> bars = [];
        Add("Policy", context.PolicyRun, ChartPalette.Policy, false);
        Add("Reference", context.HasReference ? TrajectoryRow.ReferenceRun : null, ChartPalette.Reference, true);
        if (bars.Count > 0 && reasons.Length > 0)
        {
            html.Append(BarChart.Of("chart-refusals", "Applications of SSE entities refused over the run, by reason", "applications", "Reason", labels, bars,
                "Risk: expected loss above the lender's appetite. Debt service: surplus does not carry the instalments. Liquidity and own funds are the lender's.").ToHtml());
        }

        void Add(string name, string? run, string color, bool hatched)
        {
            var values = reasons.Select(r => context.OverRun(run, "credit.refused", $"{Owner};reason={r}")).ToArray();
            if (values.Any(v => v is not null))
            {
                bars.Add(new(name, [.. values.Select(v => v ?? new Estimate(0, 0, 0))], color, hatched));
            }
        }
    }

    private static void Perception(StringBuilder html, ReportContext context)
    {
        var run = context.PolicyRun ?? TrajectoryRow.ReferenceRun;
        List<LineSeries> lines = [];
        context.Add(lines, run, "Expected by lenders", "credit.perceived-default", Owner, LineStyle.Policy);
        context.Add(lines, run, "Came true (last twelve months)", "credit.realised-default", Owner, LineStyle.Reference);
        if (lines.Count > 0)
        {
            html.Append(LineChart.Of("chart-perception", "Default of SSE loans: expected and true" + (context.PolicyRun is null ? "" : ", policy run"),
                context.UnitOf("credit.perceived-default"), context.National.Months, lines).ToHtml());
        }
    }
}
