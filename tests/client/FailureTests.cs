namespace SseSim.Client.Tests;

/// <summary>Runs that end otherwise than well.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_broken_transfer_stops_the_run_with_the_month_the_account_and_the_difference()
    {
        using var folder = new TemporaryFolder();
        using var process = SseSimProcess.Start(folder.Path, ["run", "island-guarantee", "--months", "12"], ("SSESIM_TEST_BREAK_TRANSFER", "4"));
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 3, outcome.Errors);
        // Month 4 from 0 of a run that starts in January 2021.
        Assert.Matches(@"error: 2021-05: account '[^']+' does not close: difference -?[1-9]\d* cents", outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(folder.Contents());
    }

    [Fact]
    public async Task Ctrl_C_ends_the_run_with_130_and_says_what_is_kept()
    {
        using var folder = new TemporaryFolder();
        using var process = SseSimProcess.Start(folder.Path,
            ["run", "island-guarantee", "--months", "1200", "--replicates", "50", "--threads", "1", "--out", "result"]);
        await process.UntilErrorsAsync(errors => errors.Contains("months/s", StringComparison.Ordinal));
        process.Interrupt();
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 130, outcome.Errors);
        Assert.Contains("ssesim: cancelled", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        // Whole or not there: nothing beside it.
        Assert.All(folder.Contents(), entry => Assert.StartsWith("result", entry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_ends_with_status_1_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        // A limit on the size of a file is what a full disk looks like, without a file system to fill; the trajectories are larger.
        using var process = SseSimProcess.StartProgram("bash", folder.Path,
            ["-c", $"trap '' XFSZ; ulimit -f 256; exec '{Repository.Command}' run island-guarantee --months 12 --out result"],
            // The runtime maps its own code through a file in memory that is larger than the limit, unless told not to.
            ("DOTNET_EnableWriteXorExecute", "0"));
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 1, outcome.Errors);
        Assert.Contains("no room left on the disk", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(folder.Contents());
    }
}
