using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Report.Sections;

/// <summary>What official statistics see beside what is: policy in the model, as outside, acts on the measured.</summary>
internal static class MeasuredSection
{
    /// <summary>Share of entities that the register sees, by form.</summary>
    private const string CoverageIndicator = "px.17";

    private static readonly (string True, string Measured)[] Pairs =
    [
        ("sse.entities", "statistics.sse-entities-measured"), ("sse.employment", "statistics.sse-employment-measured"),
        ("economy.unemployment-rate", "statistics.unemployment-rate-measured"),
    ];

    public static string Build(ReportContext context)
    {
        var run = context.PolicyRun ?? TrajectoryRow.ReferenceRun;
        var panels = new StringBuilder();
        List<LineSeries> drawn = [];
        List<IReadOnlyList<string>> rows = [];
        foreach (var (actual, measured) in Pairs)
        {
            List<LineSeries> lines = [];
            context.Add(lines, run, context.Text("measured.true"), actual, "", LineStyle.Policy);
            context.Add(lines, run, context.Text("measured.measured"), measured, "", LineStyle.Reference);
            if (lines.Count < 2 || lines[1].ByMonth.All(e => e is null))
            {
                continue;
            }

            var title = context.TitleOf(context.Indicator(actual)!);
            panels.Append(context.Lines("chart-measured-" + actual.Replace('.', '-'), title, context.UnitOf(actual), lines, small: true).ToHtml(context.Language, small: true));
            drawn.AddRange(lines);
            if (lines[0].ByMonth[^1] is { } atEnd && lines[1].ByMonth[^1] is { } seen)
            {
                rows.Add([title, context.WithUnit(atEnd.Mean, context.UnitOf(actual)), context.WithUnit(seen.Mean, context.UnitOf(actual)),
                    atEnd.Mean == 0 ? context.Numbers.NotDefined : context.Numbers.Level(100 * seen.Mean / atEnd.Mean, "%")]);
            }
        }

        if (panels.Length == 0)
        {
            return "";
        }

        var html = new StringBuilder(Html.Paragraph(context.Text("measured.intro")));
        html.Append(Html.Table(context.Text("measured.table"),
            [context.Text("table.figure"), context.Text("measured.true"), context.Text("measured.measured"), context.Text("measured.share")], rows));
        PanelGrid.Append(html, context.Language, context.Text("measured.over-time"), panels.ToString(), drawn);
        Coverage(html, context, run);
        return Html.Section("measured", context.Text("section.measured"), html.ToString());
    }

    /// <summary>Coverage by form, where the folder has it.</summary>
    private static void Coverage(StringBuilder html, ReportContext context, string run)
    {
        var shares = context.National.Breakdowns(run, CoverageIndicator).Where(b => b.StartsWith("form=", StringComparison.Ordinal) && !b.Contains(';', StringComparison.Ordinal))
            .Select(b => (Form: b["form=".Length..], Share: AtEnd(context, run, b))).Where(s => s.Share is not null).OrderByDescending(s => s.Share!.Mean).ToArray();
        if (shares.Length > 0)
        {
            html.Append(new BarChart
            {
                Language = context.Language, Id = "chart-coverage", Title = context.Text("measured.coverage"), Unit = "%", NamesTitle = context.Text("axis.form"),
                Names = [.. shares.Select(s => context.Language.ClassName("form", s.Form))], Series = [new(context.Text("measured.share"), [.. shares.Select(s => s.Share!)], ChartPalette.Policy, false)],
            }.ToFigure().ToHtml(context.Language));
        }
    }

    private static Estimate? AtEnd(ReportContext context, string run, string breakdown)
    {
        double[] shares = [.. context.National.Find(run, CoverageIndicator, breakdown)!.Select(months => months[^1]).Where(double.IsFinite)];
        return shares.Length == 0 ? null : Estimate.Of(shares).AtLeastZero().AtMost(100);
    }
}
