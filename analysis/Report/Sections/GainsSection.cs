using System.Globalization;
using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Who gains and who loses: what differs between policy and reference for groups of persons and for tenths of the population by income. Shows what the
/// folder has values of.</summary>
internal static class GainsSection
{
    /// <summary>Indicators whose groups are compared, in this order.</summary>
    private static readonly string[] ByGroup = ["distribution.income", "sdg.1.2.1", "sdg.10.2.1", "sdg.1.1.1", "sdg.8.5.2", "sdg.8.6.1", "sdg.8.5.1", "sdg.8.3.1"];

    private static readonly string[] GroupKinds = ["sex", "age", "disability", "area", "status"];

    public static string Build(ReportContext context)
    {
        if (context.Effect is not { } effect)
        {
            return "";
        }

        var html = new StringBuilder();
        html.Append(Html.Paragraph(context.Text("gains.intro")));
        html.Append(JobsBySex(context, effect));
        Deciles(html, context);
        Groups(html, context);
        return Html.Section("gains", context.Text("gains.title"), html.ToString());
    }

    private static string JobsBySex(ReportContext context, PolicyEffect effect) => new DotChart
    {
        Language = context.Language, Id = "chart-net-by-sex", Title = context.Text("gains.net-jobs-by-sex"), Unit = "FTE-years", NamesTitle = context.Text("axis.sex"),
        Rows = [.. effect.BySex.Select(b => (context.Language.ClassName("sex", b.Name), b.FteYears.Net))],
    }.ToFigure().ToHtml(context.Language);

    /// <summary>Every indicator that is broken down by income decile.</summary>
    private static void Deciles(StringBuilder html, ReportContext context)
    {
        foreach (var indicator in IndicatorCatalog.All)
        {
            var rows = Breakdowns(context, indicator.Id).Where(b => Kind(b) is "decile" or "quintile")
                .OrderBy(b => int.TryParse(Value(b), CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue)
                .Select(b => (Name: Value(b), Value: context.DifferenceAtEnd(indicator.Id, b))).Where(r => r.Value is not null).ToArray();
            if (rows.Length > 1)
            {
                html.Append(new DotChart
                {
                    Language = context.Language, Id = "chart-decile-" + indicator.Id.Replace('.', '-'),
                    Title = context.Text("gains.by-decile", ("title", context.TitleOf(indicator))), Unit = Points(indicator.UnitIn(context.Currency)),
                    NamesTitle = context.Text("axis.decile"), Rows = [.. rows.Select(r => (context.Text("gains.decile", ("number", r.Name)), r.Value!))],
                    Badge = IndicatorSection.Badge(context, indicator), Note = context.Text("gains.decile-note"),
                }.ToFigure().ToHtml(context.Language));
            }
        }
    }

    private static void Groups(StringBuilder html, ReportContext context)
    {
        var panels = new StringBuilder();
        foreach (var indicator in ByGroup.Select(context.Indicator).OfType<Indicator>())
        {
            var rows = Breakdowns(context, indicator.Id).Where(b => GroupKinds.Contains(Kind(b)))
                .Select(b => (Name: context.Language.ClassName(Kind(b), Value(b)), Value: context.DifferenceAtEnd(indicator.Id, b))).Where(r => r.Value is not null).ToList();
            if (rows.Count == 0 || rows.All(r => r.Value is { Mean: 0, Low: 0, High: 0 }))
            {
                continue;
            }

            if (context.DifferenceAtEnd(indicator.Id, "") is { } all)
            {
                rows.Insert(0, (context.Text("gains.all"), all));
            }

            panels.Append(new DotChart
            {
                Language = context.Language, Id = "chart-groups-" + indicator.Id.Replace('.', '-'), Title = context.TitleOf(indicator), Unit = Points(indicator.UnitIn(context.Currency)),
                NamesTitle = context.Text("axis.group"), Rows = [.. rows.Select(r => (r.Name, r.Value!))], Badge = IndicatorSection.Badge(context, indicator),
            }.ToFigure(small: true).ToHtml(context.Language, small: true));
        }

        if (panels.Length > 0)
        {
            html.Append(Html.Heading(context.Text("gains.by-group"))).Append(Html.Paragraph(context.Text("gains.by-group-note"), "note"))
                .Append(LegendEntry.ToHtml(DotChart.Key(context.Language))).Append("<div class=\"panels broad\">\n").Append(panels).Append("</div>\n");
        }
    }

    /// <summary>Groups along one line, such as <c>sex=female</c>.</summary>
    private static IEnumerable<string> Breakdowns(ReportContext context, string indicator) => context.PolicyRun is { } run
        ? context.National.Breakdowns(run, indicator).Where(b => !b.Contains(';', StringComparison.Ordinal) && b.Contains('=', StringComparison.Ordinal))
        : [];

    private static string Kind(string breakdown) => breakdown[..breakdown.IndexOf('=', StringComparison.Ordinal)];

    private static string Value(string breakdown) => breakdown[(breakdown.IndexOf('=', StringComparison.Ordinal) + 1)..];

    /// <summary>The unit of a difference: of percentages, percentage points.</summary>
    private static string Points(string unit) => unit.StartsWith('%') ? "points" : unit;
}
