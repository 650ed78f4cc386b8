using System.Globalization;
using System.Text;
using System.Text.Json;
using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Analysis.Report.Languages;

/// <summary>A language that reports are written in: its texts by key, and how it writes numbers, months and lists. The forms of numbers and dates stand in
/// the resource file too and not in the platform's tables of cultures, which differ between machines: a folder gives the same report everywhere.</summary>
public sealed class ReportLanguage
{
    /// <summary>Resource files of a language: the reports, the terminal, the stories of organisations, and policies.</summary>
    private static readonly string[] Parts = ["", ".console", ".stories", ".policies"];

    private readonly Dictionary<string, string> _texts;

    private ReportLanguage(string code, Dictionary<string, string> texts)
    {
        Code = code;
        _texts = texts;
        Numbers = new(this);
    }

    /// <summary>Codes with a resource file, the default first.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "fr", "es", "zh"];

    public static ReportLanguage English { get; } = Read("en");

    /// <summary>Two letters of ISO 639-1.</summary>
    public string Code { get; }

    /// <summary>As the language calls itself.</summary>
    public string Name => Text("language.name");

    /// <summary>For <c>lang</c> attributes.</summary>
    public string HtmlTag => Text("language.tag");

    public NumberText Numbers { get; }

    /// <summary>Keys in the order of the resource file.</summary>
    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The language of a code, or null where there is no resource file for it.</summary>
    public static ReportLanguage? Find(string code) => code == English.Code ? English : Codes.Contains(code) ? Read(code) : null;

    /// <summary>Why a code that is none is refused: what there is, and the one that was meant.</summary>
    /// <param name="option">Where it was given, such as <c>--language</c>.</param>
    /// <param name="given">What was given.</param>
    public static string Refusal(string option, string given)
    {
        string[] english = ["english", "french", "spanish", "chinese"];
        List<string> names = [.. Codes, .. Codes.Select(code => Find(code)!.Name.ToLowerInvariant()), .. english];
        var match = ClosestMatch.Of(given.ToLowerInvariant(), names);
        var suggestion = match is null ? "" : $"; did you mean '{Codes[names.IndexOf(match) % Codes.Count]}'?";
        return $"{option} takes one of {string.Join(", ", Codes)}, not '{given}'{suggestion}";
    }

    /// <summary>The text of a key.</summary>
    /// <exception cref="InvalidOperationException">A bug: the resource file lacks the key.</exception>
    public string Text(string key) => Find(key, out var text) ? text : throw new InvalidOperationException($"Bug in SseSim: {Code}.json has no text '{key}'");

    /// <summary>The text of a key with its placeholders, such as <c>{jobs}</c>, filled.</summary>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = new StringBuilder(Text(key));
        foreach (var (name, value) in values)
        {
            text.Replace("{" + name + "}", value);
        }

        return text.ToString();
    }

    /// <summary>The text of a key, or what stands for it where the language has none: names of files and of indicators that came later.</summary>
    public string TextOr(string key, string otherwise) => Find(key, out var text) ? text : otherwise;

    /// <summary>A class of the model in words, such as <c>form</c>, <c>worker-cooperative</c>.</summary>
    public string ClassName(string kind, string value) => TextOr($"{kind}.{value}", Capital(value.Replace('-', ' ')));

    /// <summary>A unit in words, the currency of the economy left as it is: <c>EUR per month</c>.</summary>
    public string Unit(string unit)
    {
        if (!NumberText.IsMoney(unit))
        {
            return TextOr("unit." + unit, unit);
        }

        var currency = unit[..3];
        return TextOr("unit.currency" + unit[3..], unit).Replace("{currency}", currency, StringComparison.Ordinal);
    }

    /// <summary>A month of trajectories, such as 2013-01, in words.</summary>
    public string Month(string label) => Text("month.form", ("year", label[..4]), ("month", MonthNames[Whole(label[5..]) - 1]), ("number", Text(Whole(label[5..]))));

    /// <summary>Date and time, UTC.</summary>
    public string Date(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return Text("date.form", ("day", Text(utc.Day)), ("month", MonthNames[utc.Month - 1]), ("number", Text(utc.Month)), ("year", Text(utc.Year)),
            ("time", utc.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>Such as <c>a, b and c</c>.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(Text("list.separator"), items.Take(items.Count - 1)) + Text("list.last") + items[^1],
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Uncapitalised(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    internal IReadOnlyList<string> MonthNames => Text("month.names").Split('|');

    internal IReadOnlyList<string> ShortMonthNames => Text("month.short-names").Split('|');

    private bool Find(string key, out string text)
    {
        var found = _texts.TryGetValue(key, out var value);
        text = value ?? "";
        return found;
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ReportLanguage Read(string code) =>
        new(code, Parts.SelectMany(part => Read(code, part)).Concat(code == "en" ? Declarations() : []).ToDictionary(StringComparer.Ordinal));

    /// <summary>English texts of instruments and interventions are those of their declarations.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Declarations() => InstrumentCatalog.All.Concat(InterventionCatalog.All).SelectMany(i =>
        new KeyValuePair<string, string>[] { new("instrument." + i.Name, i.Summary), new("mechanism." + i.Name, i.Mechanism), new("source." + i.Name, i.Source) });

    private static Dictionary<string, string> Read(string code, string part)
    {
        using var stream = typeof(ReportLanguage).Assembly.GetManifestResourceStream($"SseSim.Analysis.Report.Languages.{code}{part}.json")
            ?? throw new InvalidOperationException($"Bug in SseSim: no resource {code}{part}.json");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
