using System.Globalization;
using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Maps;

/// <summary>A map of equal squares, one a territory, each with its name and value. Levels get darker with the value; changes are blue where they gain, orange
/// where they lose and grey where the interval includes zero.</summary>
internal sealed record TileMap
{
    private const int Width = 70;
    private const int Height = 54;
    private const int Gap = 4;
    private const int Classes = 4;

    public required ReportLanguage Language { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Unit { get; init; }
    public required IReadOnlyList<Tile> Tiles { get; init; }
    /// <summary>By territory; one that is missing is drawn empty.</summary>
    public required IReadOnlyDictionary<string, Estimate> Values { get; init; }
    public required Func<string, string> NameOf { get; init; }
    public required bool IsChange { get; init; }
    public string Note { get; init; } = "";

    public string ToHtml()
    {
        var bounds = Bounds();
        var classes = Tiles.ToDictionary(t => t.Territory, t => Values.TryGetValue(t.Territory, out var value) ? ClassOf(value, bounds) : "empty");
        int width = (Tiles.Max(t => t.Column) + 1) * (Width + Gap) - Gap, height = (Tiles.Max(t => t.Row) + 1) * (Height + Gap) - Gap;
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<figure class=\"map\" id=\"{Id}\" aria-labelledby=\"{Id}-caption\">\n")
            .Append(CultureInfo.InvariantCulture, $"<figcaption id=\"{Id}-caption\">{Html.Text($"{Title}, {Language.Unit(Unit)}")}</figcaption>\n")
            .Append(LegendHtml(bounds))
            .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Html.Text(Words())}\" style=\"max-width:{width * 1.5:0}px\">\n");
        foreach (var tile in Tiles)
        {
            int x = tile.Column * (Width + Gap), y = tile.Row * (Height + Gap);
            var value = Values.TryGetValue(tile.Territory, out var estimate) ? Text(estimate) : Language.Numbers.NotDefined;
            html.Append(CultureInfo.InvariantCulture, $"<g class=\"tile {classes[tile.Territory]}\"><title>{Html.Text($"{NameOf(tile.Territory)}: {value}")}</title>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"3\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + Width / 2}\" y=\"{y + 21}\" class=\"name\">{Html.Text(tile.Label)}</text>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + Width / 2}\" y=\"{y + 41}\" class=\"value\">{Html.Text(value)}</text></g>\n");
        }

        html.Append("</svg>\n");
        if (Note.Length > 0)
        {
            html.Append(Html.Paragraph(Note, "note"));
        }

        var table = Html.Table($"{Title}, {Language.Unit(Unit)}",
            [Language.Text("axis.territory"), Language.Text("table.value"), Language.Text("table.interval")],
            Tiles.Where(t => Values.ContainsKey(t.Territory)).OrderByDescending(t => Values[t.Territory].Mean).Select(t => (IReadOnlyList<string>)
                [NameOf(t.Territory), Text(Values[t.Territory]), Language.Numbers.Interval(Values[t.Territory], Unit, IsChange)]));
        return html.Append(Html.Details(Language.Text("chart.table"), table, "data")).Append("</figure>\n").ToString();
    }

    /// <summary>Upper ends of the classes: even steps up to the largest change, or from the lowest to the highest level.</summary>
    private double[] Bounds()
    {
        if (Values.Count == 0)
        {
            return new double[Classes];
        }

        if (IsChange)
        {
            var largest = Values.Values.Max(v => Math.Abs(v.Mean));
            return [.. Enumerable.Range(1, Classes - 1).Select(c => largest * c / (Classes - 1))];
        }

        double lowest = Values.Values.Min(v => v.Mean), step = (Values.Values.Max(v => v.Mean) - lowest) / Classes;
        return [.. Enumerable.Range(1, Classes).Select(c => lowest + step * c)];
    }

    private string ClassOf(Estimate value, double[] bounds)
    {
        var size = IsChange ? Math.Abs(value.Mean) : value.Mean;
        var step = 0;
        while (step < bounds.Length - 1 && size > bounds[step] * (1 + 1e-9))
        {
            step++;
        }

        return !IsChange ? $"level-{step}"
            : value.Mean == 0 || value.Low != value.High && value.SpansZero ? "unclear"
            : value.Mean > 0 ? $"gain-{step}" : $"loss-{step}";
    }

    private string LegendHtml(double[] bounds)
    {
        var items = IsChange
            ? new (string Class, string Text)[] { ("gain-2", Language.Text("map.gain")), ("loss-2", Language.Text("map.loss")), ("unclear", Language.Text("map.unclear")) }
            : [.. bounds.Select((b, i) => ($"level-{i}", Language.Text("number.interval",
                ("low", Language.Numbers.Level(i == 0 ? Values.Values.Min(v => v.Mean) : bounds[i - 1], Unit)), ("high", Language.Numbers.Level(b, Unit))))).Distinct()];
        return "<ul class=\"legend\">" + string.Concat(items.Select(i =>
            $"<li><svg width=\"16\" height=\"12\" viewBox=\"0 0 16 12\" aria-hidden=\"true\" focusable=\"false\"><g class=\"tile {i.Class}\"><rect x=\"0.5\" y=\"0.5\" width=\"15\" height=\"11\"/></g></svg>{Html.Text(i.Text)}</li>")) + "</ul>\n";
    }

    private string Words() => Language.Text("chart.map", ("title", Title), ("unit", Language.Unit(Unit)),
        ("values", string.Join("; ", Tiles.Where(t => Values.ContainsKey(t.Territory)).Select(t => $"{NameOf(t.Territory)} {Text(Values[t.Territory])}"))));

    private string Text(Estimate value) => IsChange ? Language.Numbers.Change(value.Mean, Unit) : Language.Numbers.Level(value.Mean, Unit);
}
