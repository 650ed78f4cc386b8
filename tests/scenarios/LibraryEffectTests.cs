namespace SseSim.Scenarios.Tests;

public sealed class LibraryEffectTests
{
    private static readonly ulong[] Seeds = [1, 2];
    private static readonly Lazy<Dictionary<(string Scenario, string Figure), (double Mean, double Deviation)>> Kept = new(ShippedEffects.Read);

    public static TheoryData<string> Names => [.. ShippedEffects.Names];

    /// <summary>Where the model was changed on purpose: run this once with SSESIM_UPDATE_EFFECTS=1, look at what moved, and say it in the changelog.</summary>
    [Fact]
    public void Every_scenario_of_the_library_has_its_effects_kept()
    {
        if (Environment.GetEnvironmentVariable("SSESIM_UPDATE_EFFECTS") == "1")
        {
            ShippedEffects.Write();
        }

        Assert.Equal(ShippedEffects.Names.SelectMany(name => ShippedEffects.Figures.Select(figure => (name, figure))).Order(), ShippedEffects.Read().Keys.Order());
    }

    /// <summary>The band is four standard errors of the mean of two pairs.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_scenario_does_what_was_kept_of_it(string name)
    {
        var effects = Seeds.Select(seed => ShippedEffects.Measure(name, seed)).ToArray();
        for (var f = 0; f < ShippedEffects.Figures.Count; f++)
        {
            var (mean, deviation) = Kept.Value[(name, ShippedEffects.Figures[f])];
            var band = 4 * deviation / Math.Sqrt(Seeds.Length);
            Assert.InRange(effects.Average(e => e[f]), mean - band, mean + band);
        }
    }
}
