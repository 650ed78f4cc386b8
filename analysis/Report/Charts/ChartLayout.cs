using Plotly.NET;

namespace SseSim.Analysis.Report.Charts;

/// <summary>The layout that the report's charts share: axis titles with units, quiet grid, the page's colours.</summary>
internal static class ChartLayout
{
    /// <summary>Months along the bottom.</summary>
    public static GenericChart OverTime(GenericChart chart, string unit, bool small, bool fromZero = false) => Apply(chart, new
    {
        title = Title("Month"), type = "date", tickformat = "%Y", nticks = small ? 5 : 9, automargin = true, gridcolor = ChartPalette.None,
        linecolor = "@rule", showline = true, ticks = "outside", tickcolor = "@rule", zeroline = false, fixedrange = true, hoverformat = "%Y-%m",
    }, new
    {
        title = Title(unit), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@rule", nticks = small ? 4 : 6,
        rangemode = fromZero ? "tozero" : "normal", exponentformat = "B", separatethousands = true, fixedrange = true,
    }, "x unified");

    /// <summary>Values along the bottom, names at the left from top to bottom.</summary>
    public static GenericChart Horizontal(GenericChart chart, string unit, string names) => Apply(chart, new
    {
        title = Title(unit), automargin = true, gridcolor = "@grid", zeroline = true, zerolinecolor = "@ink", zerolinewidth = 1, nticks = 6,
        exponentformat = "B", separatethousands = true, fixedrange = true,
    }, new
    {
        title = Title(names), automargin = true, autorange = "reversed", fixedrange = true, ticks = "", gridcolor = ChartPalette.None,
    }, "closest");

    private static object Title(string text) => new { text, standoff = 8, font = new { size = 12 } };

    private static GenericChart Apply(GenericChart chart, object horizontal, object vertical, string hover)
    {
        var layout = new Layout();
        layout.SetProperty("xaxis", horizontal);
        layout.SetProperty("yaxis", vertical);
        layout.SetProperty("hovermode", hover);
        layout.SetProperty("showlegend", false);
        layout.SetProperty("paper_bgcolor", ChartPalette.None);
        layout.SetProperty("plot_bgcolor", ChartPalette.None);
        layout.SetProperty("font", new { family = "system-ui, sans-serif", size = 12, color = "@ink" });
        layout.SetProperty("hoverlabel", new { bgcolor = "@paper", bordercolor = "@rule", font = new { color = "@ink" } });
        layout.SetProperty("margin", new { l = 56, r = 16, t = 8, b = 44 });
        layout.SetProperty("barmode", "group");
        layout.SetProperty("bargap", 0.3);
        return GenericChart.setLayout(layout, chart);
    }
}
