using System.IO.Compression;
using System.Text;
using Plotly.NET;

namespace SseSim.Analysis.Report;

/// <summary>plotly.js as it ships with Plotly.NET, so that a report needs no network.</summary>
internal static class PlotlySource
{
    private static readonly Lazy<string> Packed = new(Pack);

    /// <summary>The script compressed (gzip) and in base64: a third of the size, and the page is shown before the browser reads any of it.</summary>
    public static string Compressed => Packed.Value;

    /// <summary>An asset of this assembly, by the end of its name.</summary>
    public static string Asset(string name) => Read(typeof(PlotlySource).Assembly, resource => resource.EndsWith("." + name, StringComparison.Ordinal));

    private static string Pack()
    {
        var script = Read(typeof(Layout).Assembly, name => name.Contains("plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(script));
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static string Read(System.Reflection.Assembly assembly, Func<string, bool> wanted)
    {
        var name = assembly.GetManifestResourceNames().Single(wanted);
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Bug in SseSim: no resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
