using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>Several scenarios against one reference, from the command to the folder. Incomes, and poverty with them, are observed in December.</summary>
public sealed class CompareTests
{
    private const string Guarantee =
        "scenario: guarantee\ntitle: A guarantee\neconomy: island\nmonths: 12\nreplicates: 2\npolicies:\n"
        + "  - { instrument: credit-guarantee, name: fund, coverage: 80 %, fee: 0 %, budget: 100000 EUR per year }\n";

    private const string Relief =
        "scenario: relief\ntitle: A relief\neconomy: island\nmonths: 12\nreplicates: 2\npolicies:\n  - { instrument: corporate-tax-relief, name: relief, relief: 100 % }\n";

    private const string Both = "scenario: both\ntitle: Both\nextends: [guarantee.yaml, relief.yaml]\neconomy: island\nmonths: 12\nreplicates: 2\n";

    [Fact]
    public async Task Scenarios_are_written_side_by_side_and_each_runs_as_it_does_alone()
    {
        using var folder = Folder();
        var outcome = await SseSimProcess.RunAsync(
            folder.Path, "compare", "guarantee.yaml", "relief.yaml", "both.yaml", "--out", "compared", "--language", "es", "--json");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        using var json = JsonDocument.Parse(outcome.Output);
        var scenarios = json.RootElement.GetProperty("scenarios").EnumerateArray().ToArray();
        Assert.Equal(["guarantee", "relief", "both"], scenarios.Select(s => s.GetProperty("name").GetString()!));

        var report = File.ReadAllText(Path.Combine(folder.Path, "compared", "report.html"));
        Assert.Contains("<html lang=\"es\">", report, StringComparison.Ordinal);
        Assert.Contains("chart-pareto-jobs", report, StringComparison.Ordinal);
        Assert.Contains("chart-pareto-poverty", report, StringComparison.Ordinal);
        Assert.Contains("chart-stack-0", report, StringComparison.Ordinal);

        // One row for each scenario and quantity, the same as in the folder of the scenario.
        var rows = File.ReadAllLines(Path.Combine(folder.Path, "compared", "compare.csv"));
        Assert.Equal("scenario,quantity,unit,mean,low,high", rows[0]);
        var net = scenarios[2].GetProperty("effect").GetProperty("jobs").GetProperty("net").GetProperty("mean").GetDouble();
        Assert.StartsWith(FormattableString.Invariant($"both,net-jobs,FTE-years,{net:R},"), rows.Single(r => r.StartsWith("both,net-jobs,", StringComparison.Ordinal)),
            StringComparison.Ordinal);

        var alone = await SseSimProcess.RunAsync(folder.Path, "run", "relief.yaml", "--out", "alone", "--quiet");
        Assert.True(alone.ExitStatus == 0, alone.Errors);
        Assert.Equal(Hashes(folder, "alone"), Hashes(folder, "compared/relief"));

        var again = await SseSimProcess.RunAsync(folder.Path, "report", "compared");
        Assert.True(again.ExitStatus == 0, again.Errors);
        Assert.Equal(report, File.ReadAllText(Path.Combine(folder.Path, "compared", "report.html")));
    }

    [Fact]
    public async Task Scenarios_that_differ_in_more_than_policies_are_refused_with_the_option_that_helps()
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Path, "other.yaml"), Relief.Replace("relief\ntitle", "other\ntitle", StringComparison.Ordinal)
            .Replace("months: 12", "months: 18", StringComparison.Ordinal).Replace("replicates: 2", "replicates: 3", StringComparison.Ordinal));
        var outcome = await SseSimProcess.RunAsync(folder.Path, "compare", "guarantee.yaml", "other.yaml");
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Equal(
        [
            "ssesim: error: 'other' and 'guarantee' cannot be compared: months is 18 and 12; give both the same with --months 12",
            "ssesim: error: 'other' and 'guarantee' cannot be compared: replicates is 3 and 2; give both the same with --replicates 3",
        ], outcome.ErrorLines);
    }

    [Theory]
    [InlineData("needs two scenarios or more", "guarantee.yaml")]
    [InlineData("two scenarios are called 'guarantee'", "guarantee.yaml", "guarantee.yaml")]
    [InlineData("'reference' has no policy", "guarantee.yaml", "reference")]
    [InlineData("--language takes one of en, fr, es, zh, not 'frensh'", "guarantee.yaml", "relief.yaml", "--language", "frensh")]
    public async Task Wrong_usage_is_said_and_nothing_is_written(string message, params string[] arguments)
    {
        using var folder = Folder();
        var before = folder.Contents();
        var outcome = await SseSimProcess.RunAsync(folder.Path, ["compare", .. arguments]);
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(before, folder.Contents());
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "guarantee.yaml"), Guarantee);
        File.WriteAllText(Path.Combine(folder.Path, "relief.yaml"), Relief);
        File.WriteAllText(Path.Combine(folder.Path, "both.yaml"), Both);
        return folder;
    }

    private static string[] Hashes(TemporaryFolder folder, string run)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, run, "run.json")));
        return [.. json.RootElement.GetProperty("resultHash").EnumerateArray().Select(h => h.GetProperty("hash").GetString()!)];
    }
}
