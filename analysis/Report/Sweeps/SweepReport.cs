using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>The report of a sweep or of an attribution.</summary>
public static class SweepReport
{
    /// <summary>Writes <c>report.html</c> into the folder of a sweep.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="RunFolderException">The folder cannot be read or written, or no run of it is done.</exception>
    public static string Write(string directory, ReportLanguage language)
    {
        using var folder = SweepFolder.Open(directory);
        if (folder.Rows.Count == 0)
        {
            throw new RunFolderException(RunFolderFault.Unreadable, directory, $"{directory}: no run of this sweep is done yet: 'ssesim sweep {directory}' goes on with it");
        }

        var path = Path.Combine(folder.Directory, RunFolderFiles.Report);
        try
        {
            PartialOwner.Replace(path, partial => File.WriteAllText(partial, Build(folder, language), RunFolderFiles.Encoding));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(RunFolderFault.Unwritable, path, $"{path}: cannot be written: {exception.Message}", exception);
        }

        return path;
    }

    internal static string Build(SweepFolder folder, ReportLanguage language)
    {
        var context = new SweepContext(folder, language);
        var record = folder.Record;
        var isShared = record.Design == Attribution.Design;
        var design = language.TextOr("design." + record.Design, record.Design);
        return new ReportPage
        {
            Language = language,
            Title = record.Title,
            Kicker = isShared ? language.Text("sweep.kicker-shared") : language.Text("sweep.kicker", ("design", design)),
            Dateline = string.Join(" \u00b7 ",
            [
                language.Text("sweep.points", ("points", context.Numbers.Fixed(record.Points.Count, 0)), ("runs", context.Numbers.Fixed(folder.Rows.Count, 0))),
                language.Text("page.seed", ("seed", record.Seed.ToString(CultureInfo.InvariantCulture))), "SseSim " + record.Version,
            ]),
            Sections =
            [
                new("swept", SweptSection.Build(context)),
                new("shared", isShared ? SharedSection.Build(context) : ""),
                new("tornado", isShared ? "" : TornadoSection.Build(context)),
                new("surface", isShared ? "" : SurfaceSection.Build(context)),
                new("responses", isShared ? "" : ResponseSection.Build(context)),
                new("points", PointSection.Build(context)),
                new("method", Html.Section("method", language.Text("section.method"),
                    Html.List([language.Text("sweep.method-pairs"), language.Text("sweep.repeat"), language.Text("method.fte"), language.Text("limits.forecast")]))),
                new("provenance", Html.Section("provenance", language.Text("section.provenance"), Html.Facts(
                [
                    (language.Text("provenance.scenario"), record.Scenario), (language.Text("sweep.design"), design),
                    (language.Text("provenance.replicates"), context.Numbers.Fixed(record.Replicates, 0)),
                    ("SseSim", language.Text("provenance.version", ("version", record.Version))),
                    (language.Text("provenance.scenario-hash"), record.ScenarioSha256), (language.Text("provenance.economy-hash"), record.EconomySha256),
                ]))),
            ],
            Months = [],
            Version = record.Version,
        }.ToHtml();
    }
}
