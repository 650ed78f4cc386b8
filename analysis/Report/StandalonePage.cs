using System.Text;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report;

/// <summary>A page with charts that needs nothing but itself, in the report's look; in English.</summary>
internal static class StandalonePage
{
    /// <param name="title">Of the window.</param>
    /// <param name="body">Between the skip link and the footer; has an element with the id <c>main</c>.</param>
    /// <param name="months">Of its charts.</param>
    /// <param name="footer">One line of text.</param>
    public static string Of(string title, string body, IReadOnlyList<string> months, string footer)
    {
        var html = new StringBuilder(2_500_000);
        ReportPage.Head(html, ReportLanguage.English, title);
        html.Append("<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n").Append(body)
            .Append("<footer>").Append(Html.Text(footer)).Append(" Charts: plotly.js (MIT licence).</footer>\n");
        ReportPage.Scripts(html, ReportLanguage.English, months);
        return html.Append("</body>\n</html>\n").ToString();
    }
}
