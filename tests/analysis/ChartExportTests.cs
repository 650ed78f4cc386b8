using System.Xml.Linq;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Images;

namespace SseSim.Analysis.Tests;

/// <summary>Charts as images, drawn by a real Chromium.</summary>
public sealed class ChartExportTests(ReportBrowser browser)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Every_chart_and_map_is_written_as_vectors_and_as_pixels()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Path.GetDirectoryName(browser.ReferenceReport)!;
        var target = Path.Combine(folder, "..", "charts");
        var files = await ChartExport.WriteAsync(folder, target, cancellation);
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(Path.GetFullPath(target)).Order(StringComparer.Ordinal));
        Assert.Contains(files, f => f.EndsWith("map-share.svg", StringComparison.Ordinal));
        foreach (var svg in files.Where(f => f.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var document = XDocument.Load(svg);
            Assert.Equal(Svg + "svg", document.Root!.Name);
            Assert.NotEmpty(document.Descendants(Svg + "text"));
            Assert.NotEmpty(document.Descendants(Svg + "path").Concat(document.Descendants(Svg + "rect")));
            Assert.Empty(document.Descendants(Svg + "image"));
            Assert.DoesNotContain("var(--", File.ReadAllText(svg), StringComparison.Ordinal);
        }

        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        Assert.All(files.Where(f => f.EndsWith(".png", StringComparison.Ordinal)), f => Assert.Equal(signature, File.ReadAllBytes(f)[..4]));
        Assert.Equal(files.Count / 2, files.Count(f => f.EndsWith(".png", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_Chromium_it_is_said_what_to_install_and_nothing_is_written()
    {
        var folder = Path.GetDirectoryName(browser.ReferenceReport)!;
        var target = Path.Combine(folder, "..", "nowhere");
        var error = await Assert.ThrowsAsync<ChartExportException>(() => ChartExport.WriteAsync(folder, target, chromium: null, TestContext.Current.CancellationToken));
        Assert.Contains("apt-get install chromium", error.Message, StringComparison.Ordinal);
        Assert.Contains("SSESIM_CHROMIUM", error.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(target));
    }

    [Fact]
    public async Task A_folder_without_a_report_is_named()
    {
        using var temporary = new Builders.SyntheticFolder.Temporary();
        var error = await Assert.ThrowsAsync<RunFolderException>(() => ChartExport.WriteAsync(temporary.Path, temporary.At("charts"), TestContext.Current.CancellationToken));
        Assert.Contains("ssesim report", error.Message, StringComparison.Ordinal);
    }
}
