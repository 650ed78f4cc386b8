using System.Text.RegularExpressions;

namespace SseSim.Scenarios.Reading;

/// <summary>Says of a text that is no YAML what its author probably wrote, from the lines where the parser stopped: its own words are about its insides.</summary>
internal static partial class YamlFault
{
    /// <param name="text">The file.</param>
    /// <param name="line">From 1: where the parser stopped, which is often the line behind the slip.</param>
    /// <param name="message">The parser's words.</param>
    public static string Worded(string text, int line, string message)
    {
        var lines = text.Split('\n');
        string At(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd() : "";
        foreach (var number in (int[])[line, line - 1])
        {
            if (Slip(At(number), number) is { } slip)
            {
                return slip;
            }
        }

        if (Misplaced(At(line), At(line - 1), line) is { } misplaced)
        {
            return misplaced;
        }

        var words = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return words.Length == 0 ? "unknown fault"
            : words.Contains("plain scalar value, found invalid mapping", StringComparison.Ordinal)
                ? "a second ': ' in one line; a text that holds a colon and a space must stand in quotes (title: \"Kenya: a test\"), and each key on a line of its own"
            : char.ToLowerInvariant(words[0]) + words[1..];
    }

    /// <summary>What is wrong within a line, or null.</summary>
    private static string? Slip(string row, int line) =>
        WideColon().Match(row) is { Success: true } wide
            ? $"line {line} has a colon of full width after {Wording.Quote(wide.Groups["key"].Value)}; write ':' and a space"
        : OtherDash().Match(row) is { Success: true } dash
            ? $"line {line} begins with {Wording.Quote(dash.Groups["dash"].Value)}; the entries of a list begin with a hyphen and a space, '- '"
        : NoSpace().Match(row) is { Success: true } tight
            ? $"line {line} has no space behind its colon; did you mean '{tight.Groups["key"].Value}: {tight.Groups["value"].Value}'?"
        : EqualsSign().Match(row) is { Success: true } equals
            ? $"line {line} has '=' where a colon belongs; did you mean '{equals.Groups["key"].Value}: {equals.Groups["value"].Value}'?"
        : null;

    /// <summary>A key of one line that is not in the column of the key above, or null.</summary>
    private static string? Misplaced(string row, string above, int line)
    {
        if (Key().Match(row) is not { Success: true } key || Key().Match(above) is not { Success: true } before
            || key.Groups["key"].Index == before.Groups["key"].Index || row.Split(": ").Length > 2 || row.TrimStart().StartsWith('-'))
        {
            return null;
        }

        return $"{Wording.Quote(key.Groups["key"].Value)} begins in column {key.Groups["key"].Index + 1} and {Wording.Quote(before.Groups["key"].Value)} in the line above in column "
            + $"{before.Groups["key"].Index + 1}; keys that belong together begin in one column: look at the indentation of lines {line - 1} and {line}";
    }

    [GeneratedRegex(@"^\s*(?:- *)?(?<key>[\p{L}][\p{L}0-9-]*)：", RegexOptions.CultureInvariant)]
    private static partial Regex WideColon();

    [GeneratedRegex(@"^\s*(?<dash>[–—−•·*])\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDash();

    [GeneratedRegex(@"^\s*(?:- *)?(?<key>[a-z][a-z0-9-]*):(?<value>[^\s/][^:]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoSpace();

    [GeneratedRegex(@"^\s*(?:- *)?(?<key>[a-z][a-z0-9-]*)\s*=\s*(?<value>[^=]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex EqualsSign();

    [GeneratedRegex(@"^\s*(?:- *)?(?<key>[\p{L}][\p{L}0-9-]*):(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
