using SseSim.Model.Parameters;
using static SseSim.Scenarios.Tests.ScenarioFolder;

namespace SseSim.Scenarios.Tests;

/// <summary>Model parameters that differ from their defaults and those that are drawn for every replicate.</summary>
public sealed class UncertainTests
{
    private const string Head = "scenario: my\neconomy: island\nseed: 5\n";

    private static ResolvedScenario Load(string lines)
    {
        using var folder = new ScenarioFolder();
        var result = folder.LoadText(Head + lines);
        Assert.Equal([], folder.Printed(result.Diagnostics));
        return result.Scenario!;
    }

    private static double[] Draws(ResolvedScenario scenario, string name, int count) =>
        [.. Enumerable.Range(0, count).Select(r => scenario.ParametersOf(r)[name])];

    [Fact]
    public void A_parameter_is_drawn_from_the_triangle_of_the_parameter_table()
    {
        var declared = ParameterCatalog.All.Single(p => p.Name == "payout-rate");
        var draws = Draws(Load("uncertain: [payout-rate]\n"), "payout-rate", 4000);
        Assert.All(draws, d => Assert.InRange(d, declared.Minimum, declared.Maximum));
        // Mean of a triangle: (low + mode + high) / 3; its standard error is below 0.004 here.
        Assert.Equal((declared.Minimum + declared.Default + declared.Maximum) / 3, draws.Average(), 0.02);
    }

    [Fact]
    public void A_file_may_narrow_the_range_and_level_the_distribution()
    {
        var draws = Draws(Load("uncertain: { payout-rate: { distribution: uniform, from: 0.2, to: 0.4 } }\n"), "payout-rate", 4000);
        Assert.All(draws, d => Assert.InRange(d, 0.2, 0.4));
        Assert.Equal(0.3, draws.Average(), 0.005);
        Assert.Equal(0.25, draws.Count(d => d < 0.25) / 4000.0, 0.03);
    }

    [Fact]
    public void Draws_depend_on_seed_name_and_replicate_and_on_nothing_else()
    {
        var one = Load("uncertain: [payout-rate]\n");
        Assert.Equal(Draws(one, "payout-rate", 3), Draws(Load("replicates: 9\nuncertain: [size-elasticity, payout-rate]\n"), "payout-rate", 3));
        Assert.NotEqual(Draws(one, "payout-rate", 3), Draws(one with { Seed = 6 }, "payout-rate", 3));
        Assert.Equal(3, Draws(one, "payout-rate", 3).Distinct().Count());
    }

    [Fact]
    public void What_the_file_sets_is_the_most_likely_value() =>
        Assert.Equal(0.5, Load("parameters: { payout-rate: 0.5 }\nuncertain: payout-rate\n").Uncertain.Single().Distribution.Mode);

    [Fact]
    public void A_resolved_scenario_draws_the_same()
    {
        using var folder = new ScenarioFolder();
        var scenario = Load("parameters: { layoff-speed-conventional: { value: 0.3, source: 'A study: table 2' } }\n"
            + "uncertain: { payout-rate: { from: 0.1, to: 0.7, mode: 0.2 }, size-elasticity: table }\n");
        folder.Write("scenario.yaml", scenario.ToYaml());
        var again = folder.Load("scenario.yaml");
        Assert.Equal([], folder.Printed(again.Diagnostics));
        Assert.Equal(scenario.ParametersOf(3).OrderBy(p => p.Key), again.Scenario!.ParametersOf(3).OrderBy(p => p.Key));
        Assert.Equal(scenario.ToYaml(), again.Scenario.ToYaml());
    }

    [Fact]
    public void Explain_lists_what_is_not_at_its_default_with_range_and_source()
    {
        var text = Describing.ScenarioExplainer.Explain(
            Load("parameters: { payout-rate: { value: 0.4, source: A study }, buffer-months: 3 }\nuncertain: { size-elasticity: { from: 0.7, to: 0.9 } }\n"));
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("payout-rate 0.4 per month (default 0.3, between 0 and 1); source: A study", words);
        Assert.Contains("buffer-months 3 months of pay (default 2, between 0.25 and 12); no source given", words);
        Assert.Contains("size-elasticity triangular from 0.7 to 0.9, most likely 0.8", words);
    }

    [Theory]
    [InlineData("uncertain: [payout-rat]\n", "my.yaml:4:13: error: unknown model parameter 'payout-rat' in 'uncertain'; did you mean 'payout-rate'?")]
    [InlineData("uncertain: { payout-rate: { from: 0.4, to: 0.2 } }\n",
        "my.yaml:4:27: error: 'payout-rate' of 'uncertain': 'from' 0.4, 'mode' 0.3 and 'to' 0.2 must be in this order")]
    [InlineData("uncertain: { payout-rate: { from: 4 } }\n", "my.yaml:4:35: error: 'payout-rate' must be between 0 and 1 (per month), not 4")]
    [InlineData("uncertain: { payout-rate: { distribution: normal } }\n",
        "my.yaml:4:43: error: unknown distribution 'normal'; there are: triangular, uniform")]
    [InlineData("uncertain: 3 months\n", "my.yaml:4:12: error: unknown model parameter '3 months' in 'uncertain'; there are: ")]
    [InlineData("parameters: { payout-rate: { valu: 0.3 } }\n", "my.yaml:4:30: error: unknown key 'valu' in parameter 'payout-rate'; did you mean 'value'?")]
    public void What_is_wrong_is_said(string lines, string message) => Assert.StartsWith(message, Assert.Single(DiagnosticsOf(Head + lines)));

    [Fact]
    public void A_comparison_says_what_differs_and_nothing_else()
    {
        var first = Load("policies:\n  - { instrument: credit-guarantee, coverage: 80 %, from: 2021-01 }\n  - { instrument: procurement-quota, share: 10 % }\n");
        var second = Load("months: 48\nparameters: { payout-rate: 0.4 }\npolicies:\n  - { instrument: credit-guarantee, coverage: 50 %, from: 2021-01 }\n"
            + "  - { instrument: procurement-quota, share: 10 % }\n  - { instrument: preference-margin, margin: 5 % }\n");
        var text = Describing.ScenarioComparison.Compare(first, second with { Name = "other" });
        Assert.Contains("  last month  2028-12\n    against   2024-12\n", text);
        Assert.Contains("  payout-rate  default, 0.3\n    against    0.4\n", text);
        Assert.Contains("Policy preference-margin: only in other\n", text);
        Assert.Contains("80 % of a loss", text);
        Assert.Contains("50 % of a loss", text);
        Assert.DoesNotContain("seed", text);
        Assert.DoesNotContain("eligible  every form of the social and solidarity economy\n    against", text);
        Assert.EndsWith("Nothing that a run depends on differs.\n", Describing.ScenarioComparison.Compare(first, first));
    }
}
