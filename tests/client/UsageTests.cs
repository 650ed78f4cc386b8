namespace SseSim.Client.Tests;

/// <summary>Wrong command lines.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("unknown option '--replicats' of 'ssesim run'; did you mean '--replicates'?", "run", "credit-guarantee", "--replicats", "3")]
    [InlineData("unknown option '--replicats' of 'ssesim run'; did you mean '--replicates'?", "run", "--replicats", "3", "credit-guarantee")]
    [InlineData("unknown command 'rum'; did you mean 'run'?", "rum", "credit-guarantee")]
    [InlineData("unknown command 'instrumnt'; did you mean 'instrument'?", "list", "instrumnt", "credit-guarantee")]
    [InlineData("unknown instrument 'credit-garantee'; did you mean 'credit-guarantee'?", "list", "instrument", "credit-garantee")]
    [InlineData("'ssesim run' needs FILE: a scenario: a path, or a name of the library (ssesim list scenarios)", "run")]
    [InlineData("'ssesim explain' takes no further argument, but was given 'b'", "explain", "island-guarantee", "b")]
    [InlineData("--out needs a value: DIR", "run", "island-guarantee", "--out")]
    [InlineData("--out is empty; give it a value: DIR", "run", "island-guarantee", "--out", "")]
    [InlineData("--resume is empty; give it a value: DIR", "run", "--resume", "")]
    [InlineData("DIR is empty; give a run folder, as written by run", "verify", "")]
    [InlineData("RUN is empty; give a run folder, or a scenario: a path, or a name of the library", "entity", " ")]
    [InlineData("FILE is empty; give scenarios: paths, or names of the library; or paths of economies; - for standard input", "validate", "")]
    [InlineData("unknown command 'foo'; there are: scenarios, economies, instruments, instrument, indicators", "list", "foo")]
    [InlineData("--seed was given more than once: give one value", "run", "island-guarantee", "--seed", "1", "--seed", "2")]
    [InlineData("--threads takes a whole number from 1 to 1024, not 'two'", "run", "island-guarantee", "--threads", "two")]
    [InlineData("--residents and --scale both give the size of the sample: give one of them",
        "run", "island-guarantee", "--residents", "1000", "--scale", "1:5")]
    [InlineData("--resume goes on with the scenario that was begun: leave FILE out", "run", "island-guarantee", "--resume", "result")]
    [InlineData("--force belongs to --resume DIR", "run", "island-guarantee", "--force")]
    [InlineData("--threads is for runs on this machine: the threads of a cluster are those of its silos",
        "run", "island-guarantee", "--cluster", "--threads", "2")]
    [InlineData("--silo-port takes a whole number from 1 to 65535, not '0'", "silo", "--silo-port", "0")]
    [InlineData("SSESIM_CLUSTER is not set: it names the PostgreSQL database that the silos of a cluster share, such as "
        + "'Host=127.0.0.1;Database=ssesim;Username=ssesim;Password=...'", "runs")]
    public async Task A_wrong_command_line_says_what_would_be_right(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, arguments);
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Equal($"ssesim: error: {message}", outcome.ErrorLines[0]);
        Assert.Empty(outcome.Output);
        Assert.Empty(folder.Contents());
    }

    [Fact]
    public async Task An_error_with_json_is_one_object_on_standard_output_too()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "no-such-scenario", "--json");
        Assert.Equal(2, outcome.ExitStatus);
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.Equal(2, json.RootElement.GetProperty("exitStatus").GetInt32());
        Assert.Equal(outcome.ErrorLines, json.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!));
    }

    [Fact]
    public async Task No_command_at_all_shows_which_there_are()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path);
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains("'ssesim' needs a command: run, ", outcome.Errors, StringComparison.Ordinal);
    }
}
