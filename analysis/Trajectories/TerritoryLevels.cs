using DuckDB.NET.Data;

namespace SseSim.Analysis.Trajectories;

/// <summary>Totals of the territories in the last month of a run folder: what a map draws.</summary>
public sealed class TerritoryLevels
{
    private readonly Dictionary<(string Run, string Indicator, string Territory), double[]> _values = [];

    private TerritoryLevels(IEnumerable<TrajectoryRow> rows)
    {
        var last = rows.Where(r => r.Breakdown.Length == 0).ToLookup(r => r.Month).MaxBy(m => m.Key, StringComparer.Ordinal);
        foreach (var group in (last ?? Enumerable.Empty<TrajectoryRow>()).GroupBy(r => (r.Run, r.Indicator, r.Territory)))
        {
            _values[group.Key] = [.. group.OrderBy(r => r.Replicate).Select(r => r.Value)];
        }
    }

    /// <summary>[replicate], defined ones only; null where the folder has no such row.</summary>
    public double[]? Find(string run, string indicator, string territory) => _values.GetValueOrDefault((run, indicator, territory));

    /// <param name="rows">Of the last month; others are passed over.</param>
    internal static TerritoryLevels Of(IEnumerable<TrajectoryRow> rows) => new(rows);

    /// <summary>Whether a row is one that a map may draw.</summary>
    internal static bool Takes(TrajectoryRow row, string country, string lastMonth) => row.Month == lastMonth && row.Breakdown.Length == 0 && row.Territory != country;

    /// <summary>Reads them from a Parquet or CSV file of trajectories.</summary>
    public static TerritoryLevels Read(string path, string country)
    {
        var source = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? $"read_parquet({TrajectoryParquet.Literal(path)})"
            : $"read_csv({TrajectoryParquet.Literal(path)}, {TrajectoryParquet.CsvColumns})";
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT run, replicate, month, territory, indicator, value FROM {source} WHERE breakdown = '' AND territory <> "
            + $"{TrajectoryParquet.Literal(country)} AND month = (SELECT max(month) FROM {source})";
        List<TrajectoryRow> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), "", "", reader.GetDouble(5)));
        }

        return Of(rows);
    }
}
