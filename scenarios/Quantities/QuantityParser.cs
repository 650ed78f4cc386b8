using System.Text.RegularExpressions;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Quantities;

/// <summary>Reads <c>80 %</c>, <c>0.8</c>, <c>20 M EUR per year</c>, <c>18 months</c>, <c>2 years</c>, <c>95 days</c>, <c>40 hours</c>.</summary>
internal static partial class QuantityParser
{
    private static readonly IReadOnlyDictionary<string, double> Multiples = new Dictionary<string, double>
    {
        ["k"] = 1e3, ["thousand"] = 1e3, ["M"] = 1e6, ["million"] = 1e6, ["bn"] = 1e9, ["billion"] = 1e9,
    };

    private static readonly IReadOnlyDictionary<string, (QuantityUnit Unit, double Factor)> Times =
        new Dictionary<string, (QuantityUnit, double)>
        {
            ["month"] = (QuantityUnit.Months, 1), ["months"] = (QuantityUnit.Months, 1),
            ["year"] = (QuantityUnit.Months, 12), ["years"] = (QuantityUnit.Months, 12),
            ["day"] = (QuantityUnit.Days, 1), ["days"] = (QuantityUnit.Days, 1),
            ["hour"] = (QuantityUnit.Hours, 1), ["hours"] = (QuantityUnit.Hours, 1),
        };

    private static readonly IReadOnlyDictionary<string, QuantityPeriod> Periods = new Dictionary<string, QuantityPeriod>
    {
        [""] = QuantityPeriod.Unsaid,
        ["per year"] = QuantityPeriod.PerYear, ["a year"] = QuantityPeriod.PerYear, ["/ year"] = QuantityPeriod.PerYear,
        ["in all"] = QuantityPeriod.InAll, ["in total"] = QuantityPeriod.InAll,
    };

    /// <summary>The quantity, or null with what is wrong with the text.</summary>
    public static Quantity? Parse(string text, out string fault)
    {
        if (!NumberText.TrySplit(text, out var number, out var unit, out fault))
        {
            return null;
        }

        if (Interpret(number, unit.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } quantity && double.IsFinite(quantity.Number))
        {
            return quantity;
        }

        fault = $"has the unit {Wording.Quote(unit)}, which is not known; "
            + "units are %, k/M/bn and a currency such as EUR, months, years, days, hours, and 'per year' or 'in all' after them";
        return null;
    }

    private static Quantity? Interpret(double number, string[] words)
    {
        if (words.Length == 0)
        {
            return new(number, QuantityUnit.None);
        }

        if (words[0] == "%")
        {
            return WithPeriod(new(number / 100, QuantityUnit.Percent), words[1..]);
        }

        if (Times.TryGetValue(words[0], out var time))
        {
            return WithPeriod(new(number * time.Factor, time.Unit), words[1..]);
        }

        if (Multiples.TryGetValue(words[0], out var factor))
        {
            (number, words) = (number * factor, words[1..]);
            if (words.Length == 0)
            {
                return new(number, QuantityUnit.None);
            }
        }

        return Currency().IsMatch(words[0]) ? WithPeriod(new(number, QuantityUnit.Money, words[0]), words[1..]) : null;
    }

    private static Quantity? WithPeriod(Quantity quantity, string[] words) =>
        Periods.TryGetValue(string.Join(' ', words).Replace("/year", "/ year"), out var period) ? quantity with { Period = period } : null;

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();
}
