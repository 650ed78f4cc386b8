using SseSim.Model.Numerics;
using RandomStream = SseSim.Model.Numerics.Stream;

namespace SseSim.Analysis.Sweeps;

/// <summary>A value with the interval of 95 % that resampling gives.</summary>
public readonly record struct SampledEstimate(double Value, double Low, double High);

/// <summary>Morris' measures of one factor, in units of the outcome per whole range of the factor.</summary>
/// <param name="Mean">Mean elementary effect.</param>
/// <param name="Strength">Mean absolute elementary effect (Campolongo, Cariboni and Saltelli 2007).</param>
/// <param name="Spread">Standard deviation of the elementary effects: large where the factor acts unevenly or with others.</param>
public sealed record MorrisMeasures(SampledEstimate Mean, SampledEstimate Strength, double Spread);

/// <summary>Variance-based indices of one factor.</summary>
/// <param name="First">Share of the variance that the factor alone accounts for.</param>
/// <param name="Total">Share that goes when the factor is known, with all that it does together with others.</param>
public sealed record SobolIndices(SampledEstimate First, SampledEstimate Total);

/// <summary>Estimates of how much each factor matters, from the outcomes of the points of a design. Resampling is keyed: the same outcomes give the same bits.</summary>
public static class Sensitivity
{
    private const int Resamples = 500;

    /// <summary>Morris' measures from trajectories.</summary>
    /// <param name="places">[point][factor]: as <see cref="PointDesign.Places"/> gives them.</param>
    /// <param name="outcomes">[point].</param>
    public static IReadOnlyList<MorrisMeasures> Morris(IReadOnlyList<double[]> places, IReadOnlyList<double> outcomes)
    {
        var factors = places[0].Length;
        var trajectories = places.Count / (factors + 1);
        var effects = Enumerable.Range(0, factors).Select(_ => new double[trajectories]).ToArray();
        for (var t = 0; t < trajectories; t++)
        {
            for (var step = 0; step < factors; step++)
            {
                int before = t * (factors + 1) + step, after = before + 1;
                var f = 0;
                while (places[before][f] == places[after][f])
                {
                    f++;
                }

                effects[f][t] = (outcomes[after] - outcomes[before]) / (places[after][f] - places[before][f]);
            }
        }

        return [.. effects.Select(e => new MorrisMeasures(
            Resampled(trajectories, rows => rows.Average(r => e[r])), Resampled(trajectories, rows => rows.Average(r => Math.Abs(e[r]))), Deviation(e)))];
    }

    /// <summary>First-order indices by Saltelli et al. (2010), total ones by Jansen (1999), from the rows of <see cref="PointDesign"/>: A, B, and A with one
    /// column of B for each factor.</summary>
    /// <param name="factors">Number of factors.</param>
    /// <param name="outcomes">[point].</param>
    public static IReadOnlyList<SobolIndices> Sobol(int factors, IReadOnlyList<double> outcomes)
    {
        var width = factors + 2;
        var rows = outcomes.Count / width;
        // Centred: the estimator of the first order loses its digits where the mean is large against the spread.
        var mean = Enumerable.Range(0, rows).Average(r => (outcomes[r * width] + outcomes[r * width + 1]) / 2);
        double At(int row, int column) => outcomes[row * width + column] - mean;

        return [.. Enumerable.Range(0, factors).Select(f => new SobolIndices(
            Resampled(rows, sample => sample.Average(r => At(r, 1) * (At(r, f + 2) - At(r, 0))) / Variance(sample)),
            Resampled(rows, sample => sample.Average(r => Square(At(r, 0) - At(r, f + 2))) / 2 / Variance(sample))))];

        double Variance(IReadOnlyList<int> sample)
        {
            var centre = sample.Average(r => (At(r, 0) + At(r, 1)) / 2);
            return sample.Average(r => (Square(At(r, 0) - centre) + Square(At(r, 1) - centre)) / 2);
        }
    }

    /// <summary>The estimate of all rows, with the percentiles of its values over rows drawn with replacement.</summary>
    private static SampledEstimate Resampled(int rows, Func<IReadOnlyList<int>, double> estimate)
    {
        var draws = new KeyedRandom(0, RandomStream.Resampling, month: 0);
        var values = new double[Resamples];
        for (var b = 0; b < Resamples; b++)
        {
            var sample = draws.For((ulong)b);
            values[b] = estimate([.. Enumerable.Range(0, rows).Select(i => sample.Below(rows, (uint)i))]);
        }

        Array.Sort(values);
        var all = estimate([.. Enumerable.Range(0, rows)]);
        return new(all, Math.Min(all, values[(int)(0.025 * Resamples)]), Math.Max(all, values[(int)(0.975 * Resamples) - 1]));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(v => Square(v - mean)) / (values.Length - 1));
    }

    private static double Square(double value) => value * value;
}
