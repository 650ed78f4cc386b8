using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Who was supported: organisations and their jobs by sector, sex and territory.</summary>
internal static class SupportedSection
{
    public static string Build(ReportContext context, PolicyEffect effect)
    {
        var reach = effect.Supported;
        var numbers = context.Numbers;
        var html = new StringBuilder(Html.Paragraph(
            context.Text("supported.reached", ("organisations", numbers.Level(Math.Round(reach.Organisations.Mean), "entities")),
                ("jobs", numbers.Level(Math.Round(reach.JobsAtEnd.Mean), "persons")))
            + (reach.JobsAtEnd.Mean > 0
                ? " " + context.Text("supported.women", ("share",
                    numbers.Level(100 * (reach.JobsBySex.FirstOrDefault(s => s.Name == "female")?.Value.Mean ?? 0) / reach.JobsAtEnd.Mean, "%")))
                : "")));
        if (reach.JobsBySector.Count > 0)
        {
            var sectors = reach.JobsBySector.OrderByDescending(s => s.Value.Mean).ToArray();
            html.Append(new BarChart
            {
                Language = context.Language, Id = "chart-supported", Title = context.Text("supported.by-sector"), Unit = "persons", NamesTitle = context.Text("axis.sector"),
                Names = [.. sectors.Select(s => context.Language.ClassName("sector", s.Name))],
                Series = [new(context.Text("supported.jobs"), [.. sectors.Select(s => s.Value.AtLeastZero())], ChartPalette.Policy, false)],
            }.ToFigure().ToHtml(context.Language));
        }

        html.Append(Html.Details(context.Text("supported.by-territory"), Html.Table(context.Text("supported.territory-table"),
            [context.Text("axis.territory"), context.Text("supported.organisations"), context.Text("table.interval")], reach.OrganisationsByTerritory.Select(t => (IReadOnlyList<string>)
                [context.TerritoryName(t.Name), numbers.Level(Math.Round(t.Value.Mean), "entities"), numbers.Interval(t.Value.AtLeastZero(), "entities")]))));
        return Html.Section("supported", context.Text("section.supported"), html.ToString());
    }
}
