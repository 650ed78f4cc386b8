using System.Globalization;
using System.Text;
using Plotly.NET;

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

    public string ToHtml(bool small = false)
    {
        var badge = Badge.Length > 0 ? $"<span class=\"badge\">{Html.Text(Badge)}</span> " : "";
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<figure class=\"{(small ? "panel" : "wide")}\" id=\"{Id}\" aria-labelledby=\"{Id}-caption\">\n")
            .Append(CultureInfo.InvariantCulture, $"<figcaption id=\"{Id}-caption\">{badge}{Html.Text(Title)}</figcaption>\n")
            .Append(LegendEntry.ToHtml(Legend))
            .Append(CultureInfo.InvariantCulture, $"<div class=\"chart\" role=\"img\" aria-label=\"{Html.Text(Alternative)}\" style=\"height:{Height}px\"></div>\n")
            .Append("<script type=\"application/json\" class=\"figure\">").Append(Json()).Append("</script>\n");
        if (Note.Length > 0)
        {
            html.Append(Html.Paragraph(Note, "note"));
        }

        return html.Append(Html.Details("Data table", Table, "data")).Append("</figure>\n").ToString();
    }

    /// <summary>The figure as JSON that cannot end its script element.</summary>
    private string Json() => GenericChart.toFigureJson(Chart).Replace("<", "\\u003c", StringComparison.Ordinal);
}

/// <summary>A line or bar of a legend, drawn as it is in the chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Color">Name of a colour of the style sheet, with @.</param>
/// <param name="Dash">SVG dash array; empty for a solid line; <c>fill</c> for a filled box, <c>hatch</c> for a hatched one.</param>
internal sealed record LegendEntry(string Label, string Color, string Dash = "")
{
    public static string ToHtml(IReadOnlyList<LegendEntry> entries)
    {
        if (entries.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder("<ul class=\"legend\">");
        foreach (var entry in entries)
        {
            html.Append("<li>").Append(entry.Swatch()).Append(Html.Text(entry.Label)).Append("</li>");
        }

        return html.Append("</ul>\n").ToString();
    }

    private string Swatch()
    {
        var color = $"var(--{Color[1..]})";
        const string open = "<svg width=\"34\" height=\"12\" viewBox=\"0 0 34 12\" aria-hidden=\"true\" focusable=\"false\">";
        return Dash switch
        {
            "fill" => $"{open}<rect x=\"9\" y=\"0\" width=\"16\" height=\"12\" style=\"fill:{color}\"/></svg>",
            "hatch" => $"{open}<rect x=\"9.5\" y=\"0.5\" width=\"15\" height=\"11\" style=\"fill:none;stroke:{color}\"/>"
                + $"<path d=\"M10 11 L20 1 M15 11 L24 2\" style=\"stroke:{color};stroke-width:2\"/></svg>",
            "band" => $"{open}<rect x=\"5\" y=\"0\" width=\"24\" height=\"12\" style=\"fill:{color}\"/></svg>",
            _ => $"{open}<path d=\"M1 6 H33\" style=\"stroke:{color};stroke-width:2.5;stroke-dasharray:{(Dash.Length > 0 ? Dash : "none")}\"/></svg>",
        };
    }
}
