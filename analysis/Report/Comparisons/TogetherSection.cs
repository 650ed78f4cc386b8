using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>Differences from the reference over the months, all scenarios in one chart.</summary>
internal static class TogetherSection
{
    /// <summary>More bands than these hide each other.</summary>
    private const int MostBands = 3;

    public static string Build(ComparisonContext context)
    {
        var html = new StringBuilder();
        foreach (var indicator in new[] { "economy.jobs", "sse.employment", "government.balance" })
        {
            List<LineSeries> lines = [];
            foreach (var scenario in context.Comparison.Scenarios)
            {
                if (scenario.Difference(indicator) is { } difference)
                {
                    var style = context.StyleOf(scenario);
                    lines.Add(LineSeries.OfChange(scenario.Name, [.. difference.Select(ReportContext.YearlyMean)],
                        context.Comparison.Scenarios.Count > MostBands ? style with { BandColor = "" } : style));
                }
            }

            if (lines.Count > 0)
            {
                html.Append((context.Lines("chart-together-" + indicator.Replace('.', '-'), context.Text("together.title", ("indicator", context.TitleOf(indicator))),
                    context.UnitOf(indicator), lines) with
                    {
                        Note = context.Text("note.yearly-mean") + (lines.Any(l => l.HasBand) ? "" : context.Text("sentence.space") + context.Text("compare.means-note")),
                    }).ToFigure().ToHtml(context.Language));
            }
        }

        return html.Length == 0 ? "" : Html.Section("together", context.Text("section.together"), html.ToString());
    }
}
