using SseSim.Scenarios.Sweeps;

namespace SseSim.Scenarios.Tests;

/// <summary>Sweeps as flags and as files.</summary>
public sealed class SweepTests
{
    private static SweepLoadResult Load(params string[] over) => SweepLoader.Load(new() { File = "credit-guarantee", Over = over }, ScenarioFolder.Repository);

    private static SweepFactor Factor(string over) => Load(over).Sweep!.Factors.Single();

    [Fact]
    public void Values_are_listed_with_commas() => Assert.Equal(["20 %", "50 %"], Factor("policies.guarantee-fund.coverage=20 %, 50 %").Levels);

    [Theory]
    [InlineData("k=20..80 %", 20, 80, "%")]
    [InlineData("k=0.2..0.8", 0.2, 0.8, "")]
    [InlineData("k=1 M EUR per year..5 M EUR per year", 1, 5, "M EUR per year")]
    [InlineData("k=1..5 M EUR / year", 1, 5, "M EUR / year")]
    public void A_range_has_two_ends_and_a_unit(string over, double low, double high, string unit) => Assert.Equal(new(low, high, unit), Factor(over).Range);

    [Fact]
    public void A_range_with_a_number_is_a_grid_too()
    {
        var sweep = Load("k=20..80 %/4").Sweep!;
        Assert.Equal(SweepDesign.Grid, sweep.Design);
        Assert.Equal(["20 %", "40 %", "60 %", "80 %"], sweep.Factors[0].Levels);
    }

    [Fact]
    public void A_range_alone_makes_a_Latin_hypercube() => Assert.Equal(SweepDesign.LatinHypercube, Load("k=20..80 %").Sweep!.Design);

    [Fact]
    public void A_file_says_the_same_and_the_command_line_goes_before_it()
    {
        using var folder = new ScenarioFolder();
        folder.Write("base.yaml", "scenario: base\neconomy: island\n");
        var file = folder.Write("my-sweep.yaml", "sweep: my-sweep\nscenario: base\ndesign: sobol\npoints: 32\nset: { months: 12 }\nover:\n"
            + "  parameters.payout-rate: { from: 0.1, to: 0.5 }\n  seed: [1, 2]\n");
        var sweep = SweepLoader.Load(new() { File = file, Points = 8, Over = ["seed=7,8,9"] }, ScenarioFolder.Repository).Sweep!;
        Assert.Equal((SweepDesign.Sobol, 8), (sweep.Design, sweep.Points));
        Assert.Equal(Path.Combine(folder.Path, "base.yaml"), sweep.Scenario);
        Assert.Equal(["parameters.payout-rate", "seed"], sweep.Factors.Select(f => f.Key));
        Assert.Equal(["7", "8", "9"], sweep.Factors[1].Levels);
        Assert.Equal(("months", "12"), (sweep.Overrides[0].Key, sweep.Overrides[0].Value));
    }

    [Theory]
    [InlineData("k", "--over k: error: write KEY=V1,V2,... or KEY=LOW..HIGH, for example 'policies.credit-guarantee.coverage=20 %,50 %,80 %'")]
    [InlineData("k=80..20 %", "--over k=80..20 %: error: 'k': the range must rise, but 80 is not below 20 %")]
    [InlineData("k=low..high", "--over k=low..high: error: 'k': 'low..high' is not a number; a range goes from number to number, such as '20..80 %'")]
    [InlineData("k=1 k EUR..2 M EUR", "--over k=1 k EUR..2 M EUR: error: 'k': both ends of a range must have one unit, not 'k EUR' and 'M EUR'")]
    public void What_is_wrong_with_a_factor_is_said(string over, string message) => Assert.Equal([message], Load(over).Diagnostics.Select(d => d.ToString()));

    [Fact]
    public void A_grid_of_a_range_alone_is_refused() => Assert.Contains(
        "a grid needs values of 'k', not a range alone; list them or say how many, such as '--over k=20..80/5'",
        SweepLoader.Load(new() { File = "credit-guarantee", Over = ["k=20..80"], Design = "grid" }, ScenarioFolder.Repository).Diagnostics.Single().ToString());

    [Fact]
    public void A_misspelt_design_names_the_closest_match() => Assert.Equal(
        "--design latin: error: unknown design 'latin'; did you mean 'latin-hypercube'?",
        SweepLoader.Load(new() { File = "credit-guarantee", Over = ["k=1,2"], Design = "latin" }, ScenarioFolder.Repository).Diagnostics.Single().ToString());

    [Fact]
    public void A_comma_in_brackets_parts_names_of_one_value() => Assert.Equal(
        ["[association, mutual]", "[foundation]", "all"], Factor("policies.guarantee-fund.for.forms=[association, mutual],[foundation],all").Levels);

    [Fact]
    public void A_key_is_varied_once() => Assert.Equal(
        "--over k: error: 'k' is varied twice; write all its values in one --over", Load("k=1,2", "k=3..4").Diagnostics.Single().ToString());

    [Fact]
    public void Replicates_are_no_value_of_a_point() => Assert.Contains("every point has the same replicates", Load("replicates=1,2").Diagnostics.Single().ToString());

    [Fact]
    public void Nothing_to_vary_is_an_error() => Assert.Contains("nothing is varied", Load().Diagnostics.Single().ToString());
}
