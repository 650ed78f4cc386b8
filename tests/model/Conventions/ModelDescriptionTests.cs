using System.Text.RegularExpressions;
using SseSim.Model.Parameters;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The links of the model description and of the decisions lead somewhere, and the sources that they name exist.</summary>
public sealed partial class ModelDescriptionTests
{
    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"`(?<path>(model|scenarios|tests|docs)/[\w./-]+\.(cs|md|txt|yaml))`")]
    private static partial Regex SourcePath { get; }

    public static TheoryData<string> Folders => ["model", "decisions"];

    private static string[] Pages(string folder) => Directory.GetFiles(Path.Combine(Repository.Root, "docs", folder), "*.md");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_link_between_pages_leads_to_a_file(string folder)
    {
        Assert.NotEmpty(Pages(folder));
        foreach (var page in Pages(folder))
        {
            Assert.All(Link.Matches(File.ReadAllText(page)), link => Assert.True(
                Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["target"].Value)), $"{Path.GetFileName(page)}: {link.Value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_source_that_a_page_names_exists(string folder)
    {
        foreach (var page in Pages(folder))
        {
            Assert.All(SourcePath.Matches(File.ReadAllText(page)), source => Assert.True(
                File.Exists(Path.Combine(Repository.Root, source.Groups["path"].Value)), $"{Path.GetFileName(page)}: {source.Value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_page_is_reached_from_the_index(string folder)
    {
        var index = Path.Combine(Repository.Root, "docs", folder, "README.md");
        var reached = Link.Matches(File.ReadAllText(index)).Select(l => l.Groups["target"].Value).ToHashSet();
        Assert.All(Pages(folder).Where(p => p != index), p => Assert.Contains(Path.GetFileName(p), reached));
    }

    [Fact]
    public void The_description_uses_every_parameter_by_its_symbol()
    {
        var description = string.Concat(Pages("model").Select(File.ReadAllText));
        Assert.All(ParameterCatalog.All, p => Assert.Contains($"`{p.Symbol}`", description, StringComparison.Ordinal));
    }

    [Fact]
    public void The_description_names_the_file_of_every_step()
    {
        var description = string.Concat(Pages("model").Select(File.ReadAllText));
        var steps = Repository.Sources("model").Where(f => Path.GetFileName(f).StartsWith("Step", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, f => Assert.Contains($"`{f.Replace(Path.DirectorySeparatorChar, '/')}`", description, StringComparison.Ordinal));
    }
}
