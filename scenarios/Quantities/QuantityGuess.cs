using System.Text.RegularExpressions;

namespace SseSim.Scenarios.Quantities;

/// <summary>Guesses what a quantity that cannot be read was meant to be, from the slips that people make.</summary>
internal static partial class QuantityGuess
{
    private const int LongestText = 60;

    /// <summary>Words that are often written for a unit, and the unit. Abbreviations that could be two units are left out.</summary>
    private static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["percent"] = "%", ["percents"] = "%", ["pct"] = "%", ["per cent"] = "%", ["pc"] = "%",
        ["euro"] = "EUR", ["euros"] = "EUR", ["€"] = "EUR", ["$"] = "USD", ["£"] = "GBP",
        ["mio"] = "M", ["mln"] = "M", ["mn"] = "M", ["millions"] = "M", ["mrd"] = "bn", ["billions"] = "bn", ["tsd"] = "k", ["thousands"] = "k",
        ["yr"] = "years", ["yrs"] = "years", ["mth"] = "months", ["mths"] = "months", ["mo"] = "months", ["mos"] = "months",
        ["d"] = "days", ["hr"] = "hours", ["hrs"] = "hours", ["h"] = "hours",
        ["p.a."] = "per year", ["pa"] = "per year", ["annually"] = "per year", ["yearly"] = "per year", ["annum"] = "year", ["monthly"] = "per month",
        ["altogether"] = "in all", ["overall"] = "in all",
    };

    /// <summary>The text as it may have been meant, where that can be read; otherwise null.</summary>
    public static string? Of(string text, Func<string, bool> reads)
    {
        var given = text.Trim();
        if (given.Length is 0 or > LongestText)
        {
            return null;
        }

        string[] guesses = [Respelt(given), Respelt(DecimalPoint(given)), Respelt(NumberFirst(given)), Respelt(DecimalPoint(NumberFirst(given)))];
        return guesses.FirstOrDefault(guess => guess != given && reads(guess));
    }

    /// <summary>Units as this language spells them, a space between number and unit.</summary>
    private static string Respelt(string text)
    {
        var spaced = Parts().Replace(text.Replace("per cent", "%", StringComparison.OrdinalIgnoreCase), "$1 $2");
        var words = spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word =>
            Words.GetValueOrDefault(word) ?? Words.GetValueOrDefault(word.TrimEnd('.')) ?? Recased(word));
        return string.Join(' ', words);
    }

    /// <summary>Words that this language knows in another case: <c>Months</c>, <c>eur</c>, <c>BN</c>.</summary>
    private static string Recased(string word)
    {
        string[] known = ["month", "months", "year", "years", "day", "days", "hour", "hours", "per", "in", "all", "of", "gdp", "prices", "bn", "k",
            "M", "thousand", "million", "billion", "EUR", "USD", "GBP"];
        return known.FirstOrDefault(k => k == word) ?? known.FirstOrDefault(k => k.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? word;
    }

    /// <summary>A comma before one or two digits is a decimal comma, before three a thousands separator; a number may lack its zero.</summary>
    private static string DecimalPoint(string text) =>
        LacksZero().Replace(DecimalComma().Replace(Thousands().Replace(text, "$1$2"), "$1.$2"), "${1}0.$2");

    /// <summary><c>EUR 20 M</c>, <c>€20M</c> and <c>% 80</c> have the number behind.</summary>
    private static string NumberFirst(string text) =>
        NumberBehind().Match(text) is { Success: true } match ? $"{match.Groups["rest"].Value.Trim()} {match.Groups["unit"].Value}" : text;

    [GeneratedRegex(@"([0-9])([^\s0-9.,_eE+-])", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^([+-]?[0-9]+),([0-9]{1,2})(?![0-9,])", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"(?<=^[+-]?[0-9]{1,3}(?:,[0-9]{3})*)(),([0-9]{3})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^([+-]?)\.([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LacksZero();

    [GeneratedRegex(@"^(?<unit>[^0-9\s.,+-]{1,4})\s*(?<rest>[+-]?[0-9.].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberBehind();
}
