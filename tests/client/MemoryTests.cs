namespace SseSim.Client.Tests;

/// <summary>Runs on machines with little memory.</summary>
public sealed class MemoryTests
{
    [Fact]
    public async Task A_run_that_the_machine_has_no_memory_for_is_refused_with_the_scale_that_fits()
    {
        using var folder = new TemporaryFolder();
        // The runtime counts a limit of its heap as the machine's memory, as it does a container's: 512 MiB.
        using var process = SseSimProcess.Start(
            folder.Path, ["run", "credit-guarantee", "--scale", "1:1", "--out", "result"], ("DOTNET_GCHeapHardLimit", "0x20000000"));
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 2, outcome.Errors);
        Assert.Matches(
            @"ssesim: error: this run needs about \d\.\d GiB of memory and there are 512 MiB; --scale 1:(10|20|50) \([\d,]+ residents\) takes about \d+ MiB\n",
            outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(folder.Contents());
    }

    [Fact]
    public async Task Many_replicates_fit_into_the_memory_that_they_are_said_to_take()
    {
        using var folder = new TemporaryFolder();
        // 80 runs of 120 months in four areas: were every counter kept twice, or the report's rows whole, they would not fit into 640 MiB.
        using var process = SseSimProcess.Start(folder.Path,
            ["run", "island-guarantee", "--residents", "500", "--months", "120", "--replicates", "40", "--threads", "2", "--out", "result"],
            ("DOTNET_GCHeapHardLimit", "0x28000000"));
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        Assert.Matches(@"ssesim: about [56]\d\d MiB of memory\n", outcome.Errors);
    }

    [Fact]
    public async Task A_run_says_what_memory_it_will_take_and_profile_says_where_its_time_went()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(
            folder.Path, "run", "island-guarantee", "--months", "8", "--replicates", "1", "--profile", "--out", "result");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        Assert.Matches(@"ssesim: about \d+ MiB of memory\n", outcome.Errors);
        string[] parts = ["settling", "trade", "payroll", "labour", "observation", "institutions"];
        Assert.All(parts, part => Assert.Matches($@"\n +{part} +\d+\.\d{{3}} +\d+\.\d % +\d+\.\d", outcome.Output));
        using var run = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "result", "run.json")));
        var seconds = run.RootElement.GetProperty("stepSeconds");
        Assert.All(parts, part => Assert.True(seconds.GetProperty(part).GetDouble() >= 0, part));
        Assert.True(seconds.GetProperty("trade").GetDouble() + seconds.GetProperty("labour").GetDouble() > 0);
    }
}
