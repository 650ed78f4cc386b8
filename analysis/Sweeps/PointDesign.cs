using SseSim.Model.Numerics;
using SseSim.Scenarios.Sweeps;
using RandomStream = SseSim.Model.Numerics.Stream;

namespace SseSim.Analysis.Sweeps;

/// <summary>The points of a sweep, each with the value of every factor as a scenario file would write it. A pure function of the definition.</summary>
public static class PointDesign
{
    private const double ToUnit = 1.0 / (1L << 32);

    /// <summary>Levels of Morris' grid; a step goes over half of them.</summary>
    private const int MorrisLevels = 4;

    /// <summary>[point][factor]: value.</summary>
    /// <exception cref="ArgumentException">More factors than the design can have.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Of(SweepDefinition sweep)
    {
        if (sweep.Design == SweepDesign.Grid)
        {
            return Grid(sweep.Factors);
        }

        return [.. Places(sweep).Select(places => (IReadOnlyList<string>)[.. sweep.Factors.Select((factor, f) => factor.ValueAt(places[f]))])];
    }

    /// <summary>[point][factor]: place in the unit interval.</summary>
    public static IReadOnlyList<double[]> Places(SweepDefinition sweep) => sweep.Design switch
    {
        SweepDesign.LatinHypercube => LatinHypercube(sweep.Points, sweep.Factors.Count, sweep.Seed),
        SweepDesign.Sobol => Sobol(sweep.Points, sweep.Factors.Count, sweep.Seed),
        SweepDesign.Morris => Morris(sweep.Points, sweep.Factors.Count, sweep.Seed),
        SweepDesign.SobolIndices => Saltelli(sweep.Points, sweep.Factors.Count, sweep.Seed),
        _ => throw new ArgumentException("a grid has values, not places"),
    };

    /// <summary>The last factor changes fastest.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Grid(IReadOnlyList<SweepFactor> factors)
    {
        IEnumerable<string[]> points = [[]];
        foreach (var factor in factors)
        {
            points = [.. points.SelectMany(point => factor.Levels.Select(level => (string[])[.. point, level]))];
        }

        return [.. points];
    }

    private static double[][] LatinHypercube(int points, int factors, ulong seed)
    {
        var result = Enumerable.Range(0, points).Select(_ => new double[factors]).ToArray();
        for (var f = 0; f < factors; f++)
        {
            var draws = new KeyedRandom(seed, RandomStream.Design, month: f);
            var slices = Enumerable.Range(0, points).OrderBy(i => draws.BitsOf((ulong)i)).ToArray();
            for (var i = 0; i < points; i++)
            {
                result[i][f] = (slices[i] + draws.UniformOf((ulong)(points + i))) / points;
            }
        }

        return result;
    }

    /// <summary>With a random digital shift, which keeps the evenness and lets seeds differ.</summary>
    private static double[][] Sobol(int points, int factors, ulong seed)
    {
        Limit(factors, SobolSequence.MostDimensions, "sobol");
        var sequence = new SobolSequence(factors);
        var shifts = Enumerable.Range(0, factors).Select(f => (uint)(new KeyedRandom(seed, RandomStream.Design, month: f).BitsOf(0) >> 32)).ToArray();
        return [.. Enumerable.Range(0, points).Select(i =>
            Enumerable.Range(0, factors).Select(f => (sequence.BitsOf((uint)i, f) ^ shifts[f]) * ToUnit).ToArray())];
    }

    /// <summary>So many trajectories of factors + 1 points; each step changes one factor by half of the grid.</summary>
    private static List<double[]> Morris(int trajectories, int factors, ulong seed)
    {
        const double step = MorrisLevels / (2.0 * (MorrisLevels - 1));
        var points = new List<double[]>();
        for (var t = 0; t < trajectories; t++)
        {
            var draws = new KeyedRandom(seed, RandomStream.Design, month: t);
            var point = Enumerable.Range(0, factors).Select(f => draws.For((ulong)f).Below(MorrisLevels / 2) / (double)(MorrisLevels - 1)).ToArray();
            var down = Enumerable.Range(0, factors).Select(f => draws.For((ulong)f).Below(2, 1) == 1).ToArray();
            for (var f = 0; f < factors; f++)
            {
                point[f] += down[f] ? step : 0;
            }

            points.Add([.. point]);
            foreach (var f in Enumerable.Range(0, factors).OrderBy(f => draws.For((ulong)f).Bits(2)))
            {
                point[f] += down[f] ? -step : step;
                points.Add([.. point]);
            }
        }

        return points;
    }

    /// <summary>For each row: A, B, then A with one column of B for each factor.</summary>
    private static List<double[]> Saltelli(int rows, int factors, ulong seed)
    {
        Limit(factors, SobolSequence.MostDimensions / 2, "sobol-indices");
        var points = new List<double[]>();
        foreach (var both in Sobol(rows, 2 * factors, seed))
        {
            double[] a = both[..factors], b = both[factors..];
            points.Add(a);
            points.Add(b);
            for (var f = 0; f < factors; f++)
            {
                double[] mixed = [.. a];
                mixed[f] = b[f];
                points.Add(mixed);
            }
        }

        return points;
    }

    private static void Limit(int factors, int most, string design)
    {
        if (factors > most)
        {
            throw new ArgumentException($"design '{design}' can vary at most {most} keys, not {factors}");
        }
    }
}
