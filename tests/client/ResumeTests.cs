using System.Diagnostics;
using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>Runs of a process that is killed without warning, and go on in another.</summary>
public sealed class ResumeTests
{
    private static readonly string[] Run =
        ["run", "island-guarantee", "--months", "240", "--replicates", "2", "--threads", "1", "--checkpoint-months", "6", "--out", "result"];

    [Fact]
    public async Task A_killed_run_is_resumed_and_gives_the_same_hashes()
    {
        using var folder = new TemporaryFolder();
        await KillAsync(folder);
        var resumed = await SseSimProcess.RunAsync(folder.Path, "run", "--resume", "result");
        Assert.True(resumed.ExitStatus == 0, resumed.Errors);
        Assert.DoesNotContain("warning", resumed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Contents(), entry => entry.Contains(".unfinished", StringComparison.Ordinal));
        var undisturbed = await SseSimProcess.RunAsync(folder.Path, [.. Run[..^1], "undisturbed"]);
        Assert.True(undisturbed.ExitStatus == 0, undisturbed.Errors);
        Assert.Equal(Hashes(folder, "undisturbed"), Hashes(folder, "result"));
    }

    [Fact]
    public async Task What_cannot_be_resumed_is_refused_with_what_would_be_right()
    {
        using var folder = new TemporaryFolder();
        await KillAsync(folder);

        var again = await SseSimProcess.RunAsync(folder.Path, Run);
        Assert.Equal(2, again.ExitStatus);
        Assert.Contains("go on with it by 'ssesim run --resume", again.Errors, StringComparison.Ordinal);

        var changed = await SseSimProcess.RunAsync(folder.Path, "run", "--resume", "result", "--seed", "5");
        Assert.Equal(2, changed.ExitStatus);
        Assert.Contains("--seed cannot change a run that is resumed", changed.Errors, StringComparison.Ordinal);

        // As another version would have left it.
        var about = Path.Combine(folder.Path, "result.unfinished", "resume.json");
        var version = JsonDocument.Parse(File.ReadAllText(about)).RootElement.GetProperty("version").GetString()!;
        File.WriteAllText(about, File.ReadAllText(about).Replace(version, "0.0.9+00000000", StringComparison.Ordinal));
        var refused = await SseSimProcess.RunAsync(folder.Path, "run", "--resume", "result");
        Assert.Equal(2, refused.ExitStatus);
        Assert.Contains("begun by version 0.0.9+00000000", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);

        // The newest states of the run in hand are damaged: the checkpoint before is used, and said.
        // A part written after the newest commit belongs to no checkpoint yet.
        var committed = Directory.EnumerateFiles(folder.Path, "slot-?", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;
        var damaged = Directory.EnumerateFiles(Path.GetDirectoryName(committed)!, "*-member-0.part")
            .Where(part => File.GetLastWriteTimeUtc(part) <= File.GetLastWriteTimeUtc(committed)).MaxBy(File.GetLastWriteTimeUtc)!;
        using (var file = File.Open(damaged, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        var forced = await SseSimProcess.RunAsync(folder.Path, "run", "--resume", "result", "--force");
        Assert.True(forced.ExitStatus == 0, forced.Errors);
        Assert.Matches("ssesim: warning: .*checkpoint after month [0-9]+ is damaged", forced.Errors);

        var complete = await SseSimProcess.RunAsync(folder.Path, "run", "--resume", "result");
        Assert.Equal(2, complete.ExitStatus);
        Assert.Contains("this run is complete", complete.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_run_leaves_nothing_beside_its_folder()
    {
        using var folder = new TemporaryFolder();
        using var process = SseSimProcess.Start(folder.Path, ["run", "island-guarantee", "--months", "6", "--out", "result"]);
        var seen = new HashSet<string>();
        while (!process.HasExited)
        {
            seen.UnionWith(folder.Contents().Where(entry => entry.Contains(".unfinished", StringComparison.Ordinal)));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        // Where the machine is slow a checkpoint may have come due; it is gone with the run all the same.
        Assert.True(seen.Count == 0 || outcome.Elapsed > TimeSpan.FromSeconds(5), string.Join(", ", seen));
        Assert.DoesNotContain(folder.Contents(), entry => entry.Contains(".unfinished", StringComparison.Ordinal));
    }

    /// <summary>Starts the run and kills it with its checkpoints half way: after the first run of the experiment, in the middle of another.</summary>
    private static async Task KillAsync(TemporaryFolder folder)
    {
        using var process = SseSimProcess.Start(folder.Path, Run);
        var patience = Stopwatch.StartNew();
        while (!Slots(folder).Any(slot => slot.Contains("reference", StringComparison.Ordinal)))
        {
            Assert.True(!process.HasExited, "ended before it could be killed");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), "no checkpoint came");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        process.Signal("KILL");
        await process.WaitAsync();
        Assert.DoesNotContain("result", folder.Contents());
    }

    private static IEnumerable<string> Slots(TemporaryFolder folder) =>
        folder.Contents().Where(entry => Path.GetFileName(entry).StartsWith("slot-", StringComparison.Ordinal));

    private static string[] Hashes(TemporaryFolder folder, string run)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, run, "run.json")));
        return [.. json.RootElement.GetProperty("resultHash").EnumerateArray().Select(h => h.ToString())];
    }
}
