using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>What each scenario costs against what it brings: net jobs, and poverty where the folders have an indicator of it.</summary>
internal static class ParetoSection
{
    public static string Build(ComparisonContext context)
    {
        var scenarios = context.Comparison.Scenarios;
        var html = new StringBuilder(Html.Paragraph(context.Text("pareto.intro")));
        html.Append(new PointChart
        {
            Language = context.Language, Id = "chart-pareto-jobs", Title = context.Text("pareto.jobs"), NamesTitle = context.Text("axis.scenario"),
            XTitle = context.Text("money.net-row"), XUnit = context.Currency, YTitle = context.Text("bridge.net"), YUnit = "FTE-years",
            Points = [.. scenarios.Select(s => new NamedPoint(s.Name, s.Effect.Cost.NetFiscal, s.Effect.Jobs.Net, context.StyleOf(s)))], Note = context.Text("pareto.jobs-note") + context.Text("sentence.space") + context.Text("pareto.chance-note"),
        }.ToFigure().ToHtml(context.Language));
        if (context.Comparison.PovertyIndicator is { } poverty && scenarios.All(s => s.Poverty is not null))
        {
            html.Append(new PointChart
            {
                Language = context.Language, Id = "chart-pareto-poverty", Title = context.Text("pareto.poverty", ("indicator", context.TitleOf(poverty))),
                NamesTitle = context.Text("axis.scenario"), XTitle = context.Text("money.net-row"), XUnit = context.Currency,
                YTitle = context.Text("pareto.poverty-axis"), YUnit = "points", LessIsBetter = true,
                Points = [.. scenarios.Select(s => new NamedPoint(s.Name, s.Effect.Cost.NetFiscal, s.Poverty!, context.StyleOf(s)))], Note = context.Text("pareto.poverty-note") + context.Text("sentence.space") + context.Text("pareto.chance-note"),
            }.ToFigure().ToHtml(context.Language));
        }

        return Html.Section("pareto", context.Text("section.pareto"), html.ToString());
    }
}
