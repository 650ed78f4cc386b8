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
        var html = new StringBuilder(Html.Paragraph(
            $"Policies reached about {NumberText.Level(Math.Round(reach.Organisations.Mean), "entities")} organisations during the run; in the last month they held "
            + $"{NumberText.Level(Math.Round(reach.JobsAtEnd.Mean), "persons")} paid jobs"
            + (reach.JobsAtEnd.Mean > 0 ? $", {Share(reach.JobsBySex.FirstOrDefault(s => s.Name == "female"), reach.JobsAtEnd)} of them held by women." : ".")));
        if (reach.JobsBySector.Count > 0)
        {
            var sectors = reach.JobsBySector.OrderByDescending(s => s.Value.Mean).ToArray();
            html.Append(BarChart.Of("chart-supported", "Jobs in supported organisations in the last month, by sector", "persons", "Sector",
                [.. sectors.Select(s => SectorName(s.Name))], [new("Jobs", [.. sectors.Select(s => s.Value)], ChartPalette.Policy, false)]).ToHtml());
        }

        html.Append(Html.Details("Supported organisations by territory", Html.Table("Organisations that a policy reached at any time",
            ["Territory", "Organisations", "95 % interval"], reach.OrganisationsByTerritory.Select(t => (IReadOnlyList<string>)
                [context.TerritoryName(t.Name), NumberText.Level(Math.Round(t.Value.Mean), "entities"), NumberText.Interval(t.Value, "entities")]))));
        return Html.Section("supported", "Who is supported", html.ToString());
    }

    private static string Share(NamedEstimate? part, Estimate whole) => NumberText.Level(100 * (part?.Value.Mean ?? 0) / whole.Mean, "%");

    private static string SectorName(string sector)
    {
        var words = sector.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
