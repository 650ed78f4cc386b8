using System.Globalization;
using System.Text;

namespace SseSim.Scenarios.Reading;

/// <summary>How messages quote what a file says and suggest what it may have meant.</summary>
internal static class Wording
{
    private const int LongestQuote = 120;

    /// <summary>The text in single quotes, on one line, without control characters, cut when long.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (quoted.Length > LongestQuote)
            {
                quoted.Append('…');
                break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            var printable = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
            quoted.Append(printable ? rune.ToString() : "?");
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary><c>; did you mean 'coverage'?</c>, or the list of what is allowed where nothing is close.</summary>
    public static string Suggest(string given, IReadOnlyCollection<string> allowed, string listIntroduction)
    {
        if (ClosestMatch.Of(given, allowed) is { } match)
        {
            return $"; did you mean '{match}'?";
        }

        if (ClosestMatch.Containing(given, allowed) is { Count: > 1 and <= 6 } several)
        {
            return $"; did you mean one of: {string.Join(", ", several)}?";
        }

        return allowed.Count == 0 ? "" : $"; {listIntroduction}: {string.Join(", ", allowed.Take(40))}{(allowed.Count > 40 ? ", …" : "")}";
    }

    /// <summary>What a node is, for messages about the wrong kind of node.</summary>
    public static string KindOf(YamlNode node) => node switch
    {
        YamlMapping => "a mapping of keys",
        YamlSequence => "a list",
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar scalar => Quote(scalar.Text),
        _ => throw new InvalidOperationException($"Bug in SseSim: unknown node {node.GetType().Name}"),
    };
}
