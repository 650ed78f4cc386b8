using System.Globalization;
using System.Text.RegularExpressions;

namespace SseSim.Scenarios.Quantities;

/// <summary>Splits a text into its number and what follows it.</summary>
internal static partial class NumberText
{
    /// <summary>False, with what is wrong, where the text does not begin with a finite number.</summary>
    /// <param name="text">Such as <c>20 M EUR</c>.</param>
    /// <param name="number">20.</param>
    /// <param name="unit"><c>M EUR</c>, single spaces between words.</param>
    /// <param name="fault">What is wrong, following on the quoted text.</param>
    public static bool TrySplit(string text, out double number, out string unit, out string fault)
    {
        (number, unit, fault) = (0, "", "");
        var match = NumberThenUnit().Match(text.Trim());
        if (!match.Success)
        {
            fault = text.Contains(',') && text.Any(char.IsAsciiDigit)
                ? "is not a number; write a decimal point and no thousands separator"
                : "is not a number";
            return false;
        }

        number = double.Parse(match.Groups["number"].Value.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            fault = "is too large a number";
            return false;
        }

        // Minus zero would print and hash otherwise than zero.
        number += 0.0;
        unit = string.Join(' ', match.Groups["unit"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return true;
    }

    [GeneratedRegex(@"^(?<number>[+-]?[0-9][0-9_]*(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?)\s*(?<unit>([^0-9\s.,_].*)?)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NumberThenUnit();
}
