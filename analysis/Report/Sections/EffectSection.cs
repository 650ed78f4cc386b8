using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>From gross to net jobs: waterfall, course of the effect, tables by sex and territory.</summary>
internal static class EffectSection
{
    public static string Build(ReportContext context, PolicyEffect effect)
    {
        var html = new StringBuilder();
        html.Append(Html.Paragraph(
            "Jobs in supported organisations are gross: many would be there without the policy, and some replace jobs elsewhere. The rows add up exactly to the "
            + "difference in paid work between the two runs."));
        html.Append(BarChart.Waterfall("chart-bridge", "From gross to net jobs over the run", "FTE-years", effect.Jobs).ToHtml());
        html.Append(Ratio(effect.NetToGross));
        List<LineSeries> lines = [];
        if (context.Difference("All organisations", "economy.jobs", "", LineStyle.Policy) is { } all)
        {
            lines.Add(all);
        }

        if (context.Difference("SSE entities", "sse.employment", "", LineStyle.SecondDotted) is { } social)
        {
            lines.Add(social);
        }

        if (lines.Count > 0)
        {
            html.Append(LineChart.Of("chart-effect-course", "Paid jobs, policy less reference, by month", "persons", context.National.Months, lines).ToHtml());
        }

        html.Append("<h3>By sex</h3>\n").Append(BridgeTable.Of("FTE-years", [.. effect.BySex.Select(b => (Capital(b.Name), b.FteYears))]));
        html.Append("<h3>In the last month</h3>\n").Append(BridgeTable.Of("persons", [("Nation", effect.HeadcountAtEnd)]));
        html.Append(Html.Details($"By territory ({effect.ByTerritory.Count})", ByTerritory(context, effect)));
        return Html.Section("effect", "Effect on jobs: net, not gross", html.ToString());
    }

    private static string Ratio(NetToGross ratio)
    {
        var text = ratio.Ratio is { } value
            ? $"Net over gross: {NumberText.Level(value.Mean, "ratio")}"
                + (value.Low != value.High ? $" (95 % interval {NumberText.Interval(value, "ratio")})" : "")
                + $". Evaluators usually find {NumberText.Level(ratio.Conservative, "ratio")} (conservative) to {NumberText.Level(ratio.Optimistic, "ratio")} (optimistic), "
                + $"{NumberText.Level(ratio.Standard, "ratio")} as a standard: "
                + (ratio.Flag == "inside" ? "this result is inside the span." : $"this result is {ratio.Flag} the span and is flagged.")
            : "Net over gross is not defined: gross jobs cannot be told from none.";
        return $"<p class=\"{(ratio.Flag == "inside" ? "flag ok" : "flag")}\">{Html.Text(text)}</p>\n";
    }

    private static string ByTerritory(ReportContext context, PolicyEffect effect) => Html.Table(
        "From gross to net jobs by territory, FTE-years (means over replicates)",
        ["Territory", "Gross", "\u2212 Deadweight", "\u2212 Displacement", "\u2212 Substitution", "+ Spill-over", "= Net", "95 % interval of net"],
        effect.ByTerritory.Select(b => (IReadOnlyList<string>)
        [
            context.TerritoryName(b.Name), Cell(b.FteYears.Gross), Cell(b.FteYears.Deadweight), Cell(b.FteYears.Displacement), Cell(b.FteYears.Substitution),
            Cell(b.FteYears.Spillover), Cell(b.FteYears.Net), NumberText.Interval(b.FteYears.Net, "FTE-years"),
        ]));

    private static string Cell(Estimate estimate) => NumberText.Level(estimate.Mean, "FTE-years");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
