using System.Text.Json;

namespace SseSim.Client.Tests;

public sealed class EntityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_story_of_a_typical_case_belongs_to_the_recorded_run()
    {
        var written = await SseSimProcess.RunAsync(_folder.Path, "run", "island-guarantee", "--months", "30", "--replicates", "1", "--out", "there", "--quiet");
        Assert.Equal((0, ""), (written.ExitStatus, written.Errors));
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "entity", "there", "--json", "--quiet", "--out", "story.html");
        Assert.Equal((0, ""), (outcome.ExitStatus, outcome.Errors));
        using var told = JsonDocument.Parse(outcome.Output);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "there", "run.json"), TestContext.Current.CancellationToken));
        var recorded = run.RootElement.GetProperty("resultHash").EnumerateArray().First(h => h.GetProperty("run").GetString() != "reference");
        Assert.Equal(recorded.GetProperty("hash").GetString(), told.RootElement.GetProperty("hash").GetString());
        var story = told.RootElement.GetProperty("story");
        Assert.True(story.GetProperty("months").GetArrayLength() > 0);
        foreach (var month in story.GetProperty("months").EnumerateArray().Select(m => m.GetProperty("account")))
        {
            var moved = month.GetProperty("lines").EnumerateObject().Sum(l => l.Value.GetDecimal());
            Assert.Equal(month.GetProperty("closing").GetDecimal() - month.GetProperty("opening").GetDecimal(), moved);
        }

        Assert.Contains(story.GetProperty("organisation").GetString()!, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "story.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Organisations_of_a_scenario_without_policies_are_listed_even_where_it_is_named_reference()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "reference.yaml"), "scenario: reference\neconomy: island\nmonths: 6\n", TestContext.Current.CancellationToken);
        var listed = await SseSimProcess.RunAsync(_folder.Path, "entity", "reference.yaml", "--list", "--most", "1", "--json", "--quiet");
        Assert.Equal((0, ""), (listed.ExitStatus, listed.Errors));
        using var list = JsonDocument.Parse(listed.Output);
        Assert.Single(list.RootElement.GetProperty("organisations").EnumerateArray());
    }

    [Fact]
    public async Task Organisations_are_listed_by_form_and_territory_and_told_by_the_id_that_is_listed()
    {
        var listed = await SseSimProcess.RunAsync(_folder.Path, "entity", "island-guarantee", "--list", "--form", "worker-cooperative", "--territory", "XI-1", "--json", "--quiet");
        Assert.Equal((0, ""), (listed.ExitStatus, listed.Errors));
        using var list = JsonDocument.Parse(listed.Output);
        var organisations = list.RootElement.GetProperty("organisations").EnumerateArray().ToArray();
        Assert.NotEmpty(organisations);
        Assert.All(organisations, o => Assert.Equal(("worker-cooperative", "XI-1"), (o.GetProperty("form").GetString(), o.GetProperty("territory").GetString())));
    }

    [Fact]
    public async Task Results_say_in_how_many_replicates_an_intervention_found_its_organisation()
    {
        var elsewhere = await Listed("1");
        var id = (await Listed("0")).First(organisation => !elsewhere.Contains(organisation));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "mine.yaml"), $$"""
            scenario: mine
            economy: island
            start: 2021-01
            months: 3
            replicates: 2
            interventions:
              - { intervention: grant, name: by-identity, organisation: {{id}}, month: 2021-02, amount: 1000 EUR }
              - { intervention: grant, name: by-form, organisation: { form: association, territory: XI-1 }, month: 2021-02, amount: 1000 EUR }
            """, TestContext.Current.CancellationToken);
        var outcome = await SseSimProcess.RunAsync(_folder.Path, "run", "mine.yaml", "--out", "there");
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        Assert.Contains("Intervention by-identity: Found its organisation in 1 of 2 replicates", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Intervention by-form", outcome.Output, StringComparison.Ordinal);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "there", "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal([1, 2], run.RootElement.GetProperty("policies").EnumerateArray().Select(p => p.GetProperty("foundIn").GetInt32()));
        Assert.Contains("Found its organisation in 1 of 2 replicates", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "there", "report.html"), TestContext.Current.CancellationToken));

        async Task<string[]> Listed(string replicate)
        {
            var listed = await SseSimProcess.RunAsync(_folder.Path, "entity", "island-guarantee", "--list", "--most", "1000", "--json", "--quiet", "--replicate", replicate);
            Assert.Equal((0, ""), (listed.ExitStatus, listed.Errors));
            using var list = JsonDocument.Parse(listed.Output);
            return [.. list.RootElement.GetProperty("organisations").EnumerateArray().Select(o => o.GetProperty("organisation").GetString()!)];
        }
    }

    [Theory]
    [InlineData("error: ID takes sixteen digits", "island-guarantee", "12")]
    [InlineData("did you mean 'worker-cooperative'", "island-guarantee", "--list", "--form", "worker-coperative")]
    [InlineData("--form goes with --list", "island-guarantee", "--form", "association")]
    [InlineData("--replicate takes a number from 0 to 3", "island-guarantee", "--replicate", "40")]
    [InlineData("has no 'XX'", "island-guarantee", "--list", "--territory", "XX")]
    public async Task Wrong_usage_says_what_would_be_right(string expected, params string[] arguments)
    {
        var outcome = await SseSimProcess.RunAsync(_folder.Path, ["entity", .. arguments]);
        Assert.Equal(2, outcome.ExitStatus);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }
}
