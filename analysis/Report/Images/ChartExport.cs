using System.Text;
using System.Text.Json;
using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Report.Images;

/// <summary>Charts could not be written as images; the message says why and what would help.</summary>
public sealed class ChartExportException(string message) : Exception(message);

/// <summary>Writes every chart and map of a folder's report as SVG (vectors, with text as text) and as PNG, each with its title, legend and source. They are
/// drawn by the page itself in a Chromium without a window, so that they are what the reader of the report sees.</summary>
public static class ChartExport
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="directory">A folder with a report: of a run, a comparison, a sweep or an attribution.</param>
    /// <param name="target">Folder to write to; must not exist or be empty.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <returns>Files written.</returns>
    /// <exception cref="RunFolderException">There is no report, or the target cannot be written.</exception>
    /// <exception cref="ChartExportException">There is no Chromium, or it failed.</exception>
    public static Task<IReadOnlyList<string>> WriteAsync(string directory, string target, CancellationToken cancellation) =>
        WriteAsync(directory, target, HeadlessChromium.Find(), cancellation);

    /// <summary>The same with a Chromium that is known, or null where there is none.</summary>
    internal static async Task<IReadOnlyList<string>> WriteAsync(string directory, string target, string? chromium, CancellationToken cancellation)
    {
        var report = Path.GetFullPath(Path.Combine(directory, RunFolderFiles.Report));
        if (!File.Exists(report))
        {
            throw new RunFolderException(RunFolderFault.Unreadable, report, $"{report}: there is no report whose charts could be written; 'ssesim report {directory}' writes it");
        }

        var path = Path.GetFullPath(target);
        ResultFolderWriter.CheckDestination(path);
        var program = chromium ?? throw new ChartExportException(
            "charts are drawn by a Chromium without a window, and none was found on the PATH: install it (Debian, Ubuntu: apt-get install chromium), or name one in "
            + HeadlessChromium.ProgramVariable);
        await using var browser = await HeadlessChromium.OpenAsync(program, report, cancellation);
        await DrawnAsync(browser, cancellation);
        var ids = JsonSerializer.Deserialize<string[]>(await browser.EvaluateAsync("JSON.stringify(window.ssesim.charts())", cancellation)) ?? [];
        List<(string Name, byte[] Content)> images = [];
        foreach (var id in ids)
        {
            foreach (var format in new[] { "svg", "png" })
            {
                images.Add(($"{id}.{format}", Decoded(await browser.EvaluateAsync($"window.ssesim.image({JsonSerializer.Serialize(id)}, '{format}')", cancellation))));
            }
        }

        ResultFolderWriter.WriteWhole(path, partial =>
        {
            Directory.CreateDirectory(partial);
            images.ForEach(image => File.WriteAllBytes(Path.Combine(partial, image.Name), image.Content));
        });
        return [.. images.Select(image => Path.Combine(path, image.Name))];
    }

    /// <summary>Waits until the page has drawn its charts.</summary>
    private static async Task DrawnAsync(HeadlessChromium browser, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < until)
        {
            switch (await StateAsync(browser, cancellation))
            {
                case "yes":
                    return;
                case "no":
                    throw new ChartExportException("this Chromium is too old to draw the charts (it has no DecompressionStream): take one from 2023 or later");
            }

            await Task.Delay(50, cancellation);
        }

        throw new ChartExportException($"the report did not draw its charts within {Patience.TotalMinutes:0} minutes; was it written by this version? 'ssesim report DIR' writes it again");
    }

    /// <summary>Empty while the page is being read: until then it has no document to ask, or the one it has is replaced.</summary>
    private static async Task<string> StateAsync(HeadlessChromium browser, CancellationToken cancellation)
    {
        try
        {
            return await browser.EvaluateAsync("document.documentElement?.dataset.drawn ?? ''", cancellation);
        }
        catch (ChartExportException)
        {
            return "";
        }
    }

    /// <summary>The bytes of a data URL, whether in base64 or escaped.</summary>
    private static byte[] Decoded(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        var content = url[(comma + 1)..];
        return url[..comma].EndsWith(";base64", StringComparison.Ordinal) ? Convert.FromBase64String(content) : Encoding.UTF8.GetBytes(Uri.UnescapeDataString(content));
    }
}
