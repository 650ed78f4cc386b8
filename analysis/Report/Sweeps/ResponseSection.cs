using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>Each outcome against each factor.</summary>
internal static class ResponseSection
{
    public static string Build(SweepContext context)
    {
        var html = new StringBuilder();
        foreach (var outcome in context.Outcomes)
        {
            var panels = new StringBuilder();
            foreach (var factor in context.Varying)
            {
                var numeric = context.IsNumeric(factor);
                var points = Enumerable.Range(0, context.PointCount).Select(p => (Point: p, Value: context.At(p, outcome)?.Mean)).Where(p => p.Value is not null)
                    .Select(p => (X: numeric ? context.NumberAt(factor, p.Point)! : (object)context.Record.Points[p.Point][factor], context.Record.Points[p.Point][factor], p.Value!.Value))
                    .ToArray();
                panels.Append(ResponseChart.Of(context.Language, $"chart-response-{outcome.Replace('.', '-')}-{factor}", context.Titled(factor), context.NameOf(outcome),
                    context.UnitOf(outcome), points).ToHtml(context.Language, small: true));
            }

            if (panels.Length > 0)
            {
                html.Append(Html.Heading(context.NameOf(outcome))).Append("<div class=\"panels broad\">\n").Append(panels).Append("</div>\n");
            }
        }

        return html.Length == 0 ? "" : Html.Section("responses", context.Text("section.responses"), Html.Paragraph(context.Text("sweep.responses-note"), "note") + html);
    }
}
