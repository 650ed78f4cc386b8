using Plotly.NET;

namespace SseSim.Analysis.Report.Charts;

/// <summary>The layout that the report's charts share: axis titles with units, quiet grid, the page's colours.</summary>
internal static class ChartLayout
{
    /// <summary>Name of the annotations that label a line or point where it ends; the page drops them where it is narrow and shows the legend.</summary>
    public const string Direct = "direct";
    private const int RightMargin = 16;
    private const double CharacterWidth = 7;
    private const double WideCharacterWidth = 13;
    private const double MostLabelWidth = 200;

    /// <summary>Months along the bottom.</summary>
    /// <param name="chart">Traces.</param>
    /// <param name="month">Title of the month axis.</param>
    /// <param name="unit">Title of the value axis.</param>
    /// <param name="months">Of the axis, such as 2013-01.</param>
    /// <param name="small">One panel of many.</param>
    /// <param name="fromZero">Whether the value axis begins at zero.</param>
    /// <param name="labels">At the right end of lines.</param>
    /// <param name="range">Of the value axis; null as the values are.</param>
    public static GenericChart OverTime(
        GenericChart chart, string month, string unit, IReadOnlyList<string> months, bool small, bool fromZero = false, IReadOnlyList<DirectLabel>? labels = null,
        double[]? range = null)
    {
        var right = labels is { Count: > 0 } ? RightMargin + Math.Min(MostLabelWidth, labels.Max(l => WidthOf(l.Text))) : RightMargin;
        return Apply(chart, new
        {
            title = Title(month), type = "date", tickformat = Ticks(months.Count, small).Format, tick0 = "2000-01-01", dtick = Ticks(months.Count, small).Step, automargin = true, gridcolor = ChartPalette.None,
            linecolor = "@rule", showline = true, ticks = "outside", tickcolor = "@rule", zeroline = false, fixedrange = true, hoverformat = "%b %Y",
            range = months.Count > 1 ? new[] { months[0] + "-01", months[^1] + "-01" } : null,
        }, new
        {
            title = Title(unit), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@rule", nticks = small ? 4 : 6,
            rangemode = fromZero ? "tozero" : "normal", exponentformat = "none", separatethousands = true, fixedrange = true, range,
        }, "x unified", right, [.. (labels ?? []).Select(l => l.ToAnnotation())]);
    }

    /// <summary>Whole years, some six of them (four where small); half-years of a short run.</summary>
    private static (string Step, string Format) Ticks(int months, bool small)
    {
        if (months <= 30)
        {
            return (small && months > 13 ? "M12" : months <= 13 ? "M3" : "M6", "%b %Y");
        }

        var years = Math.Max(1, (int)Math.Ceiling(months / 12.0 / (small ? 5 : 10)));
        return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{12 * years}"), "%Y");
    }

    /// <summary>Values along the bottom, names at the left from top to bottom.</summary>
    public static GenericChart Horizontal(GenericChart chart, string unit, string names, string barmode = "group", IEnumerable<object>? annotations = null, double[]? range = null) => Apply(chart, new
    {
        title = Title(unit), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@ink", zerolinewidth = 1, nticks = 6, tickangle = 0, range,
        exponentformat = "none", separatethousands = true, fixedrange = true,
    }, new
    {
        title = Title(names), automargin = true, autorange = "reversed", fixedrange = true, ticks = "", gridcolor = ChartPalette.None,
    }, "closest", RightMargin + 36, [.. annotations ?? []], barmode);

    /// <summary>Two quantities against each other.</summary>
    public static GenericChart Plane(GenericChart chart, string across, string up, IReadOnlyList<DirectLabel>? labels = null, bool small = false) => Apply(chart, new
    {
        title = Title(across), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@ink", zerolinewidth = 1, nticks = small ? 5 : 7,
        exponentformat = "none", separatethousands = true, fixedrange = true,
    }, new
    {
        title = Title(up), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@ink", zerolinewidth = 1, nticks = small ? 5 : 7,
        exponentformat = "none", separatethousands = true, fixedrange = true,
    }, "closest", small ? RightMargin : RightMargin + Math.Min(MostLabelWidth, (labels ?? []).Select(l => WidthOf(l.Text)).DefaultIfEmpty(0).Max()),
        [.. (labels ?? []).Select(l => l.ToAnnotation())]);

