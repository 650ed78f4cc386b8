using System.Globalization;
using System.Text;
using Plotly.NET;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>A chart of the report: the Plotly figure, what it says in words, its legend and the table behind it.</summary>
internal sealed record ChartFigure
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>Shown before the title, such as <c>SDG 8.5.2</c> or <c>PX-12, proxy</c>.</summary>
    public string Badge { get; init; } = "";
    /// <summary>What the chart shows and where it ends, for those who do not see it.</summary>
    public required string Alternative { get; init; }
    public required GenericChart Chart { get; init; }
    public required string Table { get; init; }
    public string Note { get; init; } = "";
    public int Height { get; init; } = 340;
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];
    /// <summary>Lines carry their names where the chart is wide enough, so that they need no legend.</summary>
    public bool IsLabelled { get; init; }

    public string ToHtml(ReportLanguage language, bool small = false)
    {
        var badge = Badge.Length > 0 ? $"<span class=\"badge\">{Html.Text(Badge)}</span> " : "";
        var cssClass = (small ? "panel" : "wide") + (IsLabelled ? " labelled" : "");
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<figure class=\"{cssClass}\" id=\"{Id}\" aria-labelledby=\"{Id}-caption\">\n")
            .Append(CultureInfo.InvariantCulture, $"<figcaption id=\"{Id}-caption\">{badge}{Html.Text(Title)}</figcaption>\n")
            .Append(LegendEntry.ToHtml(Legend))
            .Append(CultureInfo.InvariantCulture, $"<div class=\"chart\" role=\"img\" aria-label=\"{Html.Text(Alternative)}\" style=\"height:{Height}px\"></div>\n")
            .Append("<script type=\"application/json\" class=\"figure\">").Append(Json()).Append("</script>\n");
        if (Note.Length > 0)
        {
            html.Append(Html.Paragraph(Note, "note"));
        }

        return html.Append(Html.Details(language.Text("chart.table"), Table, "data")).Append("</figure>\n").ToString();
    }

    /// <summary>The figure as JSON that cannot end its script element.</summary>
    private string Json() => GenericChart.toFigureJson(Chart).Replace("<", "\\u003c", StringComparison.Ordinal);
}
