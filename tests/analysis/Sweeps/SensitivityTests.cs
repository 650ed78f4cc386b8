using SseSim.Analysis.Sweeps;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Tests.Sweeps;

/// <summary>Estimates of sensitivity against functions whose indices are known.</summary>
public sealed class SensitivityTests
{
    private static IReadOnlyList<double[]> Places(SweepDesign design, int points, int factors) => PointDesign.Places(
        new("s", design, points, 3, [.. Enumerable.Range(0, factors).Select(f => new SweepFactor($"f{f}", [], new(0, 1, "")))], []));

    /// <summary>sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 over -π..π.</summary>
    private static double Ishigami(double[] u)
    {
        double X(int i) => Math.PI * (2 * u[i] - 1);
        return Math.Sin(X(0)) + 7 * Math.Pow(Math.Sin(X(1)), 2) + 0.1 * Math.Pow(X(2), 4) * Math.Sin(X(0));
    }

    [Fact]
    public void Sobol_indices_of_the_Ishigami_function_are_those_of_the_formula()
    {
        var indices = Sensitivity.Sobol(3, [.. Places(SweepDesign.SobolIndices, 2048, 3).Select(Ishigami)]);
        // Ishigami and Homma 1990, a = 7, b = 0.1: S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.
        double[] first = [0.3139, 0.4424, 0], total = [0.5576, 0.4424, 0.2437];
        Assert.All(Enumerable.Range(0, 3), f => Assert.Equal(first[f], indices[f].First.Value, 0.02));
        Assert.All(Enumerable.Range(0, 3), f => Assert.Equal(total[f], indices[f].Total.Value, 0.02));
        Assert.All(Enumerable.Range(0, 3), f => Assert.InRange(total[f], indices[f].Total.Low, indices[f].Total.High));
        Assert.All(indices, i => Assert.True(i.First.High - i.First.Low is > 0 and < 0.3));
    }

    [Fact]
    public void A_large_mean_does_not_spoil_the_first_order()
    {
        var indices = Sensitivity.Sobol(3, [.. Places(SweepDesign.SobolIndices, 2048, 3).Select(u => 1e6 + Ishigami(u))]);
        Assert.Equal(0.4424, indices[1].First.Value, 0.02);
    }

    [Fact]
    public void Morris_finds_the_slopes_of_a_plane_without_spread()
    {
        var places = Places(SweepDesign.Morris, 12, 3);
        var measures = Sensitivity.Morris(places, [.. places.Select(u => 5 * u[0] - 2 * u[1] + 7)]);
        Assert.Equal([5, -2, 0], measures.Select(m => Math.Round(m.Mean.Value, 9)));
        Assert.Equal([5, 2, 0], measures.Select(m => Math.Round(m.Strength.Value, 9)));
        Assert.All(measures, m => Assert.Equal(0, m.Spread, 9));
    }

    [Fact]
    public void Morris_shows_by_its_spread_that_factors_act_together()
    {
        var places = Places(SweepDesign.Morris, 40, 3);
        var measures = Sensitivity.Morris(places, [.. places.Select(u => u[0] * u[1] * 10 + u[2])]);
        Assert.True(measures[0].Spread > 1 && measures[1].Spread > 1);
        Assert.Equal(0, measures[2].Spread, 9);
    }
}
