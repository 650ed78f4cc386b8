using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>What is kept of a run for the next one.</summary>
public sealed class CacheTests
{
    private static readonly string[] Island = ["run", "island-guarantee", "--months", "8", "--replicates", "2", "--quiet"];

    [Fact]
    public async Task A_run_that_finds_its_settled_economies_has_the_hashes_of_one_that_settled_them()
    {
        using var folder = new TemporaryFolder();
        var cache = Path.Combine(folder.Path, "xdg", "ssesim");
        await RunAsync(folder, "settled", ("SSESIM_CACHE", ""), ("XDG_CACHE_HOME", Path.Combine(folder.Path, "xdg")));
        Assert.Equal(2, Directory.GetFiles(cache, "*.start").Length);
        // The second is damaged and is settled again.
        var damaged = Directory.GetFiles(cache).Order().Last();
        File.WriteAllBytes(damaged, File.ReadAllBytes(damaged)[..1000]);
        await RunAsync(folder, "found", ("SSESIM_CACHE", cache));
        Assert.Equal(Hashes(folder, "settled"), Hashes(folder, "found"));
        Assert.True(new FileInfo(damaged).Length > 1000);
        Assert.Equal(2, Directory.GetFiles(cache).Length);
    }

    [Fact]
    public async Task Verify_settles_again_whatever_is_kept()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "result");
        var untouched = Path.Combine(folder.Path, "untouched");
        using var process = SseSimProcess.Start(folder.Path, ["verify", "result"], ("SSESIM_CACHE", untouched));
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Output + outcome.Errors);
        Assert.False(Directory.Exists(untouched));
    }

    [Fact]
    public async Task Nothing_is_kept_where_the_cache_is_off()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "result", ("SSESIM_CACHE", "off"), ("XDG_CACHE_HOME", Path.Combine(folder.Path, "xdg")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "xdg")));
    }

    private static async Task RunAsync(TemporaryFolder folder, string result, params (string, string)[] environment)
    {
        using var process = SseSimProcess.Start(folder.Path, [.. Island, "--out", result], environment);
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
    }

    private static string Hashes(TemporaryFolder folder, string result)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, result, "run.json")));
        return json.RootElement.GetProperty("resultHash").GetRawText();
    }
}
