using System.Text;

namespace SseSim.Analysis.Report;

/// <summary>A page with charts that needs nothing but itself, in the report's look.</summary>
internal static class StandalonePage
{
    /// <param name="title">Of the window.</param>
    /// <param name="body">Between the skip link and the footer; has an element with the id <c>main</c>.</param>
    /// <param name="footer">One line of text.</param>
    public static string Of(string title, string body, string footer) => new StringBuilder(4_500_000)
        .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>").Append(Html.Text(title)).Append("</title>\n<style>\n")
        .Append(PlotlySource.Asset("report.css")).Append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n").Append(body)
        .Append("<footer>").Append(Html.Text(footer)).Append(" Charts: plotly.js (MIT licence).</footer>\n<script>").Append(PlotlySource.Script)
        .Append("</script>\n<script>\n").Append(PlotlySource.Asset("report.js")).Append("</script>\n</body>\n</html>\n").ToString();
}
