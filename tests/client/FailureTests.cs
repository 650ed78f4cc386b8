using System.Text.RegularExpressions;

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

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ctrl_C_and_SIGTERM_end_the_run_with_130_and_say_what_is_kept(string signal)
    {
        using var folder = new TemporaryFolder();
        // A program started in the background inherits that Ctrl-C is ignored; env gives it a terminal's disposition.
        using var process = SseSimProcess.StartProgram("env", folder.Path,
        [
            "--default-signal=INT", Repository.Command, "run", "island-guarantee", "--months", "1200", "--replicates", "50", "--threads", "1",
            "--out", "result",
        ]);
        await process.UntilErrorsAsync(errors => errors.Contains("months/s", StringComparison.Ordinal));
        process.Signal(signal);
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 130, outcome.Errors);
        Assert.Contains("ssesim: cancelled", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        // Whole or not there: nothing beside it.
        Assert.All(folder.Contents(), entry => Assert.StartsWith("result", entry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_run_keeps_the_finished_replicates_and_verify_confirms_them()
    {
        using var folder = new TemporaryFolder();
        using var process = SseSimProcess.Start(folder.Path,
            ["run", "island-guarantee", "--months", "240", "--replicates", "200", "--threads", "1", "--out", "result"]);
        await process.UntilErrorsAsync(errors => Regex.IsMatch(errors, @"replicate ([3-9]|\d\d+) of"));
        process.Signal("TERM");
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 130, outcome.Errors);
        Assert.Matches(@"cancelled; ([2-9]|\d\d+) of 200 replicates were finished and are kept", outcome.Errors);
        Assert.Contains("result/report.html", folder.Contents());
        var verified = await SseSimProcess.RunAsync(folder.Path, "verify", "result");
        Assert.True(verified.ExitStatus == 0, verified.Output + verified.Errors);
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
