using SseSim.Model.Economy;
using SseSim.Scenarios.Describing;

namespace SseSim.Scenarios.Tests;

public sealed class InterventionFileTests
{
    private const string Body = """
        economy: island
        start: 2021-01
        months: 24
        policies:
          - instrument: seed-grant
            amount: 1000 EUR
        interventions:
          - intervention: grant
            name: rescue
            organisation: cad57be81649b4fd
            month: 2021-06
            amount: 50 k EUR
          - intervention: contract
            organisation: { form: worker-cooperative, territory: XI-1 }
            month: 2021-09
            amount: 4000 EUR
            duration: 2 years
          - intervention: conversion
            organisation: { form: conventional, sector: manufacturing, territory: XI-2 }
            month: 2022-02
            grant: 30000 EUR

        """;

    [Fact]
    public void Interventions_come_after_the_policies_and_act_in_their_month_alone()
    {
        var scenario = Load(Body);
        var compiled = scenario.Compile();
        Assert.Equal(["seed-grant", "rescue", "contract", "conversion"], compiled.Policies.Select(p => p.Name));
        Assert.Equal([(0, 23), (5, 5), (8, 8), (13, 13)], compiled.Policies.Select(p => (p.ActiveFrom, p.ActiveUntil)));
        Assert.Equal(50_000, compiled.Policies[1].Value(0, 5));
        Assert.Equal(0xcad57be81649b4fd, compiled.Policies[1].Target!.Organisation);
        Assert.Equal(24, compiled.Policies[2].Value(1, 8));
        Assert.Equal((1, Form.Conventional, Sector.Manufacturing),
            (compiled.Policies[3].Target!.Territory, compiled.Policies[3].Target!.Form, compiled.Policies[3].Target!.Sector));
    }

    [Fact]
    public void The_resolved_file_compiles_to_the_same()
    {
        using var folder = new ScenarioFolder();
        var scenario = Load(Body);
        var again = Loaded(folder, "scenario.yaml", scenario.ToYaml());
        Assert.Empty(again.Diagnostics);
        Assert.Equivalent(scenario.Compile(), again.Scenario!.Compile(), strict: true);
    }

    [Fact]
    public void Explain_says_what_is_done_to_whom_and_when()
    {
        var text = ScenarioExplainer.Explain(Load(Body)).ReplaceLineEndings(" ");
        Assert.Contains("Intervention rescue: grant", text, StringComparison.Ordinal);
        Assert.Contains("organisation cad57be81649b4fd", text, StringComparison.Ordinal);
        Assert.Contains("2021-06", text, StringComparison.Ordinal);
        Assert.Contains("a grant of 50,000 EUR", text, StringComparison.Ordinal);
        Assert.Contains("form worker-cooperative", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_may_change_an_intervention()
    {
        using var folder = new ScenarioFolder();
        var loaded = folder.LoadText("scenario: my\n" + Body, "interventions.rescue.amount=7 k EUR");
        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(7000, loaded.Scenario!.Compile().Policies[1].Value(0, 5));
    }

    [Fact]
    public void Interventions_of_extended_files_come_first()
    {
        using var folder = new ScenarioFolder();
        folder.Write("base.yaml", "scenario: base\n" + Body);
        var loaded = folder.LoadText("""
            scenario: my
            economy: island
            extends: [base]
            months: 24
            start: 2021-01
            interventions:
              - { intervention: grant, organisation: cad57be81649b4fd, month: 2021-07, amount: 1 k EUR }

            """);
        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(["seed-grant", "rescue", "contract", "conversion", "grant"], loaded.Scenario!.Policies.Select(p => p.Name));
    }

    [Theory]
    [InlineData("intervention: grant\n    name", "intervention: grnat\n    name", "unknown intervention 'grnat'; did you mean 'grant'?")]
    [InlineData("cad57be81649b4fd", "cad57be8", "'organisation' must be sixteen digits from 0 to f")]
    [InlineData("form: worker-cooperative,", "form: worker-coperative,", "unknown form 'worker-coperative'; did you mean 'worker-cooperative'?")]
    [InlineData("territory: XI-1 }", "territory: PT }", "unknown territory 'PT'")]
    [InlineData("form: worker-cooperative, territory: XI-1", "territory: XI-1", "missing key 'form' in 'organisation'")]
    [InlineData("month: 2021-06", "month: June 2021", "'month' must be a month, written like '2021-06'", "'month' must be a month, written like '2013-01'")]
    [InlineData("    month: 2021-06\n", "", "missing key 'month' in intervention 'grant'")]
    [InlineData("    amount: 50 k EUR\n", "", "missing key 'amount' in intervention 'grant'")]
    [InlineData("amount: 50 k EUR", "amount: 50 %", "'amount' must be")]
    [InlineData("amount: 50 k EUR", "amount: 0 EUR", "'amount' must be")]
    [InlineData("duration: 2 years", "duration: 1.5 months", "whole number of months")]
    [InlineData("duration: 2 years", "ramp: 2 years", "unknown key 'ramp' in intervention 'contract'")]
    [InlineData("name: rescue", "name: seed-grant", "intervention name 'seed-grant' is used twice")]
    [InlineData("name: rescue", "name: reference", "'name' cannot be 'reference'")]
    [InlineData("interventions:\n", "interventions: none\nignored:\n", "'interventions' must be a list")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, params string[] expected)
    {
        using var folder = new ScenarioFolder();
        Assert.Contains(right, Body, StringComparison.Ordinal);
        var loaded = folder.LoadText("scenario: my\n" + Body.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(loaded.Scenario);
        Assert.Contains(loaded.Diagnostics, d => expected.Any(e => d.ToString().Contains(e, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_intervention_outside_the_run_is_warned_of()
    {
        using var folder = new ScenarioFolder();
        var loaded = folder.LoadText("scenario: my\n" + Body.Replace("2021-06", "2031-06", StringComparison.Ordinal));
        Assert.Contains("intervention 'rescue' never acts", Assert.Single(loaded.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_takes_no_more_policies_than_its_results_have_room_for()
    {
        using var folder = new ScenarioFolder();
        var many = string.Concat(Enumerable.Range(0, 33).Select(n =>
            $"  - {{ intervention: grant, name: g{n}, organisation: cad57be81649b4fd, month: 2021-07, amount: 1 k EUR }}\n"));
        var loaded = folder.LoadText($"scenario: my\neconomy: island\ninterventions:\n{many}");
        Assert.Contains(loaded.Diagnostics, d => d.ToString().Contains("at most 32 policies and interventions", StringComparison.Ordinal));
    }

    private static ScenarioLoadResult Loaded(ScenarioFolder folder, string name, string text)
    {
        folder.Write(name, text);
        return folder.Load(name);
    }

    private static ResolvedScenario Load(string body)
    {
        using var folder = new ScenarioFolder();
        var loaded = folder.LoadText("scenario: my\n" + body);
        Assert.Empty(loaded.Diagnostics);
        return loaded.Scenario!;
    }
}
