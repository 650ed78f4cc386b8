using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Government money: what policies cost year by year, the net cost, and the budget beside it.</summary>
internal static class MoneySection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        if (context.Effect is { } effect)
        {
            html.Append(CostTable(context, effect.Cost, effect.Replicates));
            html.Append(ByYear(context));
            html.Append(PolicyTable(context, effect));
        }

        Budget(html, context);
        return html.Length == 0 ? "" : Html.Section("money", context.Text("money.title"), html.ToString());
    }

    private static string CostTable(ReportContext context, FiscalCost cost, int replicates)
    {
        (string Label, Estimate Value)[] rows =
        [
            (context.Text("money.outlay-row"), cost.GrossOutlay.AtLeastZero()),
            ("\u2212 " + context.Text("money.endowments-row"), cost.GuaranteeEndowments.AtLeastZero()),
            ("+ " + context.Text("money.tax-expenditure-row"), cost.TaxExpenditure.AtLeastZero()),
            ("+ " + context.Text("money.guarantee-calls-row"), cost.GuaranteeCalls.AtLeastZero()),
            ("\u2212 " + context.Text("money.guarantee-fees-row"), cost.GuaranteeFees.AtLeastZero()),
            ("\u2212 " + context.Text("money.clawback-row"), cost.Clawback),
            ("= " + context.Text("money.net-row"), cost.NetFiscal),
        ];
        var table = rows.Select(r => (IReadOnlyList<string>)[r.Label, Amount(context, r.Value.Mean), Interval(context, r.Value)]).ToList();
        table.Add(replicates == 1 ? [context.Text("money.per-fte-row"), context.Text("money.not-given"), context.Text("tile.one-history")] : cost.PerNetFteYear is { } each
            ? [context.Text("money.per-fte-row"), Amount(context, each.Mean), Interval(context, each)]
            : [context.Text("money.per-fte-row"), context.Text("money.not-given"), context.Text("money.no-net-effect")]);
        table.Add([context.Text("money.npv-row", ("rate", context.Numbers.Level(cost.DiscountRate * 100, "%"))), Amount(context, cost.Npv.Mean), Interval(context, cost.Npv)]);
        return Html.Table(context.Text("money.table", ("currency", context.Currency)), [context.Text("table.row"), context.Currency, context.Text("table.interval")], table)
            + CostWords.Flag(context, cost, replicates)
            + Html.Paragraph(context.Text("money.npv-note"), "note");
    }

    private static string ByYear(ReportContext context)
    {
        (string Name, string Indicator, string Color, bool Hatched)[] kinds =
        [
            (context.Text("money.outlay"), "government.outlay", ChartPalette.Policy, false),
            (context.Text("money.tax-expenditure"), "government.tax-expenditure", ChartPalette.Second, true),
            (context.Text("money.guarantee-calls"), "government.guarantee-calls", ChartPalette.Loss, false),
        ];
        string[] years = [.. context.National.Months.Select(m => m[..4]).Distinct()];
        List<BarSeries> bars = [];
        foreach (var (name, indicator, color, hatched) in kinds)
        {
            if (context.National.Find(context.PolicyRun!, indicator) is not { } values || values.All(months => months.All(v => v == 0)))
            {
                continue;
            }

            bars.Add(new(name, [.. years.Select(y => Estimate.Of([.. values.Select(months => months.Where((_, m) => context.National.Months[m][..4] == y).Sum())]).AtLeastZero())],
                color, hatched));
        }

        return bars.Count == 0 ? "" : new BarChart
        {
            Language = context.Language, Id = "chart-policy-money", Title = bars.Count == 1 ? context.Text("money.by-year-one", ("kind", bars[0].Name)) : context.Text("money.by-year"), Unit = context.Currency, NamesTitle = context.Text("axis.year"),
            Names = years, Series = bars,
        }.ToFigure().ToHtml(context.Language);
    }

    private static string PolicyTable(ReportContext context, PolicyEffect effect) => Html.Table(context.Text("money.policy-table", ("currency", effect.Currency)),
        [
            context.Text("policy"), context.Text("table.instrument"), context.Text("money.outlay"), context.Text("money.tax-expenditure"),
            context.Text("money.guarantee-calls"), context.Text("money.guarantee-fees"),
        ],
        effect.Policies.Select(p => (IReadOnlyList<string>)
            [p.Name, p.Instrument, Amount(context, p.Outlay.Mean), Amount(context, p.TaxExpenditure.Mean), Amount(context, p.GuaranteeCalls.Mean), Amount(context, p.GuaranteeFees.Mean)]), 1);

    private static void Budget(StringBuilder html, ReportContext context)
    {
        var unit = context.UnitOf("government.balance");
        if (context.Difference(context.Text("money.balance"), "government.balance", "", LineStyle.Policy) is { } difference)
        {
            html.Append(context.Lines("chart-balance", context.Text("money.balance-difference"), unit, [difference], note: context.Text("money.balance-note"))
                .ToHtml(context.Language));
            return;
        }

        List<LineSeries> lines = [];
        var run = context.National.Runs.Count > 0 ? context.National.Runs[0] : TrajectoryRow.ReferenceRun;
        context.Add(lines, run, context.Text("money.revenue"), "government.revenue", "", LineStyle.Policy, ReportContext.YearlyMean);
        context.Add(lines, run, context.Text("money.spending"), "government.spending", "", LineStyle.Reference, ReportContext.YearlyMean);
        if (lines.Count > 0)
        {
            html.Append(context.Lines("chart-budget", context.Text("money.budget"), unit, lines, note: context.Text("note.yearly-mean")).ToHtml(context.Language));
        }
    }

    private static string Amount(ReportContext context, double value) => context.Numbers.Level(value, "units");

    private static string Interval(ReportContext context, Estimate estimate) => context.Numbers.Interval(estimate, "units");
}
