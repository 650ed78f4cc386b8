using System.Text.RegularExpressions;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.Quantities;

/// <summary>Reads <c>80 %</c>, <c>0.8</c>, <c>20 M EUR per year</c>, <c>18 months</c>, <c>2 years</c>, <c>95 days</c>, <c>40 hours</c>,
/// <c>0.4 % of gdp</c>, <c>2 M EUR per month in prices of 2010</c>.</summary>
internal static partial class QuantityParser
{
    private static readonly IReadOnlyDictionary<string, double> Multiples = new Dictionary<string, double>
    {
        ["k"] = 1e3, ["thousand"] = 1e3, ["M"] = 1e6, ["million"] = 1e6, ["bn"] = 1e9, ["billion"] = 1e9,
        ["trn"] = 1e12, ["trillion"] = 1e12,
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
        ["per month"] = QuantityPeriod.PerMonth, ["a month"] = QuantityPeriod.PerMonth, ["/ month"] = QuantityPeriod.PerMonth,
        ["in all"] = QuantityPeriod.InAll, ["in total"] = QuantityPeriod.InAll,
    };

    /// <summary>The quantity, or null with what is wrong with the text.</summary>
    public static Quantity? Parse(string text, out string fault)
    {
        if (TryParse(text, out fault, out var unit) is { } quantity)
        {
            return quantity;
        }

        if (QuantityGuess.Of(text, IsLikely) is { } meant)
        {
            fault += $"; did you mean '{meant}'?";
        }
        else if (unit.Length > 0)
        {
            fault += "; units are %, '% of gdp', k/M/bn/trn and a currency such as EUR, months, years, days, hours, and after them 'per year', 'per month', "
                + "'in all' or 'in prices of 2010'";
        }

        return null;
    }

    /// <summary>Letters that were meant as a unit must have become one.</summary>
    private static bool IsLikely(string guess) =>
        TryParse(guess, out _, out _) is { } quantity && (quantity.Unit != QuantityUnit.None || !guess.Any(char.IsLetter));

    private static Quantity? TryParse(string text, out string fault, out string unit)
    {
        if (!NumberText.TrySplit(text, out var number, out unit, out fault))
        {
            return null;
        }

        var words = unit.Replace("/year", "/ year").Replace("/month", "/ month").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int? priceYear = null;
        if (words.Length > 4 && words[^4..^1] is ["in", "prices", "of"] && words[^1].Length == 4 && int.TryParse(words[^1], out var year))
        {
            (priceYear, words) = (year, words[..^4]);
        }

        if (Interpret(number, words) is { } quantity && double.IsFinite(quantity.Number)
            && (priceYear is null || quantity.Unit == QuantityUnit.Money))
        {
            return quantity with { PriceYear = priceYear };
        }

        fault = $"has the unit {Wording.Quote(unit)}, which is not known";
        return null;
    }

    private static Quantity? Interpret(double number, string[] words)
    {
        if (words.Length == 0)
        {
            return new(number, QuantityUnit.None);
        }

        if (words is ["%", "of", "gdp" or "GDP", ..])
        {
            return WithPeriod(new(number / 100, QuantityUnit.PercentOfGdp), words[3..]);
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
        Periods.TryGetValue(string.Join(' ', words), out var period) ? quantity with { Period = period } : null;

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();
}
