using SseSim.Analysis.Sweeps;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Tests.Sweeps;

/// <summary>How the points of a sweep lie.</summary>
public sealed class PointDesignTests
{
    private static SweepFactor Range(string key, double low = 0, double high = 1) => new(key, [], new(low, high, ""));

    private static SweepDefinition Sweep(SweepDesign design, int points, int factors, ulong seed = 1) =>
        new("island", design, points, seed, [.. Enumerable.Range(0, factors).Select(f => Range($"f{f}"))], []);

    [Fact]
    public void A_grid_has_every_combination_and_its_last_factor_changes_fastest()
    {
        var sweep = new SweepDefinition("island", SweepDesign.Grid, 0, 1, [new("a", ["1", "2"], null), new("b", ["x", "y", "z"], null)], []);
        Assert.Equal(["1x", "1y", "1z", "2x", "2y", "2z"], PointDesign.Of(sweep).Select(point => string.Join("", point)));
    }

    [Fact]
    public void A_Latin_hypercube_has_one_point_in_every_slice_of_every_factor()
    {
        var places = PointDesign.Places(Sweep(SweepDesign.LatinHypercube, 17, 5));
        Assert.All(Enumerable.Range(0, 5), f => Assert.Equal(Enumerable.Range(0, 17), places.Select(p => (int)(p[f] * 17)).Order()));
        Assert.NotEqual(places[0], PointDesign.Places(Sweep(SweepDesign.LatinHypercube, 17, 5, seed: 2))[0]);
    }

    [Fact]
    public void Sobols_sequence_begins_as_published()
    {
        // The first points of two dimensions, and of the third and fifth, in Gray code order, by hand from the direction numbers 1; 1 3; 1 3 1; 1 1 1.
        var sequence = new SobolSequence(5);
        double Value(uint i, int d) => sequence.BitsOf(i, d) / 4294967296.0;
        Assert.Equal([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125], Enumerable.Range(0, 8).Select(i => Value((uint)i, 0)));
        Assert.Equal([0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625], Enumerable.Range(0, 8).Select(i => Value((uint)i, 1)));
        Assert.Equal([0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375], Enumerable.Range(0, 8).Select(i => Value((uint)i, 2)));
    }

    [Fact]
    public void Every_dimension_of_Sobols_sequence_is_even_over_every_power_of_two()
    {
        var sequence = new SobolSequence(SobolSequence.MostDimensions);
        for (var d = 0; d < SobolSequence.MostDimensions; d++)
        {
            Assert.Equal(Enumerable.Range(0, 256), Enumerable.Range(0, 256).Select(i => (int)(sequence.BitsOf((uint)i, d) >> 24)).Order());
        }
    }

    [Fact]
    public void No_two_dimensions_of_Sobols_sequence_are_alike()
    {
        var sequence = new SobolSequence(SobolSequence.MostDimensions);
        var rows = Enumerable.Range(0, SobolSequence.MostDimensions).Select(d => string.Join(',', Enumerable.Range(0, 512).Select(i => sequence.BitsOf((uint)i, d))));
        Assert.Equal(SobolSequence.MostDimensions, rows.Distinct().Count());
    }

    [Fact]
    public void A_shifted_Sobol_design_stays_even()
    {
        var places = PointDesign.Places(Sweep(SweepDesign.Sobol, 64, 7, seed: 9));
        Assert.All(Enumerable.Range(0, 7), f => Assert.Equal(Enumerable.Range(0, 64), places.Select(p => (int)(p[f] * 64)).Order()));
    }

    [Fact]
    public void A_trajectory_of_Morris_changes_every_factor_once_by_two_thirds()
    {
        var places = PointDesign.Places(Sweep(SweepDesign.Morris, 10, 4));
        Assert.Equal(50, places.Count);
        for (var t = 0; t < 10; t++)
        {
            var changed = new List<int>();
            for (var step = 1; step <= 4; step++)
            {
                double[] before = places[t * 5 + step - 1], after = places[t * 5 + step];
                var factor = Assert.Single(Enumerable.Range(0, 4), f => before[f] != after[f]);
                Assert.Equal(2 / 3.0, Math.Abs(after[factor] - before[factor]), 12);
                Assert.All(after, place => Assert.InRange(place, 0, 1));
                changed.Add(factor);
            }

            Assert.Equal([0, 1, 2, 3], changed.Order());
        }
    }

    [Fact]
    public void Rows_for_Sobol_indices_are_two_points_and_their_mixtures()
    {
        var places = PointDesign.Places(Sweep(SweepDesign.SobolIndices, 8, 3));
        Assert.Equal(8 * 5, places.Count);
        for (var row = 0; row < 8; row++)
        {
            double[] a = places[row * 5], b = places[row * 5 + 1];
            for (var f = 0; f < 3; f++)
            {
                Assert.Equal(a.Select((value, i) => i == f ? b[i] : value), places[row * 5 + 2 + f]);
            }
        }
    }

    [Fact]
    public void Values_of_a_range_keep_its_unit()
    {
        var factor = new SweepFactor("budget", [], new(1, 3, "M EUR per year"));
        Assert.Equal("2 M EUR per year", factor.ValueAt(0.5));
        Assert.Equal(2e6, SweepFactor.NumberOf(factor.ValueAt(0.5)));
    }
}
