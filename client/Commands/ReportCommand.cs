using System.CommandLine;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;

namespace SseSim.Client.Commands;

/// <summary>Writes the report of a run folder again.</summary>
internal static class ReportCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A run folder, as written by run." };
        var command = new Command("report", "Writes report.html again from the other files of a run folder.") { folder };
        command.SetAction(parsed =>
        {
            var written = ResultFolderWriter.RewriteReport(parsed.GetRequiredValue(folder));
            terminal.Line($"Report: {Paths.Shown(Path.Combine(written.Directory, RunFolderFiles.Report))}");
        });
        return command;
    }
}
