using System.Globalization;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>The report of several scenarios side by side.</summary>
public static class ComparisonReport
{
    public static string Build(Comparison comparison, ReportLanguage language)
    {
        var context = new ComparisonContext(comparison, language);
        var run = comparison.First.Run;
        return new ReportPage
        {
            Language = language,
            Title = language.Text("compare.title", ("scenarios", language.List([.. comparison.Scenarios.Select(s => s.Name)]))),
            Kicker = language.Text("compare.kicker", ("economy", run.EconomyTitleIn(language))),
            Dateline = string.Join(" \u00b7 ",
            [
                language.Text("page.months", ("months", language.Numbers.Fixed(run.Months, 0)), ("start", language.Month(run.Start))),
                run.Replicates == 1 ? language.Text("page.replicate") : language.Text("page.replicates", ("count", language.Numbers.Fixed(run.Replicates, 0))),
                language.Text("page.seed", ("seed", run.Seed.ToString(CultureInfo.InvariantCulture))), language.Date(run.Started), "SseSim " + run.Version,
            ]),
            Sections =
            [
                new("compared", ComparedSection.Build(context)),
                new("pareto", ParetoSection.Build(context)),
                new("attribution", AttributionSection.Build(context)),
                new("wedges", WedgeSection.Build(context)),
                new("together", TogetherSection.Build(context)),
                new("method", Html.Section("method", language.Text("section.method"), Html.List(
                [
                    language.Text("compare.method"), language.Text("method.pairs"), language.Text("method.gross"), language.Text("method.displacement"), language.Text("method.fte"),
                    run.Replicates > 1 ? language.Text("method.intervals", ("count", language.Numbers.Fixed(run.Replicates, 0))) : language.Text("method.no-intervals"),
                    language.Text("limits.forecast"),
                ]))),
                new("provenance", ProvenanceOf(context)),
            ],
            Months = comparison.First.National.Months,
            Version = run.Version,
        }.ToHtml();
    }

    private static string ProvenanceOf(ComparisonContext context) => Html.Section("provenance", context.Text("section.provenance"),
        Html.Table(context.Text("compare.hashes"),
            [context.Text("provenance.scenario"), context.Text("table.run"), context.Text("table.replicate"), context.Text("table.hash")],
            context.Comparison.Scenarios.SelectMany(s => s.Folder.Run.ResultHash.Select(h => (IReadOnlyList<string>)
                [s.Name, h.Run, h.Replicate.ToString(CultureInfo.InvariantCulture), h.Hash])), 1, 2, 3)
        + Html.Facts(context.Comparison.Scenarios.Select(s => (context.Text("compare.scenario-hash", ("scenario", s.Name)), s.Folder.Run.ScenarioSha256)))
        + Html.Facts([(context.Text("provenance.economy-hash"), context.Comparison.First.Run.EconomySha256)]));
}
