using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>Replicates until an effect is known precisely, and rules whose months are told.</summary>
public sealed class PrecisionTests : IDisposable
{
    private const string Places = """
        scenario: places
        economy: island
        start: 2021-01
        months: 12
        policies:
          - instrument: public-service-agreement
            places: 50
          - instrument: seed-grant
            name: first
            amount: 10 k EUR
            when: statistics.unemployment-rate-measured > 1 %
          - instrument: seed-grant
            name: second
            amount: 20 k EUR
            from: 2021-06
            override: true

        """;

    private readonly TemporaryFolder _folder = new();

    public PrecisionTests() => File.WriteAllText(Path.Combine(_folder.Path, "places.yaml"), Places);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replicates_go_on_until_net_jobs_are_as_precise_as_asked_and_are_those_that_so_many_give()
    {
        var precise = await RunAsync("--until-precise", "60%", "--replicates", "16", "--out", "precise");
        var replicates = precise.GetProperty("run").GetProperty("replicates").GetInt32();
        var net = precise.GetProperty("effect").GetProperty("jobs").GetProperty("net");
        var (mean, low, high) = (net.GetProperty("mean").GetDouble(), net.GetProperty("low").GetDouble(), net.GetProperty("high").GetDouble());
        Assert.InRange(replicates, 3, 15);
        Assert.True((high - low) / 2 <= 0.6 * Math.Abs(mean), $"{low} to {high}");
        var given = await RunAsync("--replicates", replicates.ToString(System.Globalization.CultureInfo.InvariantCulture), "--out", "given");
        Assert.Equal(Hashes(given), Hashes(precise));
        Assert.Equal(0, (await SseSimProcess.RunAsync(_folder.Path, "verify", "precise", "--quiet")).ExitStatus);
    }

    [Fact]
    public async Task Where_the_most_replicates_do_not_do_it_says_so_and_keeps_them()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "run", "places.yaml", "--months", "3", "--until-precise", "1%", "--replicates", "3", "--quiet", "--out", "there");
        Assert.Equal(0, outcome.ExitStatus);
        Assert.Contains("3 replicates do not give net jobs to within 1", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_months_in_which_a_rule_held_are_told_and_kept()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "run", "places.yaml", "--out", "there");
        Assert.Equal(0, outcome.ExitStatus);
        Assert.Contains("The rule of first held: 2021-02 to 2021-12 (11 of 12 months).", outcome.Output, StringComparison.Ordinal);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "there", "run.json"), TestContext.Current.CancellationToken));
        var policies = run.RootElement.GetProperty("policies").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("ruleHeld"));
        Assert.Equal("2021-02 to 2021-12 (11 of 12 months)", policies["first"][0].GetString());
        Assert.Equal(JsonValueKind.Null, policies["second"].ValueKind);
    }

    [Fact]
    public async Task Policies_that_override_are_shared_out_too()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "attribute", "places.yaml", "--months", "8", "--out", "there", "--json", "--quiet");
        Assert.Equal((0, ""), (outcome.ExitStatus, outcome.Errors));
        using var told = JsonDocument.Parse(outcome.Output);
        var jobs = told.RootElement.GetProperty("parts").EnumerateArray().Where(p => p.GetProperty("outcome").GetString() == "net-jobs")
            .ToDictionary(p => p.GetProperty("policy").GetString()!, p => p.GetProperty("value").GetDecimal());
        Assert.Equal(jobs["all together"], jobs["public-service-agreement"] + jobs["first"] + jobs["second"]);
    }

    [Fact]
    public async Task Parts_of_one_replicate_have_no_interval()
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "attribute", "places.yaml", "--months", "8", "--out", "there");
        Assert.Equal(0, outcome.ExitStatus);
        Assert.Contains("One replicate: each part may be chance, and no interval is known.", outcome.Output, StringComparison.Ordinal);
        var table = outcome.Output[outcome.Output.IndexOf("Net jobs", StringComparison.Ordinal)..];
        Assert.DoesNotContain(" to ", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("takes a percentage above 0 % and up to 100 %, such as 5%, not '5'", "--until-precise", "5")]
    [InlineData("with --no-reference there is none", "--until-precise", "5%", "--no-reference")]
    public async Task Wrong_usage_says_what_would_be_right(string expected, params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, ["run", "places.yaml", .. arguments]);
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    private async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, ["run", "places.yaml", "--json", "--quiet", .. arguments]);
        Assert.Equal((0, ""), (outcome.ExitStatus, outcome.Errors));
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    private static string[] Hashes(JsonElement output) =>
        [.. output.GetProperty("run").GetProperty("resultHash").EnumerateArray().Select(h => h.GetProperty("hash").GetString()!)];
}
