using System.Text;

namespace SseSim.Analysis.Report.Charts;

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
            html.Append(entry.IsLine ? "<li class=\"line\">" : "<li>").Append(entry.Swatch()).Append(Html.Text(entry.Label)).Append("</li>");
        }

        return html.Append("</ul>\n").ToString();
    }

    private bool IsLine => Dash is not ("fill" or "hatch" or "band" or "whisker" or "dot" or "ring");

    private string Swatch()
    {
        var color = $"var(--{Color[1..]})";
        const string open = "<svg width=\"34\" height=\"12\" viewBox=\"0 0 34 12\" aria-hidden=\"true\" focusable=\"false\">";
        return Dash switch
        {
            "fill" => $"{open}<rect x=\"9\" y=\"0\" width=\"16\" height=\"12\" style=\"fill:{color}\"/></svg>",
            "hatch" => $"{open}<rect x=\"9.5\" y=\"0.5\" width=\"15\" height=\"11\" style=\"fill:none;stroke:{color}\"/>"
                + $"<path d=\"M10 11 L20 1 M15 11 L24 2\" style=\"stroke:{color};stroke-width:2\"/></svg>",
            "whisker" => $"{open}<path d=\"M3 6 H31 M3 2 V10 M31 2 V10\" style=\"stroke:{color};stroke-width:1.5\"/></svg>",
            "ring" => $"{open}<circle cx=\"17\" cy=\"6\" r=\"4.5\" style=\"fill:none;stroke:{color};stroke-width:2\"/></svg>",
            "dot" => $"{open}<circle cx=\"17\" cy=\"6\" r=\"5\" style=\"fill:{color}\"/></svg>",
            "band" => $"{open}<rect x=\"5\" y=\"0\" width=\"24\" height=\"12\" style=\"fill:{color}\"/></svg>",
            _ => $"{open}<path d=\"M1 6 H33\" style=\"stroke:{color};stroke-width:2.5;stroke-dasharray:{(Dash.Length > 0 ? Dash : "none")}\"/></svg>",
        };
    }
}
