using System.Globalization;
using System.Text.RegularExpressions;

namespace SseSim.Scenarios.Reading;

/// <summary>Guesses which month a text that is no month was meant to be.</summary>
internal static partial class MonthGuess
{
    /// <summary>[language][month], without accents: English, French, Spanish.</summary>
    private static readonly string[][] Names =
    [
        CultureInfo.InvariantCulture.DateTimeFormat.MonthNames,
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ];

    /// <summary><c>; did you mean '2013-01'?</c>, or nothing where the text gives no hint.</summary>
    /// <param name="text">Such as <c>2013</c>, <c>2013-1</c>, <c>01/2013</c>, <c>Jan 2013</c>, <c>2013-01-15</c>.</param>
    /// <param name="monthOfYear">The month that a bare year means: the first for a beginning, the last for an end.</param>
    public static string Suggestion(string text, int monthOfYear = 1)
    {
        var match = YearAndMonth().Match(text.Trim());
        if (!match.Success || !int.TryParse(match.Groups["year"].Value, out var year))
        {
            return "";
        }

        var month = match.Groups["month"] is { Success: true, Value: var number } ? int.Parse(number, CultureInfo.InvariantCulture)
            : match.Groups["name"] is { Success: true, Value: var name } ? MonthNamed(name)
            : monthOfYear;
        var guess = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
        return guess != text && CalendarMonth.TryParse(guess, out _) ? $"; did you mean '{guess}'?" : "";
    }

    private static int MonthNamed(string name) =>
        Names.Select(names => Array.FindIndex(names, m => m.StartsWith(ClosestMatch.Plain(name), StringComparison.OrdinalIgnoreCase)) + 1).FirstOrDefault(month => month > 0);

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})(?:\s*[-/. M]\s*(?<month>[0-9]{1,2})(?:[-/. T].*)?)?|(?<month>[0-9]{1,2})[-/. ](?<year>[0-9]{4})"
        + @"|(?<name>\p{L}{3,10})\.?[ -](?:de )?(?<year>[0-9]{4})|(?<year>[0-9]{4})[ -](?<name>\p{L}{3,10}))$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();
}
