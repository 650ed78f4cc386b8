using System.CommandLine;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sweeps;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;

namespace SseSim.Client.Commands;

/// <summary>Writes the report of a folder again: of a run, a comparison, a sweep or an attribution.</summary>
internal static class ReportCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder, as written by run, compare, sweep or attribute." };
        var language = CommonOptions.Language("the one it was written in before, or en");
        var command = new Command("report", "Writes report.html again from the other files of a folder of run, compare, sweep or attribute.") { folder, language };
        command.SetAction(parsed =>
        {
            var directory = parsed.GetRequiredValue(folder);
            var given = parsed.GetValue(language);
            terminal.Line((given ?? ReportLanguage.English).Text("console.report", ("path", Paths.Shown(Write(directory, given)))));
        });
        return command;
    }

    private static string Write(string directory, ReportLanguage? language)
    {
        if (SweepFolder.Is(directory))
        {
            return SweepReport.Write(directory, language ?? ReportLanguage.English);
        }

        if (ComparisonFolder.Is(directory))
        {
            ComparisonFolder.Rewrite(directory, language);
            return Path.Combine(directory, RunFolderFiles.Report);
        }

        return Path.Combine(ResultFolderWriter.RewriteReport(directory, language).Directory, RunFolderFiles.Report);
    }
}
