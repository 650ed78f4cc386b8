using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The social and solidarity economy over time, as a whole and by form, with the reference beside it.</summary>
internal static class CourseSection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        Total(html, context, "sse.employment", "chart-employment", "Paid employment in SSE entities");
        ByForm(html, context, "sse.employment", "employment", "Paid employment by form");
        Total(html, context, "sse.entities", "chart-entities", "SSE entities");
        ByForm(html, context, "sse.entities", "entities", "Entities by form");
        return Html.Section("course", "The social and solidarity economy over time", html.ToString());
    }

    private static void Total(StringBuilder html, ReportContext context, string indicator, string id, string title)
    {
        var lines = context.PolicyAndReference(indicator);
        if (lines.Count > 0)
        {
            html.Append(LineChart.Of(id, title, context.UnitOf(indicator), context.National.Months, lines).ToHtml());
        }
    }

    /// <summary>Forms that the economy has; each panel has its own scale.</summary>
    private static void ByForm(StringBuilder html, ReportContext context, string indicator, string id, string title)
    {
        var panels = new StringBuilder();
        List<LineSeries> drawn = [];
        foreach (var breakdown in context.National.Breakdowns(context.National.Runs[0], indicator)
            .Where(b => b.StartsWith("form=", StringComparison.Ordinal) && !b.Contains(';', StringComparison.Ordinal)))
        {
            var lines = context.PolicyAndReference(indicator, breakdown);
            if (lines.All(l => l.ByMonth.All(e => e is null || e.Mean == 0)))
            {
                continue;
            }

            var form = breakdown["form=".Length..];
            panels.Append(LineChart.Of($"chart-{id}-{form}", FormName(form), context.UnitOf(indicator), context.National.Months, lines, small: true).ToHtml(small: true));
            drawn.AddRange(lines);
        }

        if (panels.Length > 0)
        {
            html.Append("<h3>").Append(Html.Text(title)).Append("</h3>\n").Append(Html.Paragraph("Each panel has its own scale, which need not start at zero.", "note"))
                .Append(LegendEntry.ToHtml([.. drawn.Select(l => l.Legend).Distinct(), .. LineChart.BandLegend(drawn)]))
                .Append("<div class=\"panels\">\n").Append(panels).Append("</div>\n");
        }
    }

    private static string FormName(string form) => form switch
    {
        "worker-cooperative" => "Worker cooperatives",
        "producer-cooperative" => "Producer cooperatives",
        "consumer-cooperative" => "Consumer cooperatives",
        "social-cooperative" => "Social cooperatives",
        "association" => "Associations",
        "mutual" => "Mutuals",
        "foundation" => "Foundations",
        "social-enterprise" => "Social enterprises",
        "self-help-group" => "Self-help groups",
        _ => form,
    };
}
