using System.Text;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Indicators as small multiples: official ones with their code, proxies marked. Every declared indicator of the global framework and every proxy of
/// which the folder has values is shown.</summary>
internal static class IndicatorSection
{
    private static readonly string[] Others =
    [
        "sse.employment-share", "sse.value-added-share", "sse.wage-ratio", "sse.births", "sse.deaths", "sse.volunteer-hours", "procurement.returned-to-open",
        "economy.gdp", "economy.employment",
    ];

    /// <summary>Breakdowns of the ends of an input's range.</summary>
    private static readonly string[] RangeEnds = ["bound=low", "bound=high"];

    /// <summary>Every indicator that the section shows where the folder has it.</summary>
    internal static IEnumerable<Indicator> Shown => IndicatorCatalog.All.Where(i => i.OfficialCode is not null || i.IsProxy).Concat(Others.Select(IndicatorCatalog.Find).OfType<Indicator>());

    public static string Build(ReportContext context)
    {
        Indicator[] official = [.. IndicatorCatalog.All.Where(i => i.OfficialCode is not null)];
        Indicator[] proxies = [.. IndicatorCatalog.All.Where(i => i.IsProxy)];
        Indicator[] others = [.. Others.Select(context.Indicator).OfType<Indicator>()];
        var html = new StringBuilder();
        html.Append(Html.Paragraph(context.Text("indicators.intro")));
        List<Indicator> shown = [];
        Grid(html, context, context.Text("indicators.official"), official, shown);
        Grid(html, context, context.Text("indicators.proxies"), proxies, shown);
        Grid(html, context, context.Text("indicators.others"), others, shown);
        html.Append(Html.Details(context.Text("indicators.definitions"), Html.Table(context.Text("indicators.definitions-table"),
            [context.Text("table.indicator"), context.Text("table.id"), context.Text("table.unit"), context.Text("table.definition")],
            shown.Select(i => (IReadOnlyList<string>)
                [context.TitleOf(i), i.Id + (i.IsProxy ? $" ({context.Text(i.IsInput ? "indicators.input" : "indicators.proxy")})" : ""), context.Language.Unit(i.UnitIn(context.Currency)), i.Differs.Length > 0 ? $"{i.Definition} {i.Differs}" : i.Definition]), 1, 2, 3)));
        return Html.Section("indicators", context.Text("indicators.title"), html.ToString());
    }

    /// <summary>Such as <c>SDG 8.5.2</c>, <c>PX-12, proxy</c> or <c>PX-15, proxy, input measure</c>; empty for indicators of our own.</summary>
    public static string Badge(ReportContext context, Indicator indicator) => indicator.OfficialCode is { } code
        ? context.Text("indicators.code", ("code", code))
        : indicator.IsProxy ? context.Text(indicator.IsInput ? "indicators.input-code" : "indicators.proxy-code", ("code", CodeOf(indicator))) : "";

    /// <summary>The design's code of a proxy: a second measure of one goal has a name behind it (<c>px.7.power</c> is PX-7).</summary>
    private static string CodeOf(Indicator proxy) => string.Join('-', proxy.Id.ToUpperInvariant().Split('.').Take(2));

    private static void Grid(StringBuilder html, ReportContext context, string title, Indicator[] indicators, List<Indicator> shown)
    {
        var panels = new StringBuilder();
        List<LineSeries> drawn = [];
        foreach (var indicator in indicators)
        {
            var smooth = IsFlow(indicator);
            List<LineSeries> lines = [.. context.PolicyAndReference(indicator.Id, "", smooth ? ReportContext.YearlyMean : null)];
            if (lines.Count == 0 || lines.All(l => l.ByMonth.All(e => e is null || e.Mean == 0)))
            {
                continue;
            }

            AddRange(context, lines, indicator, smooth);
            var name = smooth ? context.Text("indicators.smoothed", ("title", context.TitleOf(indicator))) : context.TitleOf(indicator);
            panels.Append(context.Lines("chart-" + indicator.Id.Replace('.', '-'), name, indicator.UnitIn(context.Currency), lines, small: true,
                badge: Badge(context, indicator)).ToHtml(context.Language, small: true));
            drawn.AddRange(lines);
            shown.Add(indicator);
        }

        PanelGrid.Append(html, context.Language, title, panels.ToString(), drawn);
    }

    /// <summary>The ends of the range that the economy file gives of an input, as far as the folder has them.</summary>
    private static void AddRange(ReportContext context, List<LineSeries> lines, Indicator indicator, bool smooth)
    {
        foreach (var breakdown in RangeEnds)
        {
            context.Add(lines, context.PolicyRun ?? TrajectoryRow.ReferenceRun, context.Text("indicators.input-range"), indicator.Id, breakdown, LineStyle.Thin,
                smooth ? ReportContext.YearlyMean : null);
        }
    }

    /// <summary>Flows of a month and ratios of flows are too uneven to be read month by month; levels and rates over persons are not.</summary>
    private static bool IsFlow(Indicator indicator) => indicator.Frequency == Frequency.Monthly && (indicator.Unit.EndsWith("per month", StringComparison.Ordinal)
        || indicator.Id is "sdg.10.4.1" or "px.12" or "sse.value-added-share" or "sse.wage-ratio" or "procurement.returned-to-open" or "sdg.9.3.1");
}
