using System.Text.RegularExpressions;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The library shows every instrument at work.</summary>
public sealed class LibraryCoverageTests
{
    public static TheoryData<string> Names => [.. InstrumentCatalog.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scenario_of_the_library_uses_the_instrument(string name)
    {
        var use = new Regex($@"^\s*(- )?\s*instrument:\s*{Regex.Escape(name)}\s*(#.*)?$", RegexOptions.Multiline);
        var library = Directory.GetFiles(Path.Combine(Repository.Root, "scenarios", "library"), "*.yaml");
        Assert.Contains(library, file => use.IsMatch(File.ReadAllText(file)));
    }
}
