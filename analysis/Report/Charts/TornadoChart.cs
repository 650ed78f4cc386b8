using Plotly.NET;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>One factor of a tornado.</summary>
/// <param name="Name">Of the factor.</param>
/// <param name="Low">Outcome with the factor low.</param>
/// <param name="High">Outcome with the factor high.</param>
/// <param name="LowText">The factor's low value.</param>
/// <param name="HighText">Its high value.</param>
internal sealed record TornadoRow(string Name, double Low, double High, string LowText, string HighText);

/// <summary>How far an outcome moves with each factor, the strongest first, around the mean of all points.</summary>
internal static class TornadoChart
{
    public static ChartFigure Of(
        ReportLanguage language, string id, string title, string unit, string namesTitle, double middle, IReadOnlyList<TornadoRow> rows, string note)
    {
        var scale = ChartUnit.Of(language, unit, rows.SelectMany(r => new[] { r.Low, r.High }));
        var names = rows.Select(r => DirectLabel.Escaped(r.Name)).ToArray();
        GenericChart Bars(string name, Func<TornadoRow, double> end, string color) => PlotTrace.Of("bar", new
        {
            orientation = "h", name, y = names, x = rows.Select(r => PlotTrace.Short((end(r) - middle) / scale.Divisor)).ToArray(),
            @base = PlotTrace.Short(middle / scale.Divisor), marker = new { color }, hoverinfo = "y+name",
        });
        object Label(TornadoRow row, double end, string value) => new
        {
            x = PlotTrace.Short(end / scale.Divisor), y = DirectLabel.Escaped(row.Name), text = DirectLabel.Escaped(value), showarrow = false,
            xanchor = end < middle || end == middle && row.Low > row.High ? "right" : "left", xshift = end < middle ? -5 : 5, font = new { color = "@ink", size = 12.5 },
        };
        // Where nothing moves both values stand at the same place: they are written once.
        var labels = rows.SelectMany(r => Math.Abs(r.High - r.Low) <= 1e-9 * Math.Abs(middle)
            ? [Label(r, r.High, $"{r.LowText}, {r.HighText}")]
            : new[] { Label(r, r.Low, r.LowText), Label(r, r.High, r.HighText) });
        double low = Math.Min(middle, rows.Min(r => Math.Min(r.Low, r.High))), high = Math.Max(middle, rows.Max(r => Math.Max(r.Low, r.High)));
        double slack = 0.16 * Math.Max(high - low, 1e-9);
        double[] range = [(low - slack) / scale.Divisor, (high + slack) / scale.Divisor];
        return new()
        {
            Id = id,
            Title = title,
            Note = note,
            Alternative = language.Text("chart.tornado", ("title", title), ("unit", language.Unit(unit)), ("values", string.Join("; ", rows.Select(r =>
                $"{r.Name}: {r.LowText} {language.Numbers.Level(r.Low, unit)}, {r.HighText} {language.Numbers.Level(r.High, unit)}")))),
            Chart = ChartLayout.Horizontal(
                GenericChart.combine([Bars(language.Text("sweep.low"), r => r.Low, ChartPalette.Reference), Bars(language.Text("sweep.high"), r => r.High, ChartPalette.Policy)]),
                scale.Title, namesTitle, "overlay", labels, range),
            Table = Html.Table($"{title}, {language.Unit(unit)}",
                [namesTitle, language.Text("sweep.low"), language.Text("table.value"), language.Text("sweep.high"), language.Text("table.value"), language.Text("table.difference")],
                rows.Select(r => (IReadOnlyList<string>)
                [
                    r.Name, r.LowText, language.Numbers.Level(r.Low, unit), r.HighText, language.Numbers.Level(r.High, unit), language.Numbers.Change(r.High - r.Low, unit),
                ]), 1, 3),
            Height = 100 + 40 * rows.Count,
            Legend = [new(language.Text("sweep.low"), ChartPalette.Reference, "fill"), new(language.Text("sweep.high"), ChartPalette.Policy, "fill")],
        };
    }
}
