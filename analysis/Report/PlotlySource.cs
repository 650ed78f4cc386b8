using Plotly.NET;

namespace SseSim.Analysis.Report;

/// <summary>plotly.js as it ships with Plotly.NET, so that a report needs no network.</summary>
internal static class PlotlySource
{
    private static readonly Lazy<string> Text = new(() => Read(typeof(Layout).Assembly, name =>
        name.Contains("plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal)));

    public static string Script => Text.Value;

    /// <summary>An asset of this assembly, by the end of its name.</summary>
    public static string Asset(string name) => Read(typeof(PlotlySource).Assembly, resource => resource.EndsWith("." + name, StringComparison.Ordinal));

    private static string Read(System.Reflection.Assembly assembly, Func<string, bool> wanted)
    {
        var name = assembly.GetManifestResourceNames().Single(wanted);
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Bug in SseSim: no resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
