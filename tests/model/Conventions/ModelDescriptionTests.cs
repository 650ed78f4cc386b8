using System.Text.RegularExpressions;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The model description's links lead somewhere and the sources that it names exist.</summary>
public sealed partial class ModelDescriptionTests
{
    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"`(?<path>(model|scenarios|tests|docs)/[\w./-]+\.(cs|md|txt|yaml))`")]
    private static partial Regex SourcePath { get; }

    private static string[] Pages => Directory.GetFiles(Path.Combine(Repository.Root, "docs", "model"), "*.md");

    [Fact]
    public void Every_link_between_pages_leads_to_a_file()
    {
        Assert.NotEmpty(Pages);
        foreach (var page in Pages)
        {
            Assert.All(Link.Matches(File.ReadAllText(page)), link => Assert.True(
                Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["target"].Value)), $"{Path.GetFileName(page)}: {link.Value}"));
        }
    }

    [Fact]
    public void Every_source_that_a_page_names_exists()
    {
        foreach (var page in Pages)
        {
            Assert.All(SourcePath.Matches(File.ReadAllText(page)), source => Assert.True(
                File.Exists(Path.Combine(Repository.Root, source.Groups["path"].Value)), $"{Path.GetFileName(page)}: {source.Value}"));
        }
    }

    [Fact]
    public void Every_page_is_reached_from_the_index()
    {
        var index = Path.Combine(Repository.Root, "docs", "model", "README.md");
        var reached = Link.Matches(File.ReadAllText(index)).Select(l => l.Groups["target"].Value).ToHashSet();
        Assert.All(Pages.Where(p => p != index), p => Assert.Contains(Path.GetFileName(p), reached));
    }
}
