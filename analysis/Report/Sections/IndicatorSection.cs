using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Indicators as small multiples: official ones with their code, proxies marked.</summary>
internal static class IndicatorSection
{
    private static readonly (string Id, bool Smooth)[] Official = [("sdg.8.5.2", false), ("sdg.8.5.1", false), ("sdg.8.6.1", false), ("sdg.10.4.1", true), ("px.12", true)];

    private static readonly (string Id, bool Smooth)[] Others =
    [
        ("sse.employment-share", false), ("sse.value-added-share", true), ("sse.wage-ratio", true), ("sse.births", true), ("sse.deaths", true),
        ("sse.volunteer-hours", true), ("procurement.returned-to-open", true), ("economy.gdp", true), ("economy.employment", false),
    ];

    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        html.Append(Html.Paragraph(
            "Indicators of the United Nations' global framework carry their official code where the model's own agents give numerator and denominator. Proxies "
            + "are marked and are not official values of any goal."));
        Grid(html, context, "Global framework and proxies", Official);
        Grid(html, context, "Social and solidarity economy, and the economy around it", Others);
        html.Append(Html.Details("Definitions", Html.Table("Definitions of the indicators shown", ["Indicator", "Id", "Unit", "Definition"],
            Official.Concat(Others).Select(i => context.Indicator(i.Id)).OfType<Model.Observations.Indicator>().Select(i => (IReadOnlyList<string>)
                [i.Title, i.Id + (i.IsProxy ? " (proxy)" : ""), i.UnitIn(context.Currency), i.Definition]), 1, 2, 3)));
        return Html.Section("indicators", "Indicators", html.ToString());
    }

    private static void Grid(StringBuilder html, ReportContext context, string title, (string Id, bool Smooth)[] indicators)
    {
        var panels = new StringBuilder();
        List<LineSeries> drawn = [];
        foreach (var (id, smooth) in indicators)
        {
            var lines = context.PolicyAndReference(id, "", smooth ? ReportContext.YearlyMean : null);
            if (context.Indicator(id) is not { } indicator || lines.Count == 0 || lines.All(l => l.ByMonth.All(e => e is null || e.Mean == 0)))
            {
                continue;
            }

            var badge = indicator.OfficialCode is { } code ? "SDG " + code : indicator.IsProxy ? id.ToUpperInvariant().Replace('.', '-') + ", proxy" : "";
            panels.Append(LineChart.Of("chart-" + id.Replace('.', '-'), indicator.Title + (smooth ? " (12-month mean)" : ""), indicator.UnitIn(context.Currency),
                context.National.Months, lines, small: true, badge: badge).ToHtml(small: true));
            drawn.AddRange(lines);
        }

        if (panels.Length > 0)
        {
            html.Append("<h3>").Append(Html.Text(title)).Append("</h3>\n").Append(LegendEntry.ToHtml([.. drawn.Select(l => l.Legend).Distinct(), .. LineChart.BandLegend(drawn)]))
                .Append("<div class=\"panels\">\n").Append(panels).Append("</div>\n");
        }
    }
}
