namespace SseSim.Scenarios.EconomyFiles;

/// <summary>What a figure of an economy file measures.</summary>
internal enum FigureKind
{
    /// <summary>Persons, organisations, jobs, loans.</summary>
    Count,
    /// <summary>A part of a whole, or a rate.</summary>
    Share,
    /// <summary>One quantity relative to another.</summary>
    Ratio,
    /// <summary>Units of the economy's currency.</summary>
    Money,
    Months,
    Days,
    Hours,
    Tonnes,
    Hectares,
    Kilowatts,
}

/// <summary>What the values of a table add up to.</summary>
internal enum TableSum { Any, One, OneWithinFirstClass, AtMostOne }

/// <summary>What a figure or table of an economy file must be.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Unit">Its unit where the file does not name one.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
internal sealed record FigureRule(FigureKind Kind, string Unit, double Minimum, double Maximum)
{
    /// <summary>For tables: the names of each class; keys join one of each with a slash.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Classes { get; init; } = [];

    /// <summary>Whether zero is refused too.</summary>
    public bool Positive { get; init; }

    public TableSum Sum { get; init; } = TableSum.Any;

    /// <summary>Whether a table must give every key.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether a table may give a low and a high value of each.</summary>
    public bool Banded { get; init; }

    /// <summary>All keys of a table.</summary>
    public IReadOnlyList<string> Keys { get; private init; } = [];

    public static FigureRule Count(string unit) => new(FigureKind.Count, unit, 0, double.PositiveInfinity);

    public static FigureRule Share(string unit = "share") => new(FigureKind.Share, unit, 0, 1);

    public static FigureRule Ratio(double maximum, string unit = "ratio", double minimum = 0) => new(FigureKind.Ratio, unit, minimum, maximum);

    public static FigureRule Money() => new(FigureKind.Money, "", 0, double.PositiveInfinity);

    public static FigureRule Months() => new(FigureKind.Months, "months", 0, 1200);

    public static FigureRule Days(double maximum) => new(FigureKind.Days, "days", 0, maximum);

    public static FigureRule Hours(string unit, double maximum) => new(FigureKind.Hours, unit, 0, maximum);

    public static FigureRule Of(FigureKind kind, string unit) => new(kind, unit, 0, double.PositiveInfinity);

    /// <summary>The same for a table over these classes.</summary>
    public FigureRule By(params IReadOnlyList<string>[] classes) => this with
    {
        Classes = classes,
        Keys = classes.Aggregate<IReadOnlyList<string>, IReadOnlyList<string>>([""], (keys, names) =>
            [.. keys.SelectMany(key => names.Select(name => key.Length == 0 ? name : $"{key}/{name}"))]),
    };
}
