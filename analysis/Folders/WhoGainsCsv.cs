using System.Globalization;
using System.Text;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Folders;

/// <summary>The table of who gains and who loses, as CSV (RFC 4180, LF).</summary>
public static class WhoGainsCsv
{
    public const string Header = "measure,dimension,group,month,unit,reference,policy,difference,low,high";

    public static string Of(DistributionEffect effect)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in effect.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Measure},{row.Dimension},{Quoted(row.Group)},{effect.MonthOf(row)},{row.Unit},{row.Reference:R},{row.Policy:R},")
                .Append(CultureInfo.InvariantCulture, $"{row.Difference.Mean:R},{row.Difference.Low:R},{row.Difference.High:R}\n");
        }

        return text.ToString();
    }

    private static string Quoted(string group) =>
        group.AsSpan().IndexOfAny(",\"\r\n") < 0 ? group : "\"" + group.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
