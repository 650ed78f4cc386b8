using System.Globalization;
using System.Text;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Which run this was, so that anyone can run it again and get the same.</summary>
internal static class ProvenanceSection
{
    public static string Build(ReportContext context)
    {
        var run = context.Run;
        var numbers = context.Numbers;
        var html = new StringBuilder(Html.Facts(
        [
            (context.Text("provenance.date"), context.Language.Date(run.Started)),
            (context.Text("provenance.scenario"), run.Scenario),
            (context.Text("provenance.economy"), $"{run.EconomyTitleIn(context.Language)} ({run.Economy})"),
            (context.Text("provenance.seed"), run.Seed.ToString(CultureInfo.InvariantCulture)),
            (context.Text("provenance.replicates"), numbers.Fixed(run.Replicates, 0)),
            (context.Text("provenance.months"), numbers.Fixed(run.Months, 0)),
            (context.Text("provenance.residents"), context.Text("provenance.residents-text", ("residents", numbers.Fixed(run.Residents, 0)),
                ("scale", numbers.Level(Math.Round(run.Scale, 1), "persons")))),
            (context.Text("provenance.organisations"), numbers.Fixed(run.Organisations, 0)),
            (context.Text("provenance.territories"), numbers.Fixed(run.Territories, 0)),
            ("SseSim", context.Text("provenance.version", ("version", run.Version))),
            (context.Text("provenance.accounts"), context.Text("provenance.accounts-text", ("checks", numbers.Fixed(run.Accounts.Checks, 0)),
                ("residual", numbers.Fixed(run.Accounts.Residual, 0)))),
            (context.Text("provenance.scenario-hash"), run.ScenarioSha256),
            (context.Text("provenance.economy-hash"), run.EconomySha256),
        ]));
        html.Append(Html.Table(context.Text("provenance.hashes"), [context.Text("table.run"), context.Text("table.replicate"), context.Text("table.hash")],
            run.ResultHash.Select(h => (IReadOnlyList<string>)[h.Run, h.Replicate.ToString(CultureInfo.InvariantCulture), h.Hash]), 1, 2));
        html.Append(Html.Paragraph(context.Text("provenance.verify"), "note"));
        return Html.Section("provenance", context.Text("section.provenance"), html.ToString());
    }
}
