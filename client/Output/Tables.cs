using Spectre.Console;

namespace SseSim.Client.Output;

/// <summary>Tables in one style: a line under the headings and no other.</summary>
internal static class Tables
{
    /// <summary>An empty table. A heading that begins with <c>></c> is of a column of numbers, set to the right.</summary>
    public static Table Of(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(new Text(heading.TrimStart('>'), new Style(decoration: Decoration.Bold)));
            if (isNumber)
            {
                column.RightAligned().NoWrap();
            }

            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>Adds a row of plain text (square brackets mean nothing in it).</summary>
    public static void Row(this Table table, params string[] cells) => table.AddRow(cells.Select(c => new Text(c)));
}
