namespace SseSim.Client.Tests;

/// <summary>The script <c>./ssesim</c> itself.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task A_link_to_the_script_works_from_any_folder()
    {
        using var folder = new TemporaryFolder();
        var link = Path.Combine(folder.Path, "sim");
        File.CreateSymbolicLink(link, Repository.Command);
        using var process = SseSimProcess.StartProgram(link, folder.Path, ["list", "economies"]);
        var outcome = await process.WaitAsync();
        Assert.Equal(0, outcome.ExitStatus);
        Assert.Contains("portugal-2010", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_sdk_it_says_what_to_install()
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "ssesim");
        File.Copy(Repository.Command, script);
        var tools = Directory.CreateDirectory(Path.Combine(folder.Path, "tools")).FullName;
        string[] needed = ["bash", "dirname", "readlink", "mkdir", "flock", "find", "date"];
        foreach (var tool in needed)
        {
            File.CreateSymbolicLink(Path.Combine(tools, tool), ProgramOnPath(tool));
        }

        using var process = SseSimProcess.StartProgram(script, folder.Path, ["--version"], ("PATH", tools));
        var outcome = await process.WaitAsync();
        Assert.Equal(1, outcome.ExitStatus);
        Assert.Contains("the .NET SDK is needed", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("apt-get install dotnet-sdk-10.0", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat file.yaml | ssesim validate /dev/stdin", "/dev/stdin")]
    [InlineData("cat file.yaml | ssesim validate -", "-")]
    [InlineData("ssesim validate - < file.yaml", "-")]
    [InlineData("ssesim validate <(cat file.yaml)", "/dev/fd/63")]
    public async Task A_file_comes_through_a_pipe_under_any_name(string command, string shownAs)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "file.yaml"), "scenario: mine\neconomy: island\nmonths: 3\n");
        using var process = SseSimProcess.StartProgram(ProgramOnPath("bash"), folder.Path, ["-c", command.Replace("ssesim", Repository.Command, StringComparison.Ordinal)]);
        var outcome = await process.WaitAsync();
        Assert.Equal((0, $"{shownAs}: valid\n"), (outcome.ExitStatus, outcome.Output));
    }

    [Theory]
    [InlineData("ssesim list economies >&-", 0, "")]
    [InlineData("ssesim list nothing 2>&-", 2, "")]
    [InlineData("ssesim list nothing >&- 2>&- <&-", 2, "")]
    [InlineData("ssesim list economies >/dev/full", 1, "ssesim: error: standard output cannot be written to: No space left on device\n")]
    [InlineData("ssesim run nothing.yaml --json >/dev/full", 2, "nothing.yaml: error: ")]
    [InlineData("ssesim list nothing 2>/dev/full", 2, "")]
    public async Task Streams_that_are_closed_or_full_are_no_bug(string command, int status, string errors)
    {
        using var folder = new TemporaryFolder();
        using var process = SseSimProcess.StartProgram(ProgramOnPath("bash"), folder.Path, ["-c", command.Replace("ssesim", Repository.Command, StringComparison.Ordinal)]);
        var outcome = await process.WaitAsync();
        Assert.Equal((status, ""), (outcome.ExitStatus, outcome.Output));
        Assert.StartsWith(errors, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Bug in SseSim", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_together_all_find_the_program()
    {
        using var folder = new TemporaryFolder();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SseSimProcess.RunAsync(folder.Path, "--version")));
        Assert.All(outcomes, outcome => Assert.Equal(0, outcome.ExitStatus));
    }

    private static string ProgramOnPath(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
