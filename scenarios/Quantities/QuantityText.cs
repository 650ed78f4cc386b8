using System.Globalization;
using SseSim.Model.Policies;

namespace SseSim.Scenarios.Quantities;

/// <summary>Writes numbers with their units in the form in which they are read, such that reading gives the same bits.</summary>
internal static class QuantityText
{
    /// <summary>A value of a dimension: <c>80 %</c>, <c>20 M EUR</c>, <c>18 months</c>.</summary>
    public static string Of(double value, Dimension dimension, string currency) => dimension switch
    {
        Dimension.Share or Dimension.RatePerYear => Percent(value),
        Dimension.Money => Money(value, currency),
        Dimension.Months => Counted(value, "month"),
        Dimension.Days => Counted(value, "day"),
        Dimension.Hours => Counted(value, "hour"),
        Dimension.Flag => value != 0 ? "true" : "false",
        _ => Number(value),
    };

    /// <summary>What a dimension is, and how it is written: <c>a share, such as '80 %' or '0.8'</c>.</summary>
    public static string Expected(Dimension dimension, string currency) => dimension switch
    {
        Dimension.Share => "a share, written like '80 %' or '0.8'",
        Dimension.RatePerYear => "a rate a year, written like '6 %' or '0.06'",
        Dimension.Money => $"an amount of money, written like '20 M {currency}'",
        Dimension.Months => "a length of time, written like '18 months' or '2 years'",
        Dimension.Days => "a length of time in days, written like '95 days'",
        Dimension.Hours => "a number of hours, written like '40 hours'",
        Dimension.Flag => "either true or false",
        _ => "a plain number",
    };

    /// <summary>The unit in a word or two, for lists.</summary>
    public static string Unit(Dimension dimension, string currency) => dimension switch
    {
        Dimension.Share => "share",
        Dimension.RatePerYear => "rate per year",
        Dimension.Money => currency,
        Dimension.Months => "months",
        Dimension.Days => "days",
        Dimension.Hours => "hours",
        Dimension.Flag => "true or false",
        _ => "number",
    };

    /// <summary><c>between 0 % and 100 %</c>, or <c>at least 0 %</c> where there is no upper end.</summary>
    public static string Range(double minimum, double maximum, Func<double, string> write) =>
        (double.IsFinite(minimum), double.IsFinite(maximum) && maximum < 1e300) switch
        {
            (true, true) => $"between {write(minimum)} and {write(maximum)}",
            (true, false) => $"at least {write(minimum)}",
            (false, true) => $"at most {write(maximum)}",
            _ => "any number",
        };

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Percent(double value)
    {
        var percent = (value * 100).ToString("0.############", CultureInfo.InvariantCulture);
        return double.Parse(percent, CultureInfo.InvariantCulture) / 100 == value ? percent + " %" : Number(value);
    }

    public static string Money(double value, string currency)
    {
        foreach (var (factor, multiple) in ((double, string)[])[(1e12, "trn "), (1e9, "bn "), (1e6, "M "), (1e3, "k ")])
        {
            var scaled = value / factor;
            if (Math.Abs(scaled) >= 1 && scaled == Math.Round(scaled, 3) && scaled * factor == value)
            {
                return $"{scaled.ToString("0.###", CultureInfo.InvariantCulture)} {multiple}{currency}";
            }
        }

        return $"{Number(value)} {currency}";
    }

    private static string Counted(double value, string noun) => value == 1 ? $"1 {noun}" : $"{Number(value)} {noun}s";
}
