using System.Globalization;
using Plotly.NET;

namespace SseSim.Analysis.Report.Charts;

/// <summary>A trace of a Plotly figure from its properties as plotly.js documents them.</summary>
internal static class PlotTrace
{
    /// <param name="type">Such as <c>scatter</c>, <c>bar</c>, <c>heatmap</c>.</param>
    /// <param name="properties">An anonymous object; its members become the trace's.</param>
    public static GenericChart Of(string type, object properties)
    {
        var trace = new Trace(type);
        foreach (var property in properties.GetType().GetProperties())
        {
            if (property.GetValue(properties) is { } value)
            {
                trace.SetProperty(property.Name, value);
            }
        }

        return GenericChart.ofTraceObject(false, trace);
    }

    /// <summary>Six digits: more than a screen shows, a third of the bytes.</summary>
    public static double Short(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
