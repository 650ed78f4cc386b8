using System.Globalization;
using System.Text.RegularExpressions;

namespace SseSim.Scenarios.Reading;

/// <summary>Guesses which whole number a text that is none was meant to be.</summary>
internal static partial class WholeNumberGuess
{
    /// <summary>The number as it is written, or null where the text gives no hint.</summary>
    /// <param name="text">Such as <c>24 months</c>, <c>2 years</c>, <c>5,000</c>, <c>5 k</c>, <c>24.0</c>.</param>
    /// <param name="key">Years are counted in <c>months</c>.</param>
    /// <param name="minimum">Least that the key takes.</param>
    /// <param name="maximum">Most that it takes.</param>
    public static string? Of(string text, string key, long minimum, long maximum)
    {
        if (Written().Match(text.Trim()) is not { Success: true } match
            || !double.TryParse(Separators().Replace(match.Groups["number"].Value, ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var years = match.Groups["unit"].Value is "year" or "years" or "an" or "ans" or "año" or "años";
        number *= match.Groups["multiple"].Value switch { "k" or "thousand" => 1e3, "M" or "million" => 1e6, _ => 1 } * (years ? 12 : 1);
        return number == Math.Floor(number) && number >= minimum && number <= maximum && (!years || key == "months")
            ? number.ToString("0", CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,3}(?:[ ,.'’\u00a0\u202f][0-9]{3})+|[0-9]+(?:\.[0-9]+)?)\s*(?<multiple>k|thousand|M|million)?"
        + @"\s*(?<unit>months?|mois|mes|meses|years?|ans?|años?|persons?|people|residents?|replicates?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    /// <summary>Between groups of three digits; a point before other than three is a decimal point.</summary>
    [GeneratedRegex(@"[ ,.'’\u00a0\u202f](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
