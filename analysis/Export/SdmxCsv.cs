using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Export;

/// <summary>The official indicators as SDMX-CSV 2.0. The data structure is SseSim's own; sex, age, urbanisation and disability are coded as in the global SDG
/// database, other breakdowns in one dimension. Results are simulated: every observation has the status E (estimated).</summary>
public static class SdmxCsv
{
    public const string Structure = "SSESIM:DF_SDG(1.0)";

    /// <summary>Columns with the pattern of their values; dimensions up to TIME_PERIOD make each row unique.</summary>
    public static IReadOnlyList<(string Name, string Pattern)> Columns { get; } =
    [
        ("STRUCTURE", "^dataflow$"), ("STRUCTURE_ID", @"^SSESIM:DF_SDG\(1\.0\)$"), ("ACTION", "^I$"), ("FREQ", "^[AM]$"), ("INDICATOR", @"^\d+\.\d+\.\d+$"),
        ("REF_AREA", "^[A-Za-z0-9_@$-]+$"), ("SCENARIO", "^[A-Za-z0-9_@$-]+$"), ("REPLICATE", @"^\d+$"), ("SEX", "^(_T|M|F)$"),
        ("AGE", @"^(_T|Y\d+T\d+|Y_GE\d+)$"), ("URBANISATION", "^(_T|U|R)$"), ("DISABILITY_STATUS", "^(_T|PD|PWD)$"), ("CUST_BREAKDOWN", "^(_T|[A-Z0-9_@$-]+)$"),
        ("TIME_PERIOD", @"^\d{4}(-\d{2})?$"), ("OBS_VALUE", @"^-?\d+(\.\d+)?([eE][-+]?\d+)?$"), ("UNIT_MEASURE", "^[A-Z0-9_]+$"), ("OBS_STATUS", "^E$"),
    ];

    internal static void Write(string path, DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT indicator, territory, run, replicate, breakdown, month, value, unit FROM trajectories WHERE indicator LIKE 'sdg.%' ORDER BY rowid";
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var text = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        text.WriteLine(string.Join(',', Columns.Select(c => c.Name)));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var indicator = IndicatorCatalog.Find(reader.GetString(0));
            if (indicator?.OfficialCode is { } code)
            {
                var yearly = indicator.Frequency == Frequency.Yearly;
                text.WriteLine(string.Join(',',
                [
                    "dataflow", Structure, "I", yearly ? "A" : "M", code, reader.GetString(1), reader.GetString(2),
                    reader.GetInt32(3).ToString(CultureInfo.InvariantCulture), .. Codes(reader.GetString(4)),
                    yearly ? reader.GetString(5)[..4] : reader.GetString(5), reader.GetDouble(6).ToString("R", CultureInfo.InvariantCulture),
                    Unit(reader.GetString(7)), "E",
                ]));
            }
        }
    }

    /// <summary>Sex, age, urbanisation, disability, and the rest of a breakdown.</summary>
    private static string[] Codes(string breakdown)
    {
        string[] codes = ["_T", "_T", "_T", "_T", "_T"];
        List<string> rest = [];
        foreach (var part in breakdown.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (dimension, value) = (part.Split('=')[0], part.Split('=')[1]);
            switch (dimension)
            {
                case "sex":
                    codes[0] = value == "male" ? "M" : "F";
                    break;
                case "age":
                    codes[1] = value.EndsWith('+') ? "Y_GE" + value[..^1] : "Y" + value.Replace("-", "T", StringComparison.Ordinal);
                    break;
                case "area":
                    codes[2] = value == "urban" ? "U" : "R";
                    break;
                case "disability":
                    codes[3] = value == "yes" ? "PD" : "PWD";
                    break;
                default:
                    rest.Add(Id(dimension) + "__" + Id(value));
                    break;
            }
        }

        codes[4] = rest.Count == 0 ? "_T" : string.Join('$', rest);
        return codes;
    }

    private static string Unit(string unit) => Id(unit.Replace("%", "percent", StringComparison.Ordinal));

    /// <summary>An identifier of SDMX.</summary>
    private static string Id(string text) =>
        string.Concat(text.ToUpperInvariant().Select(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) ? c : '_'));
}
