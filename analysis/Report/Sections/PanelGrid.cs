using System.Text;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Small charts side by side under one heading and one legend.</summary>
internal static class PanelGrid
{
    /// <param name="html">Where to; nothing is added where there is no panel.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="title">Heading.</param>
    /// <param name="panels">The figures.</param>
    /// <param name="drawn">Series of all panels, for the legend.</param>
    public static void Append(StringBuilder html, ReportLanguage language, string title, string panels, IReadOnlyList<LineSeries> drawn)
    {
        if (panels.Length > 0)
        {
            html.Append(Html.Heading(title)).Append(Html.Paragraph(language.Text("panels.scale"), "note"))
                .Append(LegendEntry.ToHtml([.. drawn.Select(l => l.Legend).Distinct(), .. LineChart.BandLegend(language, drawn)]))
                .Append("<div class=\"panels\">\n").Append(panels).Append("</div>\n");
        }
    }
}
