using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>A unit as an economy file writes it: what it measures, what one of it is in base units, and the base unit's name.</summary>
/// <param name="Kind">What it measures; null for a bare multiple (<c>%</c> is a share).</param>
/// <param name="Factor">Base units in one of it: <c>thousand persons</c> 1000, <c>%</c> 0.01, <c>bn EUR</c> 1e9, <c>years</c> 12.</param>
/// <param name="Base">The base unit, or empty where only a multiple or <c>%</c> was written.</param>
internal sealed record FigureUnit(FigureKind Kind, double Factor, string Base)
{
    private static readonly Dictionary<string, double> Multiples = new()
    {
        ["thousand"] = 1e3, ["k"] = 1e3, ["million"] = 1e6, ["M"] = 1e6, ["billion"] = 1e9, ["bn"] = 1e9, ["trillion"] = 1e12, ["trn"] = 1e12,
    };

    private static readonly Dictionary<string, FigureKind> Nouns = new()
    {
        ["persons"] = FigureKind.Count, ["residents"] = FigureKind.Count, ["jobs"] = FigureKind.Count, ["employees"] = FigureKind.Count,
        ["FTE"] = FigureKind.Count, ["full-time"] = FigureKind.Count, ["entities"] = FigureKind.Count, ["enterprises"] = FigureKind.Count,
        ["firms"] = FigureKind.Count, ["organisations"] = FigureKind.Count, ["households"] = FigureKind.Count, ["members"] = FigureKind.Count,
        ["volunteers"] = FigureKind.Count, ["loans"] = FigureKind.Count, ["loan-years"] = FigureKind.Count,
        ["share"] = FigureKind.Share, ["ratio"] = FigureKind.Ratio, ["times"] = FigureKind.Ratio,
        ["months"] = FigureKind.Months, ["years"] = FigureKind.Months, ["days"] = FigureKind.Days,
        ["hours"] = FigureKind.Hours,
        ["learners"] = FigureKind.Count, ["fishers"] = FigureKind.Count, ["producers"] = FigureKind.Count,
        ["tonnes"] = FigureKind.Tonnes, ["kt"] = FigureKind.Tonnes, ["Mt"] = FigureKind.Tonnes,
        ["hectares"] = FigureKind.Hectares, ["ha"] = FigureKind.Hectares, ["km2"] = FigureKind.Hectares,
        ["kW"] = FigureKind.Kilowatts, ["MW"] = FigureKind.Kilowatts,
    };

    /// <summary>Nouns that are read as so many of another.</summary>
    private static readonly Dictionary<string, (double Factor, string Base)> Derived = new()
    {
        ["years"] = (12, "months"), ["kt"] = (1e3, "tonnes"), ["Mt"] = (1e6, "tonnes"), ["ha"] = (1, "hectares"), ["km2"] = (100, "hectares"), ["MW"] = (1e3, "kW"),
    };

    /// <summary>The unit, or null with what is wrong with it.</summary>
    public static FigureUnit? Parse(string text, string currency, out string fault)
    {
        fault = "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && words[0] == "%")
        {
            return new(FigureKind.Share, 0.01, words.Length == 1 ? "" : "share " + string.Join(' ', words[1..]));
        }

        var factor = 1.0;
        if (words.Length > 1 && Multiples.TryGetValue(words[0], out var multiple))
        {
            (factor, words) = (multiple, words[1..]);
        }

        if (words.Length == 0)
        {
            fault = "the unit is empty";
            return null;
        }

        if (words[0] == currency)
        {
            return new(FigureKind.Money, factor, string.Join(' ', words));
        }

        if (Nouns.TryGetValue(words[0], out var kind))
        {
            var (times, noun) = Derived.GetValueOrDefault(words[0], (1, words[0]));
            return new(kind, factor * times, words[0] == "years" ? noun : string.Join(' ', words[1..].Prepend(noun)));
        }

        if (words[0].Length == currency.Length && words[0].All(char.IsAsciiLetterUpper))
        {
            fault = $"amounts are in the economy's currency, {currency}, not in {words[0]}";
            return null;
        }

        fault = $"unknown unit {Wording.Quote(text)}" + Wording.Suggest(words[0], [.. Nouns.Keys, currency, "%"], "units begin with one of");
        return null;
    }

    /// <summary>Whether a figure of that kind may be written in this unit.</summary>
    public bool Fits(FigureKind kind) => kind == Kind || (kind, Kind) is (FigureKind.Ratio, FigureKind.Share) or (FigureKind.Share, FigureKind.Ratio);

    /// <summary>What a kind is written in, for messages.</summary>
    public static string Expected(FigureKind kind, string currency) => kind switch
    {
        FigureKind.Count => "a number of them, in a unit like 'persons' or 'thousand persons'",
        FigureKind.Share => "a share, such as '12 %' or 0.12",
        FigureKind.Ratio => "a ratio, such as 0.9 or '90 %'",
        FigureKind.Money => $"an amount of money, in a unit like '{currency}', 'M {currency}' or 'bn {currency}'",
        FigureKind.Months => "a length of time, in months or years",
        FigureKind.Days => "a number of days",
        FigureKind.Tonnes => "a mass, in a unit like 'tonnes', 'kt' or 'Mt'",
        FigureKind.Hectares => "an area, in 'hectares' or 'km2'",
        FigureKind.Kilowatts => "a power, in 'kW' or 'MW'",
        _ => "a number of hours",
    };
}
