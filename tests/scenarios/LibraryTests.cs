using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Scenarios.Describing;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Tests;

public sealed class LibraryTests
{
    public static TheoryData<string> Names => [.. ScenarioFolder.Repository.Library.Scenarios().Select(s => s.Name)];

    private static string SchemaPath => Path.Combine(Path.GetDirectoryName(ScenarioFolder.Repository.Library.ScenarioFolders[0])!, "scenario.schema.json");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scenario_of_the_library_is_valid_without_a_warning(string name)
    {
        var result = ScenarioLoader.Load(name, null, ScenarioFolder.Repository);
        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(name, result.Scenario!.Name);
        Assert.NotEqual(name, result.Scenario.Title);
        Assert.True(result.Scenario.Description.Length > 100, "a description says what the scenario shows");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_policy_of_the_library_cites_the_report_and_acts(string name)
    {
        var scenario = ScenarioLoader.Load(name, null, ScenarioFolder.Repository).Scenario!;
        Assert.Equal(scenario.Policies.Count > 0, scenario.Description.Contains("A/79 item 18 (k), 2024, paragraph", StringComparison.Ordinal));
        Assert.All(scenario.Compile().Policies, p => Assert.Contains(true, Enumerable.Range(0, scenario.Months).Select(p.ActsIn)));
    }

    [Fact]
    public void Every_instrument_has_a_scenario_and_the_package_stacks_them()
    {
        var all = ScenarioFolder.Repository.Library.Scenarios().Select(s => ScenarioLoader.Load(s.Name, null, ScenarioFolder.Repository).Scenario!).ToList();
        Assert.Equal([], InstrumentCatalog.All.Select(i => i.Name).Except(all.Where(s => s.Policies.Count == 1).Select(s => s.Policies[0].Instrument.Name)));
        Assert.Equal(["corporate-tax-relief", "procurement-quota", "preference-margin", "credit-guarantee"],
            all.Single(s => s.Name == "sse-package").Policies.Select(p => p.Instrument.Name));
    }

    [Fact]
    public void Every_scenario_of_the_library_is_titled_and_described_in_every_language()
    {
        foreach (var entry in ScenarioFolder.Repository.Library.Scenarios())
        {
            var scenario = ScenarioLoader.Load(entry.Name, null, ScenarioFolder.Repository).Scenario!;
            Assert.Equal(ScenarioLanguages.Others.Order(), scenario.Titles.Keys.Order());
            Assert.All(scenario.Titles.Values, title => Assert.NotEqual(scenario.Title, title));
            Assert.Equal(ScenarioLanguages.Others.Order(), scenario.Descriptions.Keys.Order());
            Assert.All(scenario.Descriptions.Values, text => Assert.NotEqual(scenario.Description, text));

            // Years and percentages are the same in every language: a description that was changed in one alone fails here.
            Assert.All(scenario.Descriptions, d => Assert.Equal((entry.Name, d.Key, YearsAndShares(scenario.Description)), (entry.Name, d.Key, YearsAndShares(d.Value))));
        }
    }

    private static string YearsAndShares(string text) =>
        string.Join(' ', Regex.Matches(text, @"(?<!\d)(?:19|20)\d\d(?![\d/]| ?万)|\d+(?=\s?%)").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_library_lists_titles() => Assert.Contains(ScenarioFolder.Repository.Library.Economies(), e => e.Name == "island" && e.Title.Length > 5);

    [Fact]
    public void A_folder_without_a_library_above_it_has_no_scenarios()
    {
        using var folder = new ScenarioFolder();
        Assert.Empty(ScenarioLibrary.Discover(folder.Path).Scenarios());
    }

    [Fact]
    public void The_nearer_library_wins()
    {
        using var folder = new ScenarioFolder();
        var near = folder.Write("a/scenarios/library/same.yaml", "scenario: same\ntitle: near\n");
        folder.Write("scenarios/library/same.yaml", "scenario: same\ntitle: far\n");
        Assert.Equal(new LibraryEntry("same", near, "near"), ScenarioLibrary.Discover(Path.Combine(folder.Path, "a")).Scenarios().Single());
    }

    /// <summary>Where this fails after a change of instruments or parameters: run the tests once with SSESIM_UPDATE_SCHEMA=1.</summary>
    [Fact]
    public void The_schema_is_in_step_with_the_declarations()
    {
        var generated = ScenarioSchema.Generate(InstrumentCatalog.All, ParameterCatalog.All);
        if (Environment.GetEnvironmentVariable("SSESIM_UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(SchemaPath, generated);
        }

        Assert.True(File.ReadAllText(SchemaPath) == generated,
            "scenarios/scenario.schema.json is out of step; SSESIM_UPDATE_SCHEMA=1 dotnet test tests/scenarios writes it again");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_scenario_of_the_library_fits_the_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SchemaPath, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var path = ScenarioFolder.Repository.Library.FindScenario(name)!;
        Assert.Empty(schema.Validate(ToJson(YamlReader.ReadFile(path, path, new())!)!.ToJsonString()));
        var resolved = ScenarioLoader.Load(name, null, ScenarioFolder.Repository).Scenario!.ToYaml();
        Assert.Empty(schema.Validate(ToJson(YamlReader.Read(resolved, "resolved", new())!)!.ToJsonString()));
    }

    [Theory]
    [InlineData("scenario: my\neconomy: island\nmounths: 3\n")]
    [InlineData("scenario: my\n")]
    [InlineData("scenario: my\neconomy: island\nmonths: 0\n")]
    [InlineData("scenario: my\neconomy: island\npolicies: [{ instrument: credit-guarantee }]\n")]
    [InlineData("scenario: my\neconomy: island\npolicies: [{ instrument: credit-guarantee, coverage: 1.5 }]\n")]
    [InlineData("scenario: my\neconomy: island\npolicies: [{ instrument: credit-guarantee, coverage: 18 months }]\n")]
    [InlineData("scenario: my\neconomy: island\npolicies: [{ instrument: credit-guarantee, coverage: 1, for: { forms: [coop] } }]\n")]
    [InlineData("scenario: my\neconomy: island\npolicies: [{ instrument: procurement-quota, share: 1, budget: 1 EUR }]\n")]
    [InlineData("scenario: my\neconomy: island\nparameters: { size-elasticity: 2 }\n")]
    public async Task The_schema_refuses_what_the_loader_refuses(string text)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SchemaPath, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(ToJson(YamlReader.Read(text, "my.yaml", new())!)!.ToJsonString()));
        Assert.NotEmpty(ScenarioFolder.DiagnosticsOf(text));
    }

    /// <summary>YAML's core schema: plain numbers and truth values are such, all else is text.</summary>
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlScalar { IsQuoted: true } text => text.Text,
        YamlScalar { IsNull: true } => null,
        YamlScalar { Text: "true" or "false" } flag => flag.Text == "true",
        YamlScalar plain when double.TryParse(plain.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number == Math.Floor(number) ? (long)number : number,
        YamlScalar plain => plain.Text,
        YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Text, ToJson(e.Value)))),
        _ => throw new InvalidOperationException(),
    };
}
