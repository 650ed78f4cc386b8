using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>What users see when the keys of a scenario, or the files that it names, are wrong.</summary>
public sealed class BadScenarioTests
{
    [Fact]
    public void Missing_keys_are_named_with_an_example() => Assert.Equal(
        ["my.yaml:1:1: error: missing key 'economy' in the scenario; write for example 'economy: portugal-2010'",
            "my.yaml:1:1: error: missing key 'scenario' in the scenario; write for example 'scenario: my'"],
        DiagnosticsOf("months: 12\n"));

    [Fact]
    public void The_scenario_must_be_named_as_its_file() => Assert.Equal(
        ["my.yaml:1:11: error: scenario 'mine' must be named as its file: write 'scenario: my' or rename the file to mine.yaml"],
        DiagnosticsOf("scenario: mine\neconomy: island\n"));

    [Fact]
    public void A_run_folder_in_place_of_a_scenario_is_answered_with_the_scenario_in_it()
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", "scenario: my\nextends: there\neconomy: island\n");
        folder.Write("there/scenario.yaml", "scenario: mine\neconomy: island\n");
        Assert.Equal("my.yaml:2:10: error: 'extends': 'there' is a run folder; the scenario that it ran is there/scenario.yaml",
            Assert.Single(folder.Printed(folder.Load("my.yaml").Diagnostics)));
    }

    [Fact]
    public void Only_what_has_no_reference_may_be_named_reference()
    {
        using var folder = new ScenarioFolder();
        const string Alone = "scenario: reference\neconomy: island\n";
        folder.Write("reference.yaml", Alone);
        Assert.NotNull(folder.Load("reference.yaml").Scenario);
        folder.Write("reference.yaml", Alone + "policies:\n  - instrument: procurement-quota\n    share: 10 %\n");
        Assert.Equal("reference.yaml:1:11: error: a scenario that is compared with a reference cannot be named 'reference', which is the run beside it; rename it and its file",
            Assert.Single(folder.Printed(folder.Load("reference.yaml").Diagnostics)));
    }

    [Fact]
    public void A_resolved_scenario_in_a_run_folder_keeps_its_name()
    {
        using var folder = new ScenarioFolder();
        folder.Write("scenario.yaml", "scenario: mine\neconomy: island\n");
        Assert.Equal("mine", folder.Load("scenario.yaml").Scenario!.Name);
    }

    [Fact]
    public void A_missing_economy_file_is_named_with_the_closest() => Assert.Equal(
        ["my.yaml:2:10: error: there is no economy 'portugal-2011'; did you mean 'portugal-2010'?"],
        DiagnosticsOf("scenario: my\neconomy: portugal-2011\n"));

    [Fact]
    public void A_missing_economy_path_is_named() => Assert.Equal(
        ["my.yaml:2:10: error: there is no economy file 'economies/nowhere.yaml'"],
        DiagnosticsOf("scenario: my\neconomy: economies/nowhere.yaml\n"));

    [Fact]
    public void A_missing_scenario_file_is_named_with_the_closest()
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", "scenario: my\n");
        Assert.Equal(["mi.yaml: error: there is no scenario file 'mi.yaml'; did you mean 'my.yaml'?"],
            folder.Printed(folder.Load("mi.yaml").Diagnostics));
    }

    [Fact]
    public void The_closest_file_of_another_folder_is_named_with_the_folder()
    {
        using var folder = new ScenarioFolder();
        folder.Write("other/isle.yaml", ChangedIsland.Text);
        Assert.Equal(["my.yaml:2:10: error: there is no economy file './other/islé.yaml'; did you mean './other/isle.yaml'?"],
            folder.Printed(folder.LoadText("scenario: my\neconomy: ./other/islé.yaml\n").Diagnostics));
    }

    [Fact]
    public void A_missing_library_scenario_is_named_with_the_closest() => Assert.Equal(
        "credit-garantee: error: there is no scenario 'credit-garantee'; did you mean 'credit-guarantee'?",
        ScenarioLoader.Load("credit-garantee", null, Repository).Diagnostics.Single().ToString());

    [Fact]
    public void A_start_that_is_no_month_is_refused() => Assert.Equal(
        ["my.yaml:3:8: error: 'start' must be a month, written like '2011-01', not '2011'; did you mean '2011-01'?"],
        DiagnosticsOf("scenario: my\neconomy: island\nstart: 2011\n"));

    [Fact]
    public void Whole_numbers_are_checked() => Assert.Equal(
        ["my.yaml:3:9: error: 'months' must be a whole number, not '12.5'", "my.yaml:4:13: error: 'replicates' must be between 1 and 1000, not 0",
            "my.yaml:5:12: error: 'residents' must be between 500 and 5000, not 6000"],
        DiagnosticsOf("scenario: my\neconomy: island\nmonths: 12.5\nreplicates: 0\nresidents: 6000\n"));

    [Theory]
    [InlineData("1:20", "my.yaml:3:8: error: 'scale' of 1:20 leaves 250 of 5000 residents; at least 500 are needed, 1:10")]
    [InlineData("0.1", "my.yaml:3:8: error: 'scale' must be 1:N, such as 1:1 for every resident or 1:100, not '0.1'")]
    [InlineData("1:0", "my.yaml:3:8: error: 'scale' must be 1:N, such as 1:1 for every resident or 1:100, not '1:0'")]
    public void A_scale_is_checked(string scale, string message) => Assert.Equal(
        [message], DiagnosticsOf($"scenario: my\neconomy: island\nscale: {scale}\n"));

    [Fact]
    public void Residents_and_scale_exclude_each_other() => Assert.Equal(
        ["my.yaml:3:8: error: 'scale' and 'residents' both say how many persons to simulate; leave one out"],
        DiagnosticsOf("scenario: my\neconomy: island\nscale: 1:2\nresidents: 1000\n"));

    [Fact]
    public void Parameters_are_checked_against_the_models_table() => Assert.Equal(
        ["my.yaml:4:3: error: unknown key 'size-elastisity' in 'parameters'; did you mean 'size-elasticity'?",
            "my.yaml:5:17: error: 'payout-rate' must be between 0 and 1 (per month), not 2",
            "my.yaml:6:22: error: 'investment-months' is in months, but '3 EUR' is an amount of money; write a plain number"],
        DiagnosticsOf("scenario: my\neconomy: island\nparameters:\n  size-elastisity: 0.8\n  payout-rate:  2\n  investment-months: 3 EUR\n"));

    [Fact]
    public void Lists_and_mappings_in_the_wrong_place_are_named() => Assert.Equal(
        ["my.yaml:3:8: error: 'title' must be a text, not a list", "my.yaml:4:11: error: 'policies' must be a list whose entries begin with "
            + "'- instrument:', not a mapping of keys"],
        DiagnosticsOf("scenario: my\neconomy: island\ntitle: [a]\npolicies: { instrument: credit-guarantee }\n"));

    [Fact]
    public void Titles_are_by_language_and_stand_beside_the_title_that_they_translate() => Assert.Equal(
        ["my.yaml:3:11: error: unknown key 'de' in 'titles'; it takes: fr, es, zh",
            "my.yaml:3:9: error: 'titles' translates 'title', which is missing: write it too, it is shown in languages that 'titles' has not",
            "my.yaml:4:15: error: 'descriptions' must be a mapping of keys, not 'Texte'"],
        DiagnosticsOf("scenario: my\neconomy: island\ntitles: { de: Titel }\ndescriptions: Texte\n").Order(StringComparer.Ordinal));

    [Fact]
    public void A_title_from_the_command_line_is_meant_for_every_language()
    {
        using var folder = new ScenarioFolder();
        folder.Write("my.yaml", "scenario: my\ntitle: A\ntitles: { fr: B }\neconomy: island\n");
        Assert.Equal("B", folder.Load("my.yaml").Scenario!.Titles["fr"]);
        var renamed = folder.Load("my.yaml", "title=C").Scenario!;
        Assert.Equal(("C", 0), (renamed.Title, renamed.Titles.Count));
    }

    [Fact]
    public void A_circle_of_extends_is_shown()
    {
        using var folder = new ScenarioFolder();
        folder.Write("b.yaml", "scenario: b\neconomy: island\nextends: c\n");
        folder.Write("c.yaml", "scenario: c\neconomy: island\nextends: [my]\n");
        Assert.Equal(["c.yaml:3:11: error: 'extends' goes in a circle: my -> b -> c -> my"],
            folder.Printed(folder.LoadText("scenario: my\neconomy: island\nextends: [b]\n").Diagnostics));
    }

    [Fact]
    public void A_missing_extended_file_is_named_with_the_closest() => Assert.Equal(
        ["my.yaml:3:11: error: 'extends': there is no scenario 'tax-relif'; did you mean 'tax-relief'?"],
        DiagnosticsOf("scenario: my\neconomy: island\nextends: [tax-relif]\n"));

    [Fact]
    public void Errors_of_extended_files_name_the_file_that_has_them()
    {
        using var folder = new ScenarioFolder();
        folder.Write("base.yaml", "scenario: base\neconomy: island\npolicies:\n  - instrument: corporate-tax-relief\n    relief: 2\n");
        Assert.Equal(["base.yaml:5:13: error: 'relief' must be between 0 % and 100 %, not 200 %; did you mean '2 %'?"],
            folder.Printed(folder.LoadText("scenario: my\neconomy: island\nextends: base\n").Diagnostics));
    }

    [Fact]
    public void A_reference_that_is_the_scenario_itself_is_refused() => Assert.Equal(
        ["my.yaml:3:12: error: 'reference' names the scenario itself; a comparison with itself shows nothing"],
        DiagnosticsOf("scenario: my\neconomy: island\nreference: my\n"));
}
