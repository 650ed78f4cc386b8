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
            html.Append(CostTable(effect.Cost, effect.Currency));
            html.Append(ByYear(context));
            html.Append(PolicyTable(effect));
        }

        Budget(html, context);
        return html.Length == 0 ? "" : Html.Section("money", "Government money", html.ToString());
    }

    private static string CostTable(FiscalCost cost, string currency)
    {
        (string Label, Estimate Value)[] rows =
        [
            ("Gross outlay (endowments of guarantee funds included)", cost.GrossOutlay),
            ("\u2212 Endowments (they stay public money until a loss is paid)", cost.GuaranteeEndowments),
            ("+ Tax expenditure (tax forgone)", cost.TaxExpenditure),
            ("+ Guarantee calls (losses paid, not face value)", cost.GuaranteeCalls),
            ("\u2212 Guarantee fees received", cost.GuaranteeFees),
            ("\u2212 Clawback (more taxes and contributions, fewer benefits)", cost.Clawback),
            ("= Net fiscal cost", cost.NetFiscal),
        ];
        var table = rows.Select(r => (IReadOnlyList<string>)[r.Label, Amount(r.Value.Mean), Interval(r.Value)]).ToList();
        table.Add(cost.PerNetFteYear is { } each
            ? ["Net fiscal cost per net FTE-year", Amount(each.Mean), Interval(each)]
            : ["Net fiscal cost per net FTE-year", "not given", "no positive net effect found"]);
        table.Add([$"Net present value for the budget at {NumberText.Level(cost.DiscountRate * 100, "%")}", Amount(cost.Npv.Mean), Interval(cost.Npv)]);
        return Html.Table($"Cost to the public purse over the run, {currency}", ["Row", currency, "95 % interval"], table)
            + Html.Paragraph("A negative present value means that the policy costs the budget more than it brings back within the run.", "note");
    }

    private static string ByYear(ReportContext context)
    {
        (string Name, string Indicator, string Color, bool Hatched)[] kinds =
        [
            ("Outlay", "government.outlay", ChartPalette.Policy, false),
            ("Tax expenditure", "government.tax-expenditure", ChartPalette.Second, true),
            ("Guarantee calls", "government.guarantee-calls", ChartPalette.Loss, false),
        ];
        string[] years = [.. context.National.Months.Select(m => m[..4]).Distinct()];
        List<BarSeries> bars = [];
        foreach (var (name, indicator, color, hatched) in kinds)
        {
            if (context.National.Find(context.PolicyRun!, indicator) is not { } values || values.All(months => months.All(v => v == 0)))
            {
                continue;
            }

            bars.Add(new(name, [.. years.Select(y => Estimate.Of([.. values.Select(months => months.Where((_, m) => context.National.Months[m][..4] == y).Sum())]))],
                color, hatched));
        }

        return bars.Count == 0 ? "" : BarChart.Of("chart-policy-money", "Policies' money by year", context.Currency, "Year", years, bars).ToHtml();
    }

    private static string PolicyTable(PolicyEffect effect) => Html.Table($"Money of each policy over the run, {effect.Currency}",
        ["Policy", "Instrument", "Outlay", "Tax expenditure", "Guarantee calls", "Guarantee fees"],
        effect.Policies.Select(p => (IReadOnlyList<string>)
            [p.Name, p.Instrument, Amount(p.Outlay.Mean), Amount(p.TaxExpenditure.Mean), Amount(p.GuaranteeCalls.Mean), Amount(p.GuaranteeFees.Mean)]), 1);

    private static void Budget(StringBuilder html, ReportContext context)
    {
        var unit = context.UnitOf("government.balance");
        if (context.Difference("Government balance", "government.balance", "", LineStyle.Policy) is { } difference)
        {
            html.Append(LineChart.Of("chart-balance", "Government balance, policy less reference, by month", unit, context.National.Months, [difference],
                note: "Above zero: the budget is better with the policy. All of the budget's response is in it, interest and purchases too.").ToHtml());
            return;
        }

        List<LineSeries> lines = [];
        var run = context.National.Runs.Count > 0 ? context.National.Runs[0] : TrajectoryRow.ReferenceRun;
        context.Add(lines, run, "Revenue", "government.revenue", "", LineStyle.Policy, ReportContext.YearlyMean);
        context.Add(lines, run, "Spending", "government.spending", "", LineStyle.Reference, ReportContext.YearlyMean);
        if (lines.Count > 0)
        {
            html.Append(LineChart.Of("chart-budget", "Government revenue and spending", unit, context.National.Months, lines,
                note: "Mean of the last twelve months (fewer in the first year).").ToHtml());
        }
    }

    private static string Amount(double value) => NumberText.Level(value, "units");

    private static string Interval(Estimate estimate) => NumberText.Interval(estimate, "units");
}
