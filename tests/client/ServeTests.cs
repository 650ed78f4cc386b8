using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>The policy lab as programs and strangers meet it.</summary>
/// <param name="standing">A lab that tests share which begin no run in it and leave nothing behind.</param>
public sealed class ServeTests(StandingLab standing) : IDisposable, IClassFixture<StandingLab>
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_is_started_followed_and_gives_the_hashes_that_the_command_gives()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        var id = await lab.BeginAsync(new
        {
            scenario = "island-guarantee", months = 12, residents = 1250, replicates = 1,
            set = new Dictionary<string, string> { ["policies.guarantee-fund.coverage"] = "50 %" },
        });
        var states = await lab.FollowAsync(id);
        Assert.Equal("completed", states[^1].GetProperty("state").GetString());
        Assert.Equal(24, states[^1].GetProperty("monthsDone").GetInt32());
        var command = await SseSimProcess.RunAsync(_folder.Path, "run", "island-guarantee", "--months", "12", "--residents", "1250", "--replicates", "1",
            "--set", "policies.guarantee-fund.coverage=50 %", "--out", "there", "--json", "--quiet");
        Assert.Equal((0, ""), (command.ExitStatus, command.Errors));
        var run = await lab.GetAsync($"/api/runs/{id}/files/run.json");
        Assert.Equal(Hashes(JsonDocument.Parse(command.Output).RootElement.GetProperty("run")), Hashes(run));
        var summary = await lab.GetAsync($"/api/runs/{id}/summary");
        Assert.Contains(summary.GetProperty("rows").EnumerateArray(), row => row[0].GetString()!.StartsWith("Net jobs", StringComparison.Ordinal));
        Assert.Contains("<!doctype html>", await lab.Http.GetStringAsync($"/api/runs/{id}/files/report.html", Test), StringComparison.Ordinal);
        Assert.Equal(id, (await lab.GetAsync("/api/runs"))[0].GetProperty("id").GetString());
        var verified = await SseSimProcess.RunAsync(_folder.Path, "verify", $"runs/{id}", "--quiet");
        Assert.Equal(0, verified.ExitStatus);
        Assert.Equal(0, (await lab.StopAsync()).ExitStatus);
    }

    [Fact]
    public async Task Its_report_and_table_are_in_the_language_that_was_asked_for()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        var id = await lab.BeginAsync(new { scenario = "island-guarantee", months = 12, residents = 1250, language = "fr" });
        Assert.Equal("completed", (await lab.FollowAsync(id))[^1].GetProperty("state").GetString());
        Assert.Contains("<html lang=\"fr\"", await lab.Http.GetStringAsync($"/api/runs/{id}/files/report.html", Test), StringComparison.Ordinal);
        Assert.Equal("fr", (await lab.GetAsync($"/api/runs/{id}/files/run.json")).GetProperty("language").GetString());
        var summary = await lab.GetAsync($"/api/runs/{id}/summary");
        Assert.Contains(summary.GetProperty("rows").EnumerateArray(), row => row[0].GetString()!.StartsWith("Emplois nets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_goes_on_and_one_that_waits_can_be_cancelled()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        var first = await lab.BeginAsync(new { scenario = "island-guarantee", months = 1200, residents = 5000, replicates = 2 });
        var second = await lab.BeginAsync(new { scenario = "island-guarantee", months = 12, residents = 1250 });
        Assert.Equal("waiting", (await lab.GetAsync($"/api/runs/{second}")).GetProperty("state").GetString());
        foreach (var id in new[] { second, first })
        {
            using var answer = await lab.Http.DeleteAsync($"/api/runs/{id}", Test);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("cancelled", (await lab.FollowAsync(id))[^1].GetProperty("state").GetString());
        }

        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "runs", first)));
    }

    [Fact]
    public async Task What_there_is_can_be_asked_and_the_api_describes_itself()
    {
        var lab = standing.Lab;
        Assert.Contains((await lab.GetAsync("/api/scenarios")).EnumerateArray(), s => s.GetProperty("name").GetString() == "credit-guarantee");
        Assert.Contains((await lab.GetAsync("/api/instruments")).EnumerateArray(), s => s.GetProperty("name").GetString() == "seed-grant");
        Assert.Contains((await lab.GetAsync("/api/indicators")).EnumerateArray(), s => s.GetProperty("id").GetString() == "sse.employment");
        var scenario = await lab.GetAsync("/api/scenarios/island-guarantee");
        Assert.Contains(scenario.GetProperty("values").EnumerateArray(),
            v => v.GetProperty("key").GetString() == "policies.guarantee-fund.coverage" && v.GetProperty("value").GetDouble() == 80);
        var description = await lab.GetAsync("/openapi/v1.json");
        Assert.StartsWith("3.", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] paths = [.. description.GetProperty("paths").EnumerateObject().Select(p => p.Name)];
        var request = description.GetProperty("components").GetProperty("schemas").GetProperty("RunRequest").GetProperty("properties");
        Assert.Equal(["en", "fr", "es", "zh"], request.GetProperty("language").GetProperty("enum").EnumerateArray().Select(code => code.GetString()));
        Assert.All(["/api/runs", "/api/runs/{id}", "/api/runs/{id}/events", "/api/validate", "/api/scenarios/{name}"], p => Assert.Contains(p, paths));
        using var dashboard = await lab.Http.GetAsync("/dashboard/DashboardCounters", Test);
        Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
    }

    [Theory]
    [InlineData("{", 400, "The body is not valid JSON at $, line 1: ")]
    [InlineData("", 400, "The request must have a body: a JSON object, as described at /openapi/v1.json.")]
    [InlineData("null", 400, "The request must have a body: a JSON object, as described at /openapi/v1.json.")]
    [InlineData("[]", 400, "The body has a value of another kind than /openapi/v1.json describes at $, line 1.")]
    [InlineData("{\"scenario\":\"island-guarantee\",\"mnths\":12}", 400, "Unknown property 'mnths'; did you mean 'months'?")]
    [InlineData("{\"scenario\":\"island-guarantee\",\n\"months\":1e99}", 400, "The body has a value of another kind than /openapi/v1.json describes at $.months, line 2.")]
    [InlineData("scenario: island-guarantee", 415, "The body must be JSON, said by the header 'Content-Type: application/json'.", "text/plain")]
    public async Task A_request_that_cannot_be_read_says_where_it_is_wrong(string body, int status, string detail, string type = "application/json")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await standing.Lab.Http.PostAsync("/api/runs", content, Test);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Test));
        Assert.StartsWith(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_answered_with_a_problem_document_too()
    {
        using var answer = await standing.Lab.Http.GetAsync("/api/nothing", Test);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_scenario_text_is_checked_and_can_name_no_file_of_the_machine()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "secret.yaml"), "password: hidden\n", Test);
        foreach (var line in new[] { "extends: [./secret.yaml]", "extends: [secret]", "reference: ../secret.yaml", "economy: ./secret.yaml", "economy: /etc/passwd" })
        {
            var text = $"scenario: mine\n{(line.StartsWith("economy", StringComparison.Ordinal) ? "" : "economy: island\n")}{line}\n";
            using var answer = await lab.PostAsync("/api/validate", new { text });
            var body = await answer.Content.ReadAsStringAsync(Test);
            Assert.Contains("\"valid\":false", body, StringComparison.Ordinal);
            Assert.DoesNotContain("hidden", body, StringComparison.Ordinal);
            Assert.DoesNotContain("password", body, StringComparison.Ordinal);
            Assert.DoesNotContain(_folder.Path, body, StringComparison.Ordinal);
        }

        using var right = await lab.PostAsync("/api/validate", new { text = "scenario: mine\neconomy: island\nextends: [island-guarantee]\n" });
        Assert.Contains("\"valid\":true", await right.Content.ReadAsStringAsync(Test), StringComparison.Ordinal);
        using var wrong = await lab.PostAsync("/api/validate", new { text = "scenario: mine\neconomy: island\npolicies:\n  - instrument: seed-grnt\n" });
        Assert.Contains("scenario.yaml:4:17: error: unknown instrument 'seed-grnt'; did you mean 'seed-grant'?",
            JsonDocument.Parse(await wrong.Content.ReadAsStringAsync(Test)).RootElement.GetProperty("messages")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "scenario": "no-such" }""", "there is no scenario 'no-such'")]
    [InlineData("""{ "scenario": "../secret.yaml" }""", "there is no scenario")]
    [InlineData("""{ "scenario": "island-guarantee", "months": 0 }""", "'months' must be between 1 and 1200")]
    [InlineData("""{ "scenario": "credit-guarantee", "residents": 5000000 }""", "at most 200000 residents")]
    [InlineData("""{ "scenario": "island-guarantee", "set": { "policies.guarantee-fund.coverge": "50 %" } }""", "did you mean 'coverage'")]
    [InlineData("""{ }""", "give one of 'scenario'")]
    [InlineData("""{ "scenario": "island-guarantee", "language": "french" }""", "'language' takes one of en, fr, es, zh, not 'french'; did you mean 'fr'?")]
    public async Task A_run_that_cannot_be_is_refused_with_the_reason(string body, string reason)
    {
        using var answer = await standing.Lab.Http.PostAsync("/api/runs", new StringContent(body, MediaTypeHeaderValue.Parse("application/json")), Test);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var messages = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Test)).RootElement.GetProperty("messages").EnumerateArray();
        Assert.Contains(messages, m => m.GetString()!.Contains(reason, StringComparison.Ordinal));
        Assert.Empty((await standing.Lab.GetAsync("/api/runs")).EnumerateArray());
    }

    [Fact]
    public async Task Ids_files_hosts_sizes_and_types_that_are_not_right_are_turned_away()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "secret.txt"), "hidden", Test);
        foreach (var path in new[] { "/api/runs/none", "/api/runs/..%2f..%2fsecret.txt", "/api/runs/x/files/..%2f..%2fsecret.txt", "/api/runs/A'%3Bdrop/events", "/secret.txt" })
        {
            using var missing = await lab.Http.GetAsync(path, Test);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/runs") { Headers = { Host = "evil.example" } };
        using var refused = await lab.Http.SendAsync(foreign, Test);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var large = await lab.PostAsync("/api/validate", new { text = new string('#', 300_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        // A form or a script of another site can send text without asking; JSON it cannot.
        using var text = await lab.Http.PostAsync("/api/runs", new StringContent("""{ "scenario": "island-guarantee" }"""), Test);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        using var unknown = await lab.PostAsync("/api/runs", new { scenario = "island-guarantee", mnths = 12 });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Whoever_begins_too_much_too_fast_is_told_to_wait()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 40; n++)
        {
            using var answer = await lab.PostAsync("/api/validate", new { text = "scenario: mine\n" });
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task With_a_key_nothing_is_shown_without_it()
    {
        const string key = "a-key-of-the-tests";
        using var lab = await LabProcess.StartAsync(_folder.Path, key);
        foreach (var path in new[] { "/", "/lab.js", "/api/runs", "/openapi/v1.json", "/dashboard/" })
        {
            using var without = await lab.Http.GetAsync(path, Test);
            Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        }

        lab.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key + "x");
        using var wrong = await lab.Http.GetAsync("/api/runs", Test);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        lab.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var right = await lab.Http.GetAsync("/api/runs", Test);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.DoesNotContain(key, lab.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_to_no_network_without_a_key_and_says_what_it_cannot_use()
    {
        await RefusedAsync("set SSESIM_API_KEY", "--address", "0.0.0.0");
        await RefusedAsync("such as 127.0.0.1", "--address", "everywhere");
        await RefusedAsync("--port takes a whole number", "--port", "0");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "", Test);
        await RefusedAsync("choose others with --port and --runs", "--runs", "file/runs");
        using var lab = await LabProcess.StartAsync(_folder.Path);
        await RefusedAsync("cannot be used", "--port", lab.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task RefusedAsync(string expected, params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, ["serve", .. arguments]);
        Assert.True(outcome.ExitStatus == 2, outcome.Errors);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    private static string[] Hashes(JsonElement run) => [.. run.GetProperty("resultHash").EnumerateArray().Select(h => h.GetProperty("hash").GetString()!)];
}
