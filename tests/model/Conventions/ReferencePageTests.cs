using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using Xunit;

namespace SseSim.Model.Tests.Conventions;

/// <summary>The generated pages of the reference say what the declarations say.</summary>
public sealed class ReferencePageTests
{
    public static TheoryData<string> Pages => [.. ReferencePages.All.Keys];

    /// <summary>Where this fails after a change of a declaration: run the tests once with SSESIM_UPDATE_DOCS=1.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_is_in_step_with_the_declarations(string page)
    {
        var path = Path.Combine(Repository.Root, "docs", "reference", page);
        var generated = ReferencePages.All[page];
        if (Environment.GetEnvironmentVariable("SSESIM_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == generated,
            $"docs/reference/{page} is out of step; SSESIM_UPDATE_DOCS=1 dotnet test tests/model writes it again");
    }

    [Fact]
    public void Every_declaration_is_on_its_page()
    {
        Assert.All(ParameterCatalog.All, p => Assert.Contains($"| `{p.Name}` |", ReferencePages.All["parameters.md"], StringComparison.Ordinal));
        Assert.All(InstrumentCatalog.All, i => Assert.Contains($"## `{i.Name}`", ReferencePages.All["instruments.md"], StringComparison.Ordinal));
        Assert.All(IndicatorCatalog.All, i => Assert.Contains($"| `{i.Id}` |", ReferencePages.All["indicators.md"], StringComparison.Ordinal));
    }
}
