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
        ["mio"] = "M", ["mln"] = "M", ["mn"] = "M", ["millions"] = "M", ["mrd"] = "bn", ["billions"] = "bn", ["trillions"] = "trn", ["tn"] = "trn", ["tsd"] = "k", ["thousands"] = "k",
        ["yr"] = "years", ["yrs"] = "years", ["mth"] = "months", ["mths"] = "months", ["mo"] = "months", ["mos"] = "months",
        ["d"] = "days", ["hr"] = "hours", ["hrs"] = "hours", ["h"] = "hours",
        ["p.a."] = "per year", ["pa"] = "per year", ["annually"] = "per year", ["yearly"] = "per year", ["annum"] = "year", ["monthly"] = "per month",
        ["altogether"] = "in all", ["overall"] = "in all", ["total"] = "in all",
        ["mois"] = "months", ["mes"] = "months", ["meses"] = "months", ["an"] = "years", ["ans"] = "years", ["année"] = "years", ["années"] = "years", ["año"] = "years",
        ["años"] = "years", ["jour"] = "days", ["jours"] = "days", ["día"] = "days", ["días"] = "days", ["heure"] = "hours", ["heures"] = "hours", ["hora"] = "hours",
        ["horas"] = "hours", ["milliers"] = "k", ["mil"] = "k", ["millones"] = "M", ["millón"] = "M", ["milliard"] = "bn", ["milliards"] = "bn",
    };

    /// <summary>Several words that stand for a unit or a time, English, French and Spanish, and what this language writes.</summary>
    private static readonly (string Written, string Meant)[] Phrases =
    [
        ("per cent", "%"), ("pour cent", "%"), ("por ciento", "%"), ("par an", "per year"), ("por año", "per year"), ("al año", "per year"), ("par mois", "per month"),
        ("por mes", "per month"), ("al mes", "per month"), ("au total", "in all"), ("en tout", "in all"), ("en total", "in all"), ("du pib", "of gdp"), ("del pib", "of gdp"),
    ];

    /// <summary>The text as it may have been meant, where that can be read; otherwise null.</summary>
    public static string? Of(string text, Func<string, bool> reads)
    {
        var given = text.Trim();
        var plain = Plain(given);
        if (given.Length is 0 or > LongestText)
        {
            return null;
        }

        string[] guesses = [Respelt(plain), Respelt(DecimalPoint(plain)), Respelt(NumberFirst(plain)), Respelt(DecimalPoint(NumberFirst(plain)))];
        return guesses.FirstOrDefault(guess => guess != given && reads(guess));
    }

    /// <summary>Units as this language spells them, a space between number and unit.</summary>
    private static string Respelt(string text)
    {
        var phrased = Phrases.Aggregate(text, (t, phrase) => t.Replace(phrase.Written, phrase.Meant, StringComparison.OrdinalIgnoreCase));
        var spaced = Multiples().Replace(Parts().Replace(phrased, "$1 $2"), "$1 $2");
        var words = spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word =>
            Words.GetValueOrDefault(word) ?? Words.GetValueOrDefault(word.TrimEnd('.')) ?? Recased(word));
        return string.Join(' ', words);
    }

    /// <summary>Without quotation marks, signs of full width and spaces or points between groups of three digits.</summary>
    private static string Plain(string text)
    {
        var halved = string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c is '\u00a0' or '\u202f' or '\u3000' ? ' ' : c));
        var bare = halved.Trim(' ', '“', '”', '„', '«', '»', '‘', '’', '"', '\'');
        return Groups().Match(bare) is { Success: true } groups
            ? string.Concat(groups.Value.Where(c => char.IsAsciiDigit(c) || c is '+' or '-')) + DecimalPart().Replace(bare[groups.Length..], ".$1") : bare;
    }

    /// <summary>Words that this language knows in another case: <c>Months</c>, <c>eur</c>, <c>BN</c>.</summary>
    private static string Recased(string word)
    {
        string[] known = ["month", "months", "year", "years", "day", "days", "hour", "hours", "per", "in", "all", "of", "gdp", "prices", "trn", "bn", "k",
            "M", "thousand", "million", "billion", "trillion", "EUR", "USD", "GBP"];
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

    /// <summary><c>MEUR</c> as two words.</summary>
    [GeneratedRegex(@"(?<=\s)(k|M|bn|trn)([A-Z]{3})(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Multiples();

    /// <summary>Two groups of three or more behind points, one or more behind spaces and apostrophes: <c>1.000</c> alone is one.</summary>
    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:[ '’][0-9]{3})+)(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^,([0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalPart();

    [GeneratedRegex(@"^([+-]?[0-9]+),([0-9]{1,2})(?![0-9,])", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"(?<=^[+-]?[0-9]{1,3}(?:,[0-9]{3})*)(),([0-9]{3})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^([+-]?)\.([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LacksZero();

    [GeneratedRegex(@"^(?<unit>[^0-9\s.,+-]{1,4})\s*(?<rest>[+-]?[0-9.].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberBehind();
}
