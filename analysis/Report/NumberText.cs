using System.Globalization;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report;

/// <summary>Numbers as people read them: thousands apart, a sign where it is a change, no more digits than say something.</summary>
public static class NumberText
{
    private const string Minus = "\u2212";

    /// <summary>A level in its unit's usual digits.</summary>
    public static string Level(double value, string unit)
    {
        if (double.IsNaN(value))
        {
            return "n/a";
        }

        var text = unit switch
        {
            "%" or "% per year" => Fixed(value, Math.Abs(value) < 10 ? 2 : 1) + " %",
            "points" => Fixed(value, 2),
            "ratio" => Fixed(value, 2),
            _ when unit.EndsWith("per hour", StringComparison.Ordinal) => Fixed(value, 2),
            _ when IsMoney(unit) => Money(value),
            _ => Fixed(value, Math.Abs(value) < 10 && value != Math.Truncate(value) ? 1 : 0),
        };
        return text;
    }

    /// <summary>Three digits that say something, for sentences and large print; the tables have the rest.</summary>
    public static double Rough(double value)
    {
        if (value == 0 || double.IsNaN(value))
        {
            return value;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return Math.Round(value / step) * step;
    }

    /// <summary>Both ends and the mean to three digits.</summary>
    public static Estimate Rough(Estimate estimate) => new(Rough(estimate.Mean), Rough(estimate.Low), Rough(estimate.High));

    /// <summary>A change: with its sign.</summary>
    public static string Change(double value, string unit) =>
        double.IsNaN(value) ? "n/a" : value > 0 && Level(value, unit) is var text && text.Any(c => c is >= '1' and <= '9') ? "+" + text : Level(value, unit);

    /// <summary>Both ends of the interval, such as <c>800 to 1,660</c>; empty where a single replicate gives none.</summary>
    public static string Interval(Estimate estimate, string unit, bool signed = false) => estimate.Low == estimate.High
        ? ""
        : signed ? $"{Change(estimate.Low, unit)} to {Change(estimate.High, unit)}" : $"{Level(estimate.Low, unit)} to {Level(estimate.High, unit)}";

    public static bool IsMoney(string unit) => unit.Length >= 3 && unit[..3].All(char.IsAsciiLetterUpper) && !unit.StartsWith("FTE", StringComparison.Ordinal);

    private static string Money(double value) => Math.Abs(value) switch
    {
        >= 1e9 => Fixed(value / 1e9, 2) + " bn",
        >= 1e6 => Fixed(value / 1e6, Math.Abs(value) >= 1e8 ? 0 : 1) + " M",
        >= 1e5 => Fixed(value / 1e3, 0) + " k",
        _ => Fixed(value, 0),
    };

    private static string Fixed(double value, int digits)
    {
        var text = Math.Abs(value).ToString("N" + digits, CultureInfo.InvariantCulture);
        return value < 0 && text.Any(c => c is >= '1' and <= '9') ? Minus + text : text;
    }
}
