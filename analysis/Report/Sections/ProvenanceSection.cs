using System.Globalization;
using System.Text;

namespace SseSim.Analysis.Report.Sections;

/// <summary>Which run this was, so that anyone can run it again and get the same.</summary>
internal static class ProvenanceSection
{
    public static string Build(ReportContext context)
    {
        var run = context.Run;
        (string Term, string Text)[] facts =
        [
            ("Date", Date(run.Started)),
            ("Scenario", run.Scenario),
            ("Economy", $"{run.EconomyTitle} ({run.Economy})"),
            ("Seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Replicates", NumberText.Level(run.Replicates, "")),
            ("Months", NumberText.Level(run.Months, "")),
            ("Residents simulated", $"{NumberText.Level(run.Residents, "persons")}, one for {NumberText.Level(Math.Round(run.Scale, 1), "persons")}"),
            ("Organisations simulated", NumberText.Level(run.Organisations, "entities")),
            ("Territories", NumberText.Level(run.Territories, "")),
            ("SseSim", "version " + run.Version),
            ("Accounts checked", $"{NumberText.Level(run.Accounts.Checks, "")}, largest difference {NumberText.Level(run.Accounts.Residual, "")} minor units"),
            ("Scenario SHA-256", run.ScenarioSha256),
            ("Economy SHA-256", run.EconomySha256),
        ];
        var html = new StringBuilder("<dl class=\"facts\">\n");
        foreach (var (term, text) in facts)
        {
            html.Append("<dt>").Append(Html.Text(term)).Append("</dt><dd>").Append(Html.Text(text)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
        html.Append(Html.Table("Result hashes: every observation and the final state of every agent", ["Run", "Replicate", "Hash"],
            run.ResultHash.Select(h => (IReadOnlyList<string>)[h.Run, h.Replicate.ToString(CultureInfo.InvariantCulture), h.Hash]), 1, 2));
        html.Append(Html.Paragraph("The same version run again on the scenario file of this folder gives the same hashes, whatever the machine or the number of threads: "
            + "ssesim verify confirms it.", "note"));
        return Html.Section("provenance", "Provenance", html.ToString());
    }

    /// <summary>Such as 4 March 2025, 05:06 UTC.</summary>
    public static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
