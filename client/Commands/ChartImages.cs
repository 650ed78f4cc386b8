using SseSim.Analysis.Report.Images;
using SseSim.Client.Output;

namespace SseSim.Client.Commands;

/// <summary>What <c>export --charts</c> does: each chart of a folder's report as SVG and PNG.</summary>
internal static class ChartImages
{
    private const string DefaultFolder = "charts";

    /// <param name="terminal">Says where they are.</param>
    /// <param name="directory">A folder with a report.</param>
    /// <param name="output">Folder to write; null for <c>DIR-charts</c> beside it.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <exception cref="UserError">There is no Chromium, or it failed.</exception>
    public static async Task WriteAsync(Terminal terminal, string directory, string? output, CancellationToken cancellation)
    {
        var target = output ?? $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))}-{DefaultFolder}";
        try
        {
            var files = await ChartExport.WriteAsync(directory, target, cancellation);
            terminal.Line($"Charts: {Paths.Shown(Path.GetFullPath(target))} ({files.Count / 2} as SVG and PNG)");
        }
        catch (ChartExportException failure)
        {
            throw UserError.Failure(failure.Message);
        }
    }
}
