using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Sweeps;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>Which factor moves the outcomes most: Morris' measures and Sobol indices where the design gives them, otherwise a tornado of means.</summary>
internal static class TornadoSection
{
    public static string Build(SweepContext context)
    {
        var sensitivity = SensitivityTable.Of(context.Folder);
        var html = new StringBuilder();
        foreach (var outcome in context.Outcomes)
        {
            html.Append(sensitivity.Any(r => r.Outcome == outcome) ? Sensitivities(context, outcome, [.. sensitivity.Where(r => r.Outcome == outcome)]) : "")
                .Append(Tornado(context, outcome));
        }

        return html.Length == 0 ? "" : Html.Section("tornado", context.Text("section.tornado"), html.ToString());
    }

    private static string Tornado(SweepContext context, string outcome)
    {
        var swings = context.Swings(outcome);
        return swings.Count == 0 ? "" : TornadoChart.Of(context.Language, "chart-tornado-" + outcome.Replace('.', '-'),
            context.Text("sweep.tornado", ("outcome", context.NameOf(outcome))), context.UnitOf(outcome), context.Text("axis.factor"), swings[0].Mean,
            [.. swings.Select(s => new TornadoRow(context.Record.Factors[s.Factor], s.Low, s.High, s.LowText, s.HighText))], context.Text("sweep.tornado-note")).ToHtml(context.Language);
    }

    private static string Sensitivities(SweepContext context, string outcome, SensitivityRow[] rows)
    {
        var isMorris = context.Record.Design == SweepDefinition.DesignNames[(int)SweepDesign.Morris];
        Estimate Of(string factor, string measure)
        {
            var e = rows.Single(r => r.Factor == factor && r.Measure == measure).Estimate;
            return new(e.Value, e.Low, e.High);
        }

        var name = context.NameOf(outcome);
        var id = "chart-sensitivity-" + outcome.Replace('.', '-');
        if (isMorris)
        {
            return new DotChart
            {
                Language = context.Language, Id = id, Title = context.Text("sweep.morris", ("outcome", name)), Unit = context.UnitOf(outcome), NamesTitle = context.Text("axis.factor"),
                Rows = [.. context.Record.Factors.Select(f => (f, Of(f, "mean-absolute-effect"))).OrderByDescending(r => r.Item2.Mean)], Signed = false,
                Note = context.Text("sweep.morris-note"),
            }.ToFigure().ToHtml(context.Language);
        }

        string[] factors = [.. context.Record.Factors.OrderByDescending(f => Of(f, "total-order").Mean)];
        return new BarChart
        {
            Language = context.Language, Id = id, Title = context.Text("sweep.sobol", ("outcome", name)), Unit = "ratio", NamesTitle = context.Text("axis.factor"), Names = factors,
            Series =
            [
                new(context.Text("sweep.alone"), [.. factors.Select(f => Of(f, "first-order"))], ChartPalette.Policy, false),
                new(context.Text("sweep.in-all"), [.. factors.Select(f => Of(f, "total-order"))], ChartPalette.Second, true),
            ],
            Note = context.Text("sweep.sobol-note"),
        }.ToFigure().ToHtml(context.Language);
    }
}