    /// <summary>Names along both axes.</summary>
    public static GenericChart Grid(GenericChart chart, string across, string up) => Apply(chart, new
    {
        title = Title(across), automargin = true, type = "category", fixedrange = true, ticks = "", gridcolor = ChartPalette.None,
    }, new
    {
        title = Title(up), automargin = true, type = "category", fixedrange = true, ticks = "", gridcolor = ChartPalette.None,
    }, "closest", RightMargin, []);

    private static object Title(string text) => new { text, standoff = 8, font = new { size = 12.5 } };

    private static GenericChart Apply(
        GenericChart chart, object horizontal, object vertical, string hover, double right, object[] annotations, string barmode = "group")
    {
        var layout = new Layout();
        layout.SetProperty("xaxis", horizontal);
        layout.SetProperty("yaxis", vertical);
        layout.SetProperty("hovermode", hover);
        layout.SetProperty("showlegend", false);
        layout.SetProperty("paper_bgcolor", ChartPalette.None);
        layout.SetProperty("plot_bgcolor", ChartPalette.None);
        layout.SetProperty("font", new { family = "system-ui, sans-serif", size = 13, color = "@ink" });
        layout.SetProperty("hoverlabel", new { bgcolor = "@paper", bordercolor = "@rule", font = new { color = "@ink" } });
        layout.SetProperty("margin", new { l = 56, r = Math.Round(right), t = 10, b = 44 });
        layout.SetProperty("barmode", barmode);
        layout.SetProperty("bargap", 0.3);
        if (annotations.Length > 0)
        {
            layout.SetProperty("annotations", annotations);
        }

        return GenericChart.setLayout(layout, chart);
    }

    /// <summary>Pixels that a direct label takes: letters of East Asian scripts are about twice as wide as others.</summary>
    private static double WidthOf(string text) => text.Sum(c => c >= '\u2e80' ? WideCharacterWidth : CharacterWidth);
}

/// <summary>A text beside the end of a line or a point, in its colour: nobody has to look it up in a legend.</summary>
/// <param name="X">Place on the horizontal axis: a month or a number.</param>
/// <param name="Y">Place on the value axis.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Color">Of the line.</param>
/// <param name="IsPoint">Above its place, out of the way of the point's intervals.</param>
internal sealed record DirectLabel(object X, double Y, string Text, string Color, bool IsPoint = false)
{
    public object ToAnnotation() => new
    {
        name = ChartLayout.Direct, x = X, y = Y, xref = "x", yref = "y", text = Escaped(Text), showarrow = false, xanchor = "left", yanchor = IsPoint ? "bottom" : "middle",
        xshift = 7, yshift = IsPoint ? 4 : 0, align = "left", font = new { color = Color, size = 13 },
        bgcolor = IsPoint ? "@paper" : null, opacity = IsPoint ? 0.85 : 1, borderpad = IsPoint ? 1 : 0,
    };

    /// <summary>Labels at the same place moved apart, up and down, so that none covers another.</summary>
    /// <param name="labels">As they would stand.</param>
    /// <param name="apart">Least distance on the value axis.</param>
    public static IReadOnlyList<DirectLabel> Apart(IEnumerable<DirectLabel> labels, double apart)
    {
        var sorted = labels.OrderBy(l => l.Y).ToArray();
        var places = sorted.Select(l => l.Y).ToArray();
        for (var pass = 0; pass < 20; pass++)
        {
            for (var i = 1; i < places.Length; i++)
            {
                var overlap = apart - (places[i] - places[i - 1]);
                if (overlap > 0)
                {
                    places[i] += overlap / 2;
                    places[i - 1] -= overlap / 2;
                }
            }
        }

        return [.. sorted.Select((l, i) => l with { Y = PlotTrace.Short(places[i]) })];
    }

    /// <summary>Plotly reads a few tags in texts.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
