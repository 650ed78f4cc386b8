namespace SseSim.Model.Economy;

/// <summary>How a figure of an economy file came to be.</summary>
public enum FigureStatus
{
    /// <summary>Seen in the named published source.</summary>
    Published,
    /// <summary>Arithmetic on published figures, said in the note.</summary>
    Estimated,
    /// <summary>Not found in a source at hand: an assumption with a range.</summary>
    Assumed,
}

/// <summary>Where a value comes from: a source's text, the year it is about, and its status.</summary>
public sealed record Provenance(string Source, int Year, FigureStatus Status, string Note = "")
{
    public static Provenance None { get; } = new("", 0, FigureStatus.Assumed);
}

/// <summary>One figure of an economy file with its unit, source, year, status and, where it is assumed, its range.</summary>
public sealed record Figure(double Value, string Unit, Provenance Provenance, double? Low = null, double? High = null)
{
    public static implicit operator double(Figure figure) => figure.Value;

    /// <summary>A figure of an invented economy or of a test.</summary>
    public static Figure Of(double value, string unit = "") => new(value, unit, Provenance.None);
}

/// <summary>Figures of one unit and source under names: by sector, by form, or by two classes joined with a slash
/// (<c>female/25-34</c>). A name that the file does not give reads as zero.</summary>
public sealed record FigureTable(IReadOnlyDictionary<string, double> Values, string Unit, Provenance Provenance)
{
    public double this[string key] => Values.TryGetValue(key, out var value) ? value : 0;

    /// <summary>Lower and upper ends of the range of each value, where the file gives them.</summary>
    public IReadOnlyDictionary<string, double> Low { get; init; } = None;
    public IReadOnlyDictionary<string, double> High { get; init; } = None;

    private static IReadOnlyDictionary<string, double> None { get; } = new Dictionary<string, double>();

    /// <summary>Whether the file gives it.</summary>
    public bool IsGiven => Values.Count > 0;

    public bool HasRange => Low.Count + High.Count > 0;

    public double LowOf(string key) => Low.TryGetValue(key, out var value) ? value : this[key];

    public double HighOf(string key) => High.TryGetValue(key, out var value) ? value : this[key];

    /// <summary>Of a key: the lower end of its range, the value, the upper end.</summary>
    public IReadOnlyList<Func<string, double>> Ends => [LowOf, key => this[key], HighOf];

    public double Sum() => Values.Values.Sum();

    public static FigureTable Empty { get; } = new(new Dictionary<string, double>(), "", Provenance.None);

    public static FigureTable Of(string unit, params (string Key, double Value)[] values) =>
        new(values.ToDictionary(v => v.Key, v => v.Value), unit, Provenance.None);
}
