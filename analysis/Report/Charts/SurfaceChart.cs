using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>An outcome over two factors as a table of colours with the values in it.</summary>
internal sealed record SurfaceChart
{
    public required ReportLanguage Language { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Unit { get; init; }
    public required string AcrossTitle { get; init; }
    public required string UpTitle { get; init; }
    /// <summary>Values of the factor across, from left.</summary>
    public required IReadOnlyList<string> Across { get; init; }
    /// <summary>Values of the factor upwards, from below.</summary>
    public required IReadOnlyList<string> Up { get; init; }
    /// <summary>[up][across]; null where there is no point.</summary>
    public required double?[][] Values { get; init; }
    public string Note { get; init; } = "";

    public ChartFigure ToFigure()
    {
        double[] known = [.. Values.SelectMany(r => r).OfType<double>()];
        var unit = ChartUnit.Of(Language, Unit, known);
        string Cell(double? value) => value is { } v ? Language.Numbers.Level(v, Unit) : "";
        var digits = known.Max(Math.Abs) / unit.Divisor < 10 ? 2 : 0;
        var chart = PlotTrace.Of("heatmap", new
        {
            x = Across.Select(DirectLabel.Escaped).ToArray(), y = Up.Select(DirectLabel.Escaped).ToArray(),
            z = Values.Select(row => row.Select(v => v is { } value ? (double?)PlotTrace.Short(value / unit.Divisor) : null).ToArray()).ToArray(),
            text = Values.Select(row => row.Select(v => v is { } value ? Language.Numbers.Fixed(value / unit.Divisor, digits) : "").ToArray()).ToArray(),
            texttemplate = "%{text}", textfont = new { size = 13 }, xgap = 2, ygap = 2, hoverinfo = "x+y+text",
            colorscale = new object[] { new object[] { 0, "@scale-low" }, new object[] { 1, "@policy" } },
            colorbar = new { title = new { text = unit.Title, side = "right" }, thickness = 14, outlinewidth = 0, exponentformat = "none", separatethousands = true },
        });
        return new()
        {
            Id = Id,
            Title = Title,
            Note = Note,
            Alternative = Language.Text("chart.surface", ("title", Title), ("unit", Language.Unit(Unit)), ("low", Cell(known.Min())), ("high", Cell(known.Max()))),
            Chart = ChartLayout.Grid(chart, AcrossTitle, UpTitle),
            Table = Html.Table($"{Title}, {Language.Unit(Unit)}", [$"{UpTitle} \\ {AcrossTitle}", .. Across],
                Values.Select((row, i) => (IReadOnlyList<string>)[Up[i], .. row.Select(Cell)])),
            Height = 140 + 52 * Up.Count,
        };
    }
}
