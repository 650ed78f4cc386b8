namespace SseSim.Client.Tests;

/// <summary>What is drawn on a terminal.</summary>
public sealed class TerminalTests
{
    private const string ColourSequence = "\u001b[3";

    [Fact]
    public async Task A_terminal_shows_a_bar_with_months_per_second()
    {
        var shown = await ShownOnTerminalAsync();
        Assert.Contains("months/s", shown, StringComparison.Ordinal);
        Assert.Contains("━", shown, StringComparison.Ordinal);
        Assert.Contains(ColourSequence, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_colour_where_NO_COLOR_is_set()
    {
        var shown = await ShownOnTerminalAsync(("NO_COLOR", "1"));
        Assert.Contains("months/s", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\x1b\[[0-9;]*(3[0-8]|9[0-7]|4[0-8])[0-9;]*m", shown);
    }

    private static async Task<string> ShownOnTerminalAsync(params (string, string)[] environment)
    {
        using var folder = new TemporaryFolder();
        // script gives the command a terminal of its own.
        using var process = SseSimProcess.StartProgram("script", folder.Path,
            ["-qec", $"stty cols 120 rows 30; '{Repository.Command}' run island-guarantee --months 60 --out result", "/dev/null"],
            [("TERM", "xterm-256color"), .. environment]);
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Output);
        return outcome.Output;
    }
}
