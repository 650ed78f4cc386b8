using System.Security.Cryptography;
using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>Runs of the teaching economy from the command to the files.</summary>
public sealed class RunTests
{
    /// <summary>A year of the island is enough to reach every file and every hash.</summary>
    private static readonly string[] Island = ["run", "island-guarantee", "--months", "12", "--replicates", "2"];

    [Fact]
    public async Task A_run_is_exported_beside_its_folder_and_a_format_that_there_is_not_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = await SseSimProcess.RunAsync(folder.Path, "run", "island-guarantee", "--months", "2", "--replicates", "1", "--out", "result", "--quiet");
        Assert.True(run.ExitStatus == 0, run.Errors);
        var before = folder.Contents();
        var wrong = await SseSimProcess.RunAsync(folder.Path, "export", "result", "--format", "duckbd");
        Assert.Equal((2, "ssesim: error: unknown format 'duckbd'; did you mean 'duckdb'?\n"), (wrong.ExitStatus, wrong.Errors));
        Assert.Equal(before, folder.Contents());
        var export = await SseSimProcess.RunAsync(folder.Path, "export", "result", "--format", "duckdb");
        Assert.Equal((0, "Export: result.duckdb\n"), (export.ExitStatus, export.Output));
        Assert.Equal([.. before.Append("result.duckdb").Order(StringComparer.Ordinal)], folder.Contents());
    }

    [Fact]
    public async Task Results_say_which_policies_reached_no_organisation()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "mine.yaml"), """
            scenario: mine
            economy: island
            start: 2021-01
            months: 3
            replicates: 2
            policies:
              - { instrument: wage-subsidy, name: nobody, rate: 50 %, for: { forms: [mutual], sectors: [agriculture-and-food] } }
              - { instrument: prompt-payment, name: somebody, days: 5 days, for: { forms: all } }
              - { instrument: survey, name: statistics, sampling-error: 3 % }
            """, TestContext.Current.CancellationToken);
        var outcome = await SseSimProcess.RunAsync(folder.Path, "run", "mine.yaml", "--out", "there");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        Assert.Contains("policy 'nobody' finds nobody as the run begins", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("Policy nobody: Reached no organisation in any replicate", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Policy somebody:", outcome.Output, StringComparison.Ordinal);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "there", "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal([0, 2, null], run.RootElement.GetProperty("policies").EnumerateArray().Select(p => p.TryGetProperty("reachedIn", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetInt32() : (int?)null));
        Assert.Contains("Reached no organisation in any replicate", await File.ReadAllTextAsync(Path.Combine(folder.Path, "there", "report.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_leaves_a_whole_folder_and_says_where_the_report_is()
    {
        using var folder = new TemporaryFolder();
        var outcome = await SseSimProcess.RunAsync(folder.Path, [.. Island, "--out", "result"]);
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        string[] expected =
        [
            "result", "result/economy.yaml", "result/effect.json", "result/report.html", "result/run.json", "result/scenario.yaml",
            "result/trajectories.csv", "result/trajectories.parquet", "result/who-gains.csv",
        ];
        Assert.Equal(expected, folder.Contents());
        Assert.EndsWith("Report: result/report.html\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Net jobs", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("95 % interval", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("EUR", outcome.Output, StringComparison.Ordinal);

        using var run = Json(folder, "result/run.json");
        string[] keys =
        [
            "scenario", "economy", "seed", "replicates", "months", "residents", "territories", "organisations", "version", "started",
            "wallSeconds", "personMonths", "personMonthsPerSecond", "peakMemoryBytes", "resultHash", "accounts", "files", "scenarioSha256",
            "economySha256",
        ];
        Assert.All(keys, key => Assert.True(run.RootElement.TryGetProperty(key, out _), key));
        Assert.Equal(12, run.RootElement.GetProperty("months").GetInt32());
        Assert.Equal(5000 * 12 * 4, run.RootElement.GetProperty("personMonths").GetInt64());   // residents x months x (2 replicates x 2 runs)
        Assert.Equal(0, run.RootElement.GetProperty("accounts").GetProperty("residual").GetInt64());
        Assert.True(run.RootElement.GetProperty("accounts").GetProperty("checks").GetInt64() > 0);
        foreach (var file in run.RootElement.GetProperty("files").EnumerateObject())
        {
            Assert.Equal(Sha256(Path.Combine(folder.Path, "result", file.Name)), file.Value.GetString());
        }

        Assert.Equal(run.RootElement.GetProperty("scenarioSha256").GetString(), Sha256(Path.Combine(folder.Path, "result/scenario.yaml")));
    }

    [Fact]
    public async Task The_bridge_from_gross_to_net_jobs_adds_up_exactly()
    {
        using var folder = new TemporaryFolder();
        await RequireDoneAsync(folder, [.. Island, "--out", "result"]);
        using var effect = Json(folder, "result/effect.json");
        var jobs = effect.RootElement.GetProperty("jobs");
        double Mean(string row) => jobs.GetProperty(row).GetProperty("mean").GetDouble();
        Assert.Equal(Mean("net"), Mean("gross") - Mean("deadweight") - Mean("displacement") - Mean("substitution") + Mean("spillover"));
        var cost = effect.RootElement.GetProperty("cost");
        string[] rows = ["grossOutlay", "taxExpenditure", "guaranteeCalls", "clawback", "netFiscal", "perNetFteYear", "npv"];
        Assert.All(rows, row => Assert.True(cost.TryGetProperty(row, out _), row));
    }

    [Fact]
    public async Task Threads_and_processes_change_no_hash_and_another_seed_changes_all()
    {
        using var folder = new TemporaryFolder();
        await RequireDoneAsync(folder, [.. Island, "--threads", "1", "--out", "one"]);
        await RequireDoneAsync(folder, [.. Island, "--threads", "2", "--out", "two"]);
        await RequireDoneAsync(folder, [.. Island, "--seed", "2", "--out", "other"]);
        var hashes = Hashes(folder, "one/run.json");
        Assert.Equal(4, hashes.Count);   // policy and reference of two replicates
        Assert.Equal(hashes, Hashes(folder, "two/run.json"));
        Assert.Empty(hashes.Values.Intersect(Hashes(folder, "other/run.json").Values));
    }

    [Fact]
    public async Task Fewer_replicates_are_the_first_of_more()
    {
        using var folder = new TemporaryFolder();
        await RequireDoneAsync(folder, [.. Island, "--out", "two"]);
        await RequireDoneAsync(folder, "run", "island-guarantee", "--months", "12", "--replicates", "1", "--out", "one");
        var two = Hashes(folder, "two/run.json");
        Assert.All(Hashes(folder, "one/run.json"), hash => Assert.Equal(two[hash.Key], hash.Value));
    }

    [Fact]
    public async Task Verify_confirms_a_folder_wherever_it_was_moved()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        await RequireDoneAsync(folder, [.. Island, "--set", "policies.guarantee-fund.coverage=50 %", "--out", "result"]);
        var moved = Path.Combine(elsewhere.Path, "moved");
        Directory.Move(Path.Combine(folder.Path, "result"), moved);
        var outcome = await SseSimProcess.RunAsync(folder.Path, "verify", moved);
        Assert.True(outcome.ExitStatus == 0, outcome.Output + outcome.Errors);
        Assert.EndsWith("Verified: every hash is the same.\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_run_and_the_file_that_differ()
    {
        using var folder = new TemporaryFolder();
        await RequireDoneAsync(folder, "run", "island-guarantee", "--months", "12", "--replicates", "1", "--out", "result");
        var scenario = Path.Combine(folder.Path, "result", "scenario.yaml");
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("seed: 1", "seed: 7", StringComparison.Ordinal));
        var outcome = await SseSimProcess.RunAsync(folder.Path, "verify", "result");
        Assert.Equal(1, outcome.ExitStatus);
        Assert.Matches(@"island-guarantee +0 .*differs", outcome.Output);
        Assert.Matches(@"reference +0 .*differs", outcome.Output);
        Assert.Contains("scenario.yaml: not the file that was recorded", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_written_again_as_it_was()
    {
        using var folder = new TemporaryFolder();
        await RequireDoneAsync(folder, [.. Island, "--out", "result"]);
        var report = Path.Combine(folder.Path, "result", "report.html");
        var first = Sha256(report);
        File.Delete(report);
        await RequireDoneAsync(folder, "report", "result");
        Assert.Equal(first, Sha256(report));
    }

    [Fact]
    public async Task Json_is_one_object_and_nothing_else_on_standard_output()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RequireDoneAsync(folder, [.. Island, "--json"]);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(0, json.RootElement.GetProperty("exitStatus").GetInt32());
        Assert.True(File.Exists(json.RootElement.GetProperty("report").GetString()));
        Assert.Equal("island-guarantee", json.RootElement.GetProperty("run").GetProperty("scenario").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("effect").GetProperty("replicates").GetInt32());
        Assert.Matches(@"^runs/island-guarantee-\d{8}T\d{6}Z$", folder.Contents()[1]);
    }

    [Fact]
    public async Task Without_a_reference_no_effect_is_claimed()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RequireDoneAsync(folder, [.. Island, "--no-reference", "--out", "result"]);
        Assert.DoesNotContain("result/effect.json", folder.Contents());
        Assert.DoesNotContain("Net jobs", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(2, Hashes(folder, "result/run.json").Count);
        await RequireDoneAsync(folder, "verify", "result");
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RequireDoneAsync(folder, [.. Island, "--quiet"]);
        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    private static async Task<Outcome> RequireDoneAsync(TemporaryFolder folder, params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(folder.Path, arguments);
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        return outcome;
    }

    private static Dictionary<(int Replicate, string Run), string> Hashes(TemporaryFolder folder, string run)
    {
        using var json = Json(folder, run);
        return json.RootElement.GetProperty("resultHash").EnumerateArray().ToDictionary(
            h => (h.GetProperty("replicate").GetInt32(), h.GetProperty("run").GetString()!), h => h.GetProperty("hash").GetString()!);
    }

    private static JsonDocument Json(TemporaryFolder folder, string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, name)));

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
