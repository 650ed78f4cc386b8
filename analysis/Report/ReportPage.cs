using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report;

/// <summary>A section of a page; one without content is left out.</summary>
/// <param name="Id">Of its element; the text <c>section.ID</c> names it in the table of contents.</param>
/// <param name="Html">With its heading.</param>
internal sealed record PageSection(string Id, string Html);

/// <summary>The page that every report stands in: one file that needs nothing but itself, with a table of contents.</summary>
internal sealed record ReportPage
{
    public required ReportLanguage Language { get; init; }
    public required string Title { get; init; }
    public string Description { get; init; } = "";
    /// <summary>Small print over the title.</summary>
    public required string Kicker { get; init; }
    /// <summary>Small print under the title.</summary>
    public required string Dateline { get; init; }
    public required IReadOnlyList<PageSection> Sections { get; init; }
    /// <summary>Months of the charts, such as 2013-01.</summary>
    public required IReadOnlyList<string> Months { get; init; }
    public required string Version { get; init; }

    /// <summary>The whole page. The same content gives the same text.</summary>
    public string ToHtml()
    {
        var shown = Sections.Where(s => s.Html.Length > 0).ToArray();
        var html = new StringBuilder(2_500_000);
        Head(html, Language, Title);
        html.Append("<body>\n<a class=\"skip\" href=\"#main\">").Append(Html.Text(Language.Text("page.skip"))).Append("</a>\n<header class=\"masthead\">\n")
            .Append(Html.Paragraph(Kicker, "kicker")).Append("<h1>").Append(Html.Text(Title)).Append("</h1>\n");
        if (Description.Length > 0)
        {
            html.Append(Html.Paragraph(Description, "description"));
        }

        html.Append(Html.Paragraph(Dateline, "dateline")).Append("</header>\n<div class=\"page\">\n<nav aria-label=\"")
            .Append(Html.Text(Language.Text("page.contents"))).Append("\"><ol>\n");
        foreach (var section in shown)
        {
            html.Append("<li><a href=\"#").Append(section.Id).Append("\">").Append(Html.Text(Language.Text("section." + section.Id))).Append("</a></li>\n");
        }

        html.Append("</ol></nav>\n<main id=\"main\" tabindex=\"-1\">\n<noscript>").Append(Html.Paragraph(Language.Text("page.no-script"), "flag")).Append("</noscript>\n");
        foreach (var section in shown)
        {
            html.Append(section.Html);
        }

        html.Append("</main>\n</div>\n<footer>").Append(Html.Text(Language.Text("page.footer", ("version", Version)))).Append("</footer>\n");
        Scripts(html, Language, Months);
        return html.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>What draws the figures of a page: data that all of them share, plotly.js and the page's own script.</summary>
    internal static void Scripts(StringBuilder html, ReportLanguage language, IReadOnlyList<string> months)
    {
        var data = new
        {
            months, separators = language.Numbers.Separators, language = language.Code, monthNames = language.MonthNames, shortMonthNames = language.ShortMonthNames,
            failed = language.Text("page.charts-failed"),
        };
        html.Append("<script type=\"application/json\" id=\"page-data\">").Append(JsonSerializer.Serialize(data, JsonInPage))
            .Append("</script>\n<script type=\"application/octet-stream\" id=\"plotly\">").Append(PlotlySource.Compressed)
            .Append("</script>\n<script>\n").Append(PlotlySource.Asset("report.js")).Append("</script>\n");
    }

    /// <summary>The default encoder writes angle brackets as escapes: the text cannot end its script element.</summary>
    private static JsonSerializerOptions JsonInPage { get; } = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>The policy forbids every request: nothing of this page can come from, or go to, a network.</summary>
    internal static void Head(StringBuilder html, ReportLanguage language, string title) => html
        .Append("<!doctype html>\n<html lang=\"").Append(language.HtmlTag)
        .Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>").Append(Html.Text(title)).Append("</title>\n<style>\n")
        .Append(PlotlySource.Asset("report.css")).Append("</style>\n</head>\n");
}
