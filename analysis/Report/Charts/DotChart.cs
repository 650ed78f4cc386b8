using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>One estimate a row as a dot with its interval: filled where the interval excludes zero, open where it does not.</summary>
internal sealed record DotChart
{
    public required ReportLanguage Language { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Unit { get; init; }
    public required string NamesTitle { get; init; }
    public required IReadOnlyList<(string Name, Estimate Value)> Rows { get; init; }
    public string Badge { get; init; } = "";
    public string Note { get; init; } = "";
    /// <summary>Values are changes: written with their sign.</summary>
    public bool Signed { get; init; } = true;

    public ChartFigure ToFigure(bool small = false)
    {
        var unit = ChartUnit.Of(Language, Unit, Rows.SelectMany(r => new[] { r.Value.Low, r.Value.High }));
        var dots = PlotTrace.Of("scatter", new
        {
            mode = "markers",
            x = Rows.Select(r => PlotTrace.Short(r.Value.Mean / unit.Divisor)).ToArray(),
            y = Rows.Select(r => DirectLabel.Escaped(r.Name)).ToArray(),
            marker = new
            {
                size = small ? 8 : 10, symbol = Rows.Select(r => r.Value.SpansZero ? "circle-open" : "circle").ToArray(),
                color = ChartPalette.Policy, line = new { color = ChartPalette.Policy, width = 2 },
            },
            error_x = Rows.Any(r => r.Value.Low != r.Value.High)
                ? new
                {
                    type = "data", symmetric = false, array = Rows.Select(r => (r.Value.High - r.Value.Mean) / unit.Divisor).ToArray(),
                    arrayminus = Rows.Select(r => (r.Value.Mean - r.Value.Low) / unit.Divisor).ToArray(), color = ChartPalette.Policy, thickness = 2, width = 0,
                }
                : null,
            hovertemplate = "%{y}: %{x:,.6~r} " + unit.Title + "<extra></extra>",
        });
        return new()
        {
            Id = Id,
            Title = Title,
            Badge = Badge,
            Note = Note,
            Alternative = Language.Text("chart.dots", ("title", Title), ("unit", Language.Unit(Unit)),
                ("values", string.Join("; ", Rows.Select(r => $"{r.Name} {Text(r.Value)}")))),
            Chart = ChartLayout.Horizontal(dots, unit.Title, NamesTitle),
            Table = Html.Table($"{Title}, {Language.Unit(Unit)}", [NamesTitle, Language.Text("table.value"), Language.Text("table.interval")],
                Rows.Select(r => (IReadOnlyList<string>)[r.Name, Text(r.Value), Language.Numbers.Interval(r.Value, Unit, Signed)])),
            Height = 90 + Rows.Count * (small ? 24 : 30),
            Legend = Rows.Any(r => r.Value.Low != r.Value.High) && !small ? Key(Language) : [],
        };
    }

    /// <summary>What dots and lines stand for.</summary>
    public static IReadOnlyList<LegendEntry> Key(ReportLanguage language) =>
    [
        new(language.Text("legend.clear"), ChartPalette.Policy, "dot"), new(language.Text("legend.unclear"), ChartPalette.Policy, "ring"),
        new(language.Text("legend.whisker"), ChartPalette.Policy, "whisker"),
    ];

    private string Text(Estimate value) => Signed ? Language.Numbers.Change(value.Mean, Unit) : Language.Numbers.Level(value.Mean, Unit);
}
