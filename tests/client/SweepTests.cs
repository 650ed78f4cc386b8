namespace SseSim.Client.Tests;

/// <summary>Sweeps from the command to the table.</summary>
public sealed class SweepTests
{
    private static readonly string[] Island =
    [
        "sweep", "island-guarantee", "--months", "9", "--replicates", "3", "--over", "policies.guarantee-fund.coverage=20 %,80 %", "--over",
        "policies.guarantee-fund.fee=0..2 %/2",
    ];

    [Fact]
    public async Task A_killed_sweep_goes_on_and_gives_the_same_table_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        var whole = await SseSimProcess.RunAsync(folder.Path, [.. Island, "--out", "whole", "--threads", "1"]);
        Assert.True(whole.ExitStatus == 0, whole.Errors);

        using (var process = SseSimProcess.Start(folder.Path, [.. Island, "--out", "killed"]))
        {
            // Two rows are on the disk: the process is killed as it is, without a chance to tidy up.
            while (!File.Exists(At(folder, "killed/rows.jsonl")) || File.ReadAllText(At(folder, "killed/rows.jsonl")).Count(c => c == '\n') < 2)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            process.Signal("KILL");
            Assert.NotEqual(0, (await process.WaitAsync()).ExitStatus);
        }

        Assert.False(File.Exists(At(folder, "killed/table.csv")));
        var resumed = await SseSimProcess.RunAsync(folder.Path, "sweep", "killed");
        Assert.True(resumed.ExitStatus == 0, resumed.Errors);
        Assert.Contains("of them done before", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(At(folder, "whole/table.csv")), File.ReadAllBytes(At(folder, "killed/table.csv")));
        Assert.Equal(File.ReadAllBytes(At(folder, "whole/table.parquet")), File.ReadAllBytes(At(folder, "killed/table.parquet")));

        var alone = await SseSimProcess.RunAsync(folder.Path, "sweep", "killed", "--repeat", "3/2");
        Assert.Equal((0, true), (alone.ExitStatus, alone.Output.EndsWith("(the same)\n", StringComparison.Ordinal)));

        // Each row can be run as a run of its own, with the same hash.
        var row = File.ReadAllLines(At(folder, "whole/table.csv"))[^1].Split(',');
        var run = await SseSimProcess.RunAsync(folder.Path, "run", "island-guarantee", "--months", "9", "--replicates", "1", "--seed", row[2],
            "--set", $"policies.guarantee-fund.coverage={row[3]}", "--set", $"policies.guarantee-fund.fee={row[4]}", "--out", "alone");
        Assert.True(run.ExitStatus == 0, run.Errors);
        Assert.Contains(row[^3], File.ReadAllText(At(folder, "alone/run.json")), StringComparison.Ordinal);
        Assert.Contains(row[^2], File.ReadAllText(At(folder, "alone/run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_is_said_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, "sweep", "island-guarantee", "--over", "policies.guarantee-fund.coverage=20 %,180 %");
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Equal(
            ["--over policies.guarantee-fund.coverage=180 %: error: 'coverage' must be between 0 % and 100 %, not 180 %"], outcome.ErrorLines);
        Assert.Empty(folder.Contents());
    }

    [Fact]
    public async Task The_folder_of_a_sweep_takes_no_new_settings()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, "sweep", "island-guarantee", "--months", "1", "--replicates", "1", "--out", "s", "--over",
            "policies.guarantee-fund.coverage=20 %");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        outcome = await SseSimProcess.RunAsync(folder.Path, "sweep", "s", "--months", "2");
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains("goes on as it was begun", outcome.Errors, StringComparison.Ordinal);
    }

    private static string At(TemporaryFolder folder, string name) => Path.Combine(folder.Path, name);
}
