using System.Text;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report;

/// <summary>A page with charts that needs nothing but itself, in the report's look.</summary>
internal static class StandalonePage
{
    /// <param name="language">Of the page.</param>
    /// <param name="title">Of the window.</param>
    /// <param name="body">Between the skip link and the footer; has an element with the id <c>main</c>.</param>
    /// <param name="months">Of its charts.</param>
    /// <param name="footer">One line of text.</param>
    public static string Of(ReportLanguage language, string title, string body, IReadOnlyList<string> months, string footer)
    {
        var html = new StringBuilder(2_500_000);
        ReportPage.Head(html, language, title);
        html.Append("<body>\n<a class=\"skip\" href=\"#main\">").Append(Html.Text(language.Text("page.skip"))).Append("</a>\n").Append(body)
            .Append("<footer>").Append(Html.Text(footer)).Append(' ').Append(Html.Text(language.Text("page.charts"))).Append("</footer>\n");
        ReportPage.Scripts(html, language, months);
        return html.Append("</body>\n</html>\n").ToString();
    }
}
