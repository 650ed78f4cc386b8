using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SseSim.Analysis.Report;

/// <summary>The few pieces of HTML that every section uses. All text is encoded here.</summary>
internal static partial class Html
{
    /// <summary>The page is UTF-8: only what has a meaning in HTML is written otherwise.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text safe in element content and in quoted attributes; no line ends between a number and its %.</summary>
    public static string Text(string text) => Encoder.Encode(text.Replace(" %", "\u00a0%", StringComparison.Ordinal)).Replace("&#xA0;", "\u00a0", StringComparison.Ordinal)
        .Replace("&#x202F;", "\u202f", StringComparison.Ordinal).Replace("&#x3000;", "\u3000", StringComparison.Ordinal);

    public static string Paragraph(string text, string? cssClass = null) =>
        cssClass is null ? $"<p>{Text(text)}</p>\n" : $"<p class=\"{cssClass}\">{Text(text)}</p>\n";

    public static string Section(string id, string title, string body) =>
        $"<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{Text(title)}</h2>\n{body}</section>\n";

    /// <summary>A table whose first column is a row header. It scrolls by itself where the page is narrow.</summary>
    /// <param name="caption">Said to everyone.</param>
    /// <param name="header">Column titles.</param>
    /// <param name="rows">Cells as text.</param>
    /// <param name="textColumns">Columns set as text; the others as numbers.</param>
    public static string Table(string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, params int[] textColumns)
    {
        var html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(Text(caption)).Append("\"><table>\n<caption>")
            .Append(Text(caption)).Append("</caption>\n");
        html.Append("<thead><tr>");
        for (var i = 0; i < header.Count; i++)
        {
            html.Append("<th scope=\"col\"").Append(IsText(i, textColumns) ? "" : " class=\"n\"").Append('>').Append(Text(header[i])).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(Text(row[0])).Append("</th>");
            for (var i = 1; i < row.Count; i++)
            {
                html.Append(IsText(i, textColumns) ? "<td>" : "<td class=\"n\">").Append(Text(IsText(i, textColumns) ? row[i] : Whole(row[i]))).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    public static string Heading(string text) => $"<h3>{Text(text)}</h3>\n";

    public static string List(IEnumerable<string> items) => "<ul>\n" + string.Concat(items.Select(i => $"<li>{Text(i)}</li>\n")) + "</ul>\n";

    /// <summary>Terms and what they are; terms without text are left out.</summary>
    public static string Facts(IEnumerable<(string Term, string Text)> facts) => "<dl class=\"facts\">\n"
        + string.Concat(facts.Where(f => f.Text.Length > 0).Select(f => $"<dt>{Text(f.Term)}</dt><dd>{Text(f.Text)}</dd>\n")) + "</dl>\n";

    public static string Details(string summary, string body, string cssClass = "", bool open = false) =>
        $"<details{(cssClass.Length > 0 ? $" class=\"{cssClass}\"" : "")}{(open ? " open" : "")}><summary>{Text(summary)}</summary>\n{body}</details>\n";

    /// <summary>A number stays with its sign of per cent, million or the like where a narrow cell breaks an interval.</summary>
    private static string Whole(string numbers) => NumberAndUnit().Replace(numbers, "\u00a0");

    [GeneratedRegex(@"(?<=\d) (?=%|\p{L}+(?:$|\)| \p{L}| \())")]
    private static partial Regex NumberAndUnit();

    private static bool IsText(int column, int[] textColumns) => column == 0 || textColumns.Contains(column);
}
