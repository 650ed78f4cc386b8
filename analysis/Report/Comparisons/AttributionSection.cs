using System.Text;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>What net jobs are made of: each scenario's bridge, and where one scenario stacks others, what each of them adds and what only their being together does.</summary>
internal static class AttributionSection
{
    public static string Build(ComparisonContext context)
    {
        var scenarios = context.Comparison.Scenarios;
        string[] names = [.. scenarios.Select(s => s.Name)];
        BarSeries Bars(string key, Func<JobsBridge, Estimate> value, double sign, string color, bool hatched) =>
            new(context.Text(key), [.. scenarios.Select(s => Signed(value(s.Effect.Jobs), sign))], color, hatched);

        var html = new StringBuilder(Html.Paragraph(context.Text("attribution.intro")));
        html.Append(new BarChart
        {
            Language = context.Language, Id = "chart-attribution", Title = context.Text("attribution.bridge"), Unit = "FTE-years", NamesTitle = context.Text("axis.scenario"),
            Names = names, Stacked = true, Signed = true, Note = context.Text("attribution.bridge-note"),
            Series =
            [
                new(context.Text("attribution.added"), [.. scenarios.Select(s => new Estimate(s.Effect.Jobs.Gross.Mean - s.Effect.Jobs.Deadweight.Mean,
                    s.Effect.Jobs.Gross.Mean - s.Effect.Jobs.Deadweight.Mean, s.Effect.Jobs.Gross.Mean - s.Effect.Jobs.Deadweight.Mean))], ChartPalette.Policy, false),
                Bars("bridge.spillover", j => j.Spillover, 1, ChartPalette.Second, false),
                Bars("bridge.displacement", j => j.Displacement, -1, ChartPalette.Loss, true),
                Bars("bridge.substitution", j => j.Substitution, -1, ChartPalette.Third, true),
            ],
        }.ToFigure().ToHtml(context.Language));
        var n = 0;
        foreach (var (whole, parts) in context.Comparison.Stacks())
        {
            html.Append(Stack(context, whole, parts, n++));
        }

        return Html.Section("attribution", context.Text("section.attribution"), html.ToString());
    }

    private static string Stack(ComparisonContext context, ComparedScenario whole, IReadOnlyList<ComparedScenario> parts, int number)
    {
        double[] Net(ComparedScenario s) => [.. s.Effect.ByReplicate.Select(r => r.WeeklyHourMonths.Net * s.Effect.Scale / EffectBridge.HoursPerFteYear)];

        double[] all = Net(whole), interaction = [.. all.Select((v, r) => v - parts.Sum(p => Net(p)[r]))];
        (string Name, Estimate Value)[] rows =
        [
            .. parts.Select(p => (p.Name, Estimate.Of(Net(p)))), (context.Text("attribution.interaction"), Estimate.Of(interaction)),
            (context.Text("attribution.whole", ("scenario", whole.Name)), Estimate.Of(all)),
        ];
        var bars = new DotChart
        {
            Language = context.Language, Id = $"chart-stack-{number}", Title = context.Text("attribution.stack", ("scenario", whole.Name)), Unit = "FTE-years",
            NamesTitle = context.Text("axis.part"), Rows = rows, Note = context.Text("attribution.stack-note"),
        }.ToFigure().ToHtml(context.Language);
        return bars + WedgeSection.Stack(context, whole, parts, number);
    }

    private static Estimate Signed(Estimate e, double sign) => sign > 0 ? e : new(-e.Mean, -e.High, -e.Low);
}
