using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Who gains and who loses: incomes, poverty and employment by tenth of the population and by group, and what poverty and inequality change by.</summary>
internal static class GainsSection
{
    private static readonly string[] GroupKinds = ["sex", "age", "disability", "area", "status"];

    public static string Build(ReportContext context)
    {
        if (context.Effect is not { } effect)
        {
            return "";
        }

        var html = new StringBuilder(Html.Paragraph(context.Text("gains.intro")));
        html.Append(Dots(context, "chart-net-by-sex", context.Text("gains.net-jobs-by-sex"), "FTE-years", context.Text("axis.sex"), "",
            [.. effect.BySex.Select(b => (context.Language.ClassName("sex", b.Name), b.FteYears.Net))]));
        if (effect.Distribution is { Rows: { Count: > 0 } rows } distribution)
        {
            var note = distribution.IncomesOf.Length > 0 ? context.Text("gains.decile-note", ("month", context.Language.Month(distribution.IncomesOf))) : "";
            DistributionRow[] deciles = [.. rows.Where(r => r is { Measure: "income", Dimension: "decile" })];
            if (deciles.Length > 0)
            {
                html.Append(Dots(context, "chart-income-by-decile", context.Text("gains.income-by-decile"), deciles[0].Unit, context.Text("axis.decile"), note,
                    [.. deciles.Select(r => (context.Text("gains.decile", ("number", r.Group)), r.Difference))]));
            }

            Groups(html, context, distribution);
            html.Append(Parts(context, rows, "poverty-change", "gains.poverty-parts")).Append(Parts(context, rows, "gini", "gains.gini-parts"));
        }

        return Html.Section("gains", context.Text("gains.title"), html.ToString());
    }

    private static void Groups(StringBuilder html, ReportContext context, DistributionEffect distribution)
    {
        var panels = new StringBuilder();
        foreach (var measure in new[] { "income", "poverty", "employment" })
        {
            DistributionRow[] rows = [.. distribution.Rows.Where(r => r.Measure == measure && (r.Dimension == "all" || GroupKinds.Contains(r.Dimension)))];
            if (rows.Length > 1)
            {
                panels.Append(new DotChart
                {
                    Language = context.Language, Id = "chart-groups-" + measure, Title = context.Text("gains." + measure), Unit = Points(rows[0].Unit),
                    NamesTitle = context.Text("axis.group"), Rows = [.. rows.Select(r => (NameOf(context, r), r.Difference))],
                }.ToFigure(small: true).ToHtml(context.Language, small: true));
            }
        }

        if (panels.Length > 0)
        {
            html.Append(Html.Heading(context.Text("gains.by-group"))).Append(Html.Paragraph(context.Text("gains.by-group-note"), "note"))
                .Append(LegendEntry.ToHtml(DotChart.Key(context.Language))).Append("<div class=\"panels broad\">\n").Append(panels).Append("</div>\n");
        }
    }

    /// <summary>A measure taken apart, as a table.</summary>
    private static string Parts(ReportContext context, IReadOnlyList<DistributionRow> all, string measure, string title)
    {
        DistributionRow[] rows = [.. all.Where(r => r.Measure == measure)];
        if (rows.Length == 0)
        {
            return "";
        }

        var unit = rows[0].Unit == "% points" ? "points" : rows[0].Unit;
        return Html.Table(context.Text(title, ("unit", context.Language.Unit(unit))),
            [context.Text("axis.part"), context.Text("table.difference"), context.Text("table.interval"), context.Text("reference"), context.Text("policy")],
            rows.Select(r => (IReadOnlyList<string>)
            [
                r.Dimension == "age" ? NameOf(context, r) : context.Language.TextOr($"gains.part.{r.Group}", r.Group), context.Numbers.Change(r.Difference.Mean, unit),
                context.Numbers.Interval(r.Difference, unit, signed: true), context.Numbers.Level(r.Reference, unit), context.Numbers.Level(r.Policy, unit),
            ])) + (rows.Any(r => r.Dimension == "age") ? Html.Paragraph(context.Text("gains.poverty-parts-note"), "note") : "");
    }

    private static string Dots(
        ReportContext context, string id, string title, string unit, string names, string note, IReadOnlyList<(string Name, Estimate Value)> rows) => new DotChart
    {
        Language = context.Language, Id = id, Title = title, Unit = unit, NamesTitle = names, Rows = rows, Note = note,
    }.ToFigure().ToHtml(context.Language);

    private static string NameOf(ReportContext context, DistributionRow row) =>
        row.Dimension == "all" ? context.Text("gains.all") : context.Language.ClassName(row.Dimension, row.Group);

    /// <summary>The unit of a difference: of percentages, percentage points.</summary>
    private static string Points(string unit) => unit.StartsWith('%') ? "points" : unit;
}
