using System.Text;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Sections;

namespace SseSim.Analysis.Report;

/// <summary>Builds the report of a run folder: one page that needs nothing but itself.</summary>
public static class ReportBuilder
{
    /// <summary>The whole page. The same folder gives the same text.</summary>
    public static string Build(RunFolder folder)
    {
        var context = new ReportContext(folder);
        (string Id, string Title, string Html)[] sections =
        [
            ("summary", "In short", SummarySection.Build(context)),
            ("effect", "Effect on jobs", context.Effect is { } effect ? EffectSection.Build(context, effect) : ""),
            ("course", "SSE over time", CourseSection.Build(context)),
            ("credit", "Credit", CreditSection.Build(context)),
            ("money", "Government money", MoneySection.Build(context)),
            ("supported", "Who is supported", context.Effect is { } reached ? SupportedSection.Build(context, reached) : ""),
            ("indicators", "Indicators", IndicatorSection.Build(context)),
            ("method", "Method and limits", MethodSection.Build(context)),
            ("parameters", "Policies and parameters", ParameterSection.Build(context)),
            ("provenance", "Provenance", ProvenanceSection.Build(context)),
        ];
        var shown = sections.Where(s => s.Html.Length > 0).ToArray();
        var html = new StringBuilder(4_500_000);
        Head(html, folder.Run);
        html.Append("<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n");
        Masthead(html, folder.Run);
        html.Append("<div class=\"page\">\n<nav aria-label=\"Contents\"><ol>\n");
        foreach (var section in shown)
        {
            html.Append("<li><a href=\"#").Append(section.Id).Append("\">").Append(Html.Text(section.Title)).Append("</a></li>\n");
        }

        html.Append("</ol></nav>\n<main id=\"main\">\n");
        foreach (var section in shown)
        {
            html.Append(section.Html);
        }

        html.Append("</main>\n</div>\n<footer>").Append(Html.Text($"SseSim {folder.Run.Version}. A simulation, not a forecast. Charts: plotly.js (MIT licence)."))
            .Append("</footer>\n<script>").Append(PlotlySource.Script).Append("</script>\n<script>\n").Append(PlotlySource.Asset("report.js"))
            .Append("</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The policy forbids every request: nothing of this page can come from, or go to, a network.</summary>
    private static void Head(StringBuilder html, RunRecord run) => html
        .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>").Append(Html.Text(run.Title)).Append("</title>\n<style>\n")
        .Append(PlotlySource.Asset("report.css")).Append("</style>\n</head>\n");

    private static void Masthead(StringBuilder html, RunRecord run)
    {
        html.Append("<header class=\"masthead\">\n").Append(Html.Paragraph($"Policy simulation \u00b7 {run.EconomyTitle}", "kicker"))
            .Append("<h1>").Append(Html.Text(run.Title)).Append("</h1>\n");
        if (run.Description.Length > 0)
        {
            html.Append(Html.Paragraph(run.Description, "description"));
        }

        html.Append(Html.Paragraph(
            $"{run.Months} months from {run.Start} \u00b7 {(run.Replicates == 1 ? "1 replicate" : $"{run.Replicates} replicates")} \u00b7 seed {run.Seed} \u00b7 "
            + $"{ProvenanceSection.Date(run.Started)} \u00b7 SseSim {run.Version}", "dateline")).Append("</header>\n");
    }
}
