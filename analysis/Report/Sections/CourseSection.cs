using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The social and solidarity economy over time, as a whole and by form, with the reference beside it.</summary>
internal static class CourseSection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        Total(html, context, "sse.employment", "chart-employment");
        ByForm(html, context, "sse.employment", "employment");
        Total(html, context, "sse.entities", "chart-entities");
        ByForm(html, context, "sse.entities", "entities");
        return Html.Section("course", context.Text("course.title"), html.ToString());
    }

    private static void Total(StringBuilder html, ReportContext context, string indicator, string id)
    {
        var lines = context.PolicyAndReference(indicator);
        if (lines.Count > 0)
        {
            html.Append(context.Lines(id, context.TitleOf(context.Indicator(indicator)!), context.UnitOf(indicator), lines).ToHtml(context.Language));
        }
    }

    /// <summary>Forms that the economy has; each panel has its own scale.</summary>
    private static void ByForm(StringBuilder html, ReportContext context, string indicator, string id)
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
            panels.Append(context.Lines($"chart-{id}-{form}", context.Language.ClassName("form", form), context.UnitOf(indicator), lines, small: true)
                .ToHtml(context.Language, small: true));
            drawn.AddRange(lines);
        }

        PanelGrid.Append(html, context.Language, context.Text($"course.{id}-by-form"), panels.ToString(), drawn);
    }
}
