namespace SseSim.Client.Tests;

/// <summary>Help and lists, compared as text.</summary>
public sealed class PrintedTextTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help-run", "run", "--help")]
    [InlineData("help-compare", "compare", "--help")]
    [InlineData("help-validate", "validate", "--help")]
    [InlineData("help-explain", "explain", "--help")]
    [InlineData("help-list", "list", "--help")]
    [InlineData("help-report", "report", "--help")]
    [InlineData("help-export", "export", "--help")]
    [InlineData("help-verify", "verify", "--help")]
    [InlineData("help-economy", "economy", "--help")]
    [InlineData("help-sweep", "sweep", "--help")]
    [InlineData("help-attribute", "attribute", "--help")]
    [InlineData("list-scenarios", "list", "scenarios")]
    [InlineData("list-economies", "list", "economies")]
    [InlineData("list-instruments", "list", "instruments")]
    [InlineData("list-instrument-credit-guarantee", "list", "instrument", "credit-guarantee")]
    [InlineData("list-indicators", "list", "indicators")]
    [InlineData("explain-island-guarantee", "explain", "island-guarantee")]
    public async Task Text_is_as_it_was_agreed(string snapshot, params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(Repository.Root, arguments);
        Assert.Equal(0, outcome.ExitStatus);
        Assert.Empty(outcome.Errors);
        Snapshot.Matches(snapshot, outcome.Output);
    }

    [Fact]
    public async Task The_version_is_a_line_of_its_own() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await SseSimProcess.RunAsync(Repository.Root, "--version")).Output);
}
