using System.Text;

namespace SseSim.Scenarios.Describing;

/// <summary>Lays text out in lines and columns for a terminal.</summary>
internal static class TextLayout
{
    public const int Width = 100;

    /// <summary>The text's words in lines no longer than the width, unless a word alone is.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    /// <summary>Appends a label and its text, wrapped in a column beside it. A text without words leaves the label out.</summary>
    public static void AppendEntry(this StringBuilder output, int indent, int labelWidth, string label, string text)
    {
        var first = true;
        foreach (var line in Wrap(text, Width - indent - labelWidth))
        {
            output.Append(' ', indent).Append((first ? label : "").PadRight(labelWidth)).Append(line).Append('\n');
            first = false;
        }
    }

    /// <summary>Appends rows with columns as wide as their widest cell, two spaces apart; the last column is wrapped.</summary>
    public static void AppendTable(this StringBuilder output, int indent, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = Enumerable.Range(0, rows[0].Count - 1).Select(column => rows.Max(r => r[column].Length) + 2).ToList();
        foreach (var row in rows)
        {
            var label = string.Concat(widths.Select((width, column) => row[column].PadRight(width)));
            output.AppendEntry(indent, widths.Sum(), label, row[^1]);
        }
    }
}
