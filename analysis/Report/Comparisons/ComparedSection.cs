using System.Text;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>The first page: which scenario does most, in one paragraph, one table and one chart.</summary>
internal static class ComparedSection
{
    public static string Build(ComparisonContext context)
    {
        var html = new StringBuilder(Html.Paragraph(Words(context), "lead")).Append("<ul class=\"policies\">\n");
        foreach (var scenario in context.Comparison.Scenarios)
        {
            html.Append("<li><strong>").Append(Html.Text(scenario.Name)).Append("</strong> ").Append(Html.Text(scenario.Folder.Run.TitleIn(context.Language))).Append("</li>\n");
        }

        html.Append("</ul>\n");
        html.Append(Table(context));
        foreach (var scenario in context.Comparison.Scenarios.Where(s => s.Effect.Replicates > 1 && EffectSection.Standing(s.Effect.NetToGross) == "above-one"))
        {
            html.Append(Html.Paragraph(context.Text("compare.flag", ("scenario", scenario.Name), ("flag", context.Text("ratio.above-one-flag"))), "flag"));
        }

        html.Append(new DotChart
        {
            Language = context.Language, Id = "chart-net-jobs", Title = context.Text("headline.net-jobs"), Unit = "FTE-years", NamesTitle = context.Text("axis.scenario"),
            Rows = [.. context.Comparison.Scenarios.Select(s => (s.Name, s.Effect.Jobs.Net))],
        }.ToFigure().ToHtml(context.Language));
        return Html.Section("compared", context.Text("section.compared"), html.ToString());
    }

    /// <summary>What can be said of the order: the scenario with most net jobs, whether its lead is more than chance, and what cannot be told from nothing.</summary>
    private static string Words(ComparisonContext context)
    {
        var scenarios = context.Comparison.Scenarios;
        var run = context.Comparison.First.Run;
        var ranked = scenarios.OrderByDescending(s => s.Effect.Jobs.Net.Mean).ToArray();
        var lead = Estimate.Of([.. ranked[0].Effect.ByReplicate.Zip(ranked[1].Effect.ByReplicate, (a, b) =>
            (double)(a.WeeklyHourMonths.Net - b.WeeklyHourMonths.Net) * ranked[0].Effect.Scale / EffectBridge.HoursPerFteYear)]);
        var isUnknown = run.Replicates > 1 && scenarios.All(s => s.Effect.Jobs.Net.SpansZero);
        List<string> sentences =
        [
            context.Text("compare.setting", ("count", context.Numbers.Fixed(scenarios.Count, 0)), ("economy", run.EconomyTitleIn(context.Language)),
                ("months", context.Numbers.Fixed(run.Months, 0)), ("start", context.Language.Month(run.Start))),
            .. isUnknown ? [context.Text("compare.none")] : Order(),
        ];
        string[] unknown = isUnknown ? [] : [.. scenarios.Where(s => s.Effect.Replicates > 1 && s.Effect.Jobs.Net.SpansZero).Select(s => s.Name)];
        if (unknown.Length > 0)
        {
            sentences.Add(context.Text("compare.unknown", ("scenarios", context.Language.List(unknown))));
        }

        string[] gains = [.. scenarios.Where(s => CostWords.ClearlyPaysForItself(s.Effect.Cost, s.Effect.Replicates)).Select(s => s.Name)];
        if (gains.Length > 0)
        {
            sentences.Add(context.Text("compare.gains", ("scenarios", context.Language.List(gains))));
        }

        return string.Join(context.Text("sentence.space"), sentences);

        string[] Order() =>
        [
            context.Text("compare.first", ("scenario", ranked[0].Name), ("net", Fte(context, ranked[0].Effect.Jobs.Net.Mean)), ("second", ranked[1].Name),
                ("next", Fte(context, ranked[1].Effect.Jobs.Net.Mean))),
            context.Text(run.Replicates == 1 ? "compare.lead-one" : lead.SpansZero ? "compare.lead-unclear" : "compare.lead-clear",
                ("lead", Fte(context, lead.Mean)), ("interval", context.Numbers.Interval(NumberText.Rough(lead), "FTE-years", signed: true))),
        ];
    }

    private static string Table(ComparisonContext context)
    {
        var scenarios = context.Comparison.Scenarios;
        (string Label, string Unit, Func<ComparedScenario, Estimate?> Value)[] rows =
        [
            (context.Text("headline.net-jobs"), "FTE-years", s => s.Effect.Jobs.Net),
            (context.Text("headline.net-jobs-end"), "persons", s => s.Effect.HeadcountAtEnd.Net),
            (context.Text("bridge.gross"), "FTE-years", s => s.Effect.Jobs.Gross.AtLeastZero()),
            (context.Text("compare.ratio"), "ratio", s => s.Effect.NetToGross.Ratio),
            (context.Text("headline.outlay"), context.Currency, s => s.Effect.Cost.GrossOutlay.AtLeastZero()),
            (context.Text("headline.net-cost"), context.Currency, s => s.Effect.Cost.NetFiscal),
            (context.Text("headline.cost-per-job"), context.Currency, s => s.Effect.Replicates == 1 || CostWords.PaysForItself(s.Effect.Cost) ? null : s.Effect.Cost.PerNetFteYear),
        ];
        var table = rows.Select(r => (IReadOnlyList<string>)
        [
            context.Text("headline.row", ("label", r.Label), ("unit", context.Language.Unit(r.Unit))),
            .. scenarios.Select(s => r.Value(s) is { } value ? WithInterval(context, value, r.Unit) : context.Numbers.NotDefined),
        ]).ToList();
        if (context.Comparison.PovertyIndicator is { } poverty)
        {
            table.Add([context.Text("headline.row", ("label", context.Text("compare.poverty", ("indicator", context.TitleOf(poverty)))), ("unit", context.Language.Unit("points"))),
                .. scenarios.Select(s => s.Poverty is { } value ? WithInterval(context, value, "points") : context.Numbers.NotDefined)]);
        }

        return Html.Table(context.Text("compare.table"), [context.Text("table.figure"), .. scenarios.Select(s => s.Name)], table)
            + Html.Paragraph(context.Text("compare.table-note"), "note");
    }

    private static string WithInterval(ComparisonContext context, Estimate value, string unit)
    {
        var interval = context.Numbers.Interval(value, unit);
        var mean = context.Numbers.Level(value.Mean, unit);
        return interval.Length == 0 ? mean : context.Text("compare.cell", ("mean", mean), ("interval", interval));
    }

    private static string Fte(ComparisonContext context, double value) => context.Numbers.Level(NumberText.Rough(value), "FTE-years");
}
