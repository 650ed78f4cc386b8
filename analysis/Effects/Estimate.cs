using System.Globalization;
using MathNet.Numerics.Distributions;

namespace SseSim.Analysis.Effects;

/// <summary>A mean over replicates with its 95 % Student-t interval. With a single replicate both ends are the mean: no interval is known.</summary>
public sealed record Estimate(double Mean, double Low, double High)
{
    public const double Confidence = 0.95;

    /// <summary>Whether zero lies in the interval. A single replicate spans only what it is.</summary>
    public bool SpansZero => Low <= 0 && High >= 0;

    /// <summary>The same with an interval cut at zero: of what cannot be negative.</summary>
    public Estimate AtLeastZero() => Low < 0 ? this with { Low = 0 } : this;

    /// <summary>The same with an interval cut at a bound: of what cannot exceed it.</summary>
    public Estimate AtMost(double bound) => High > bound ? this with { High = bound } : this;

    /// <summary>Mean and half the width of the interval, both to the digits that the larger of them deserves; the mean alone with one replicate.</summary>
    public string WithMargin(int replicates)
    {
        var margin = (High - Low) / 2;
        var digits = Math.Max(Math.Abs(Mean), margin) < 100 ? "0.##" : "N0";
        string Text(double value) => value.ToString(digits, CultureInfo.InvariantCulture);
        return replicates == 1 ? Text(Mean) : $"{Text(Mean)} \u00b1 {Text(margin)}";
    }

    /// <summary>Standard error of the mean over so many replicates; null with one, of which nothing is known, and of a ratio, whose interval is not
    /// symmetric.</summary>
    public double? StandardError(int replicates) =>
        replicates < 2 || Math.Abs(High - Mean - (Mean - Low)) > 0.01 * (High - Low) ? null : (High - Low) / 2 / CriticalValue(replicates);

    /// <summary>Mean and interval of one value per replicate.</summary>
    public static Estimate Of(IReadOnlyList<double> values) => Of(values, v => v);

    /// <param name="values">One per replicate, at least one.</param>
    /// <param name="rounding">Applied to the mean and both ends.</param>
    public static Estimate Of(IReadOnlyList<double> values, Func<double, double> rounding)
    {
        var mean = values.Sum() / values.Count;
        if (values.Count == 1)
        {
            var only = rounding(mean);
            return new(only, only, only);
        }

        var half = CriticalValue(values.Count) * Math.Sqrt(Covariance(values, values) / values.Count);
        return new(rounding(mean), rounding(mean - half), rounding(mean + half));
    }

    /// <summary>Ratio of two means over the same replicates with Fieller's interval; null where the denominator's own interval spans zero,
    /// because the ratio then has no bounded interval.</summary>
    public static Estimate? Ratio(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators)
    {
        var n = numerators.Count;
        double x = numerators.Sum() / n, y = denominators.Sum() / n;
        if (y == 0)
        {
            return null;
        }

        var ratio = x / y;
        if (n == 1)
        {
            return new(ratio, ratio, ratio);
        }

        var t = CriticalValue(n);
        double vx = Covariance(numerators, numerators) / n, vy = Covariance(denominators, denominators) / n;
        var vxy = Covariance(numerators, denominators) / n;
        var g = t * t * vy / (y * y);
        if (g >= 1)
        {
            return null;
        }

        var regression = vy > 0 ? vxy / vy : 0;
        var spread = vx - 2 * ratio * vxy + ratio * ratio * vy - g * (vx - regression * vxy);
        var center = (ratio - g * regression) / (1 - g);
        var half = t / (Math.Abs(y) * (1 - g)) * Math.Sqrt(Math.Max(0, spread));
        return new(ratio, center - half, center + half);
    }

    /// <summary>Two-sided critical value of Student's t with n - 1 degrees of freedom.</summary>
    public static double CriticalValue(int replicates) => StudentT.InvCDF(0, 1, replicates - 1, (1 + Confidence) / 2);

    private static double Covariance(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        double meanA = a.Sum() / a.Count, meanB = b.Sum() / b.Count, sum = 0;
        for (var i = 0; i < a.Count; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return sum / (a.Count - 1);
    }
}
