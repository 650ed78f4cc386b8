using DuckDB.NET.Data;

namespace SseSim.Analysis.Trajectories;

/// <summary>The nation's months of a run folder, by run, indicator and breakdown: what a report draws.</summary>
public sealed class NationalSeries
{
    private readonly Dictionary<(string Run, string Indicator, string Breakdown), double[][]> _values;

    internal NationalSeries(
        IReadOnlyList<string> months, IReadOnlyList<string> runs, IReadOnlyList<int> replicates,
        Dictionary<(string Run, string Indicator, string Breakdown), double[][]> values)
    {
        Months = months;
        Runs = runs;
        Replicates = replicates;
        _values = values;
    }

    /// <summary>Labels in order, such as 2013-01.</summary>
    public IReadOnlyList<string> Months { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Runs { get; }

    public IReadOnlyList<int> Replicates { get; }

    /// <summary>[replicate][month], NaN where the indicator was undefined; null where the folder has no such row.</summary>
    public double[][]? Find(string run, string indicator, string breakdown = "") => _values.GetValueOrDefault((run, indicator, breakdown));

    /// <summary>Breakdowns of an indicator in a run, in the order of the file, the total left out.</summary>
    public IEnumerable<string> Breakdowns(string run, string indicator) =>
        _values.Keys.Where(k => k.Run == run && k.Indicator == indicator && k.Breakdown.Length > 0).Select(k => k.Breakdown);

    /// <summary>Reads the rows of one territory id from a Parquet or CSV file of trajectories.</summary>
    public static NationalSeries Read(string path, string country)
    {
        var source = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? $"read_parquet({TrajectoryParquet.Literal(path)})"
            : $"read_csv({TrajectoryParquet.Literal(path)}, {TrajectoryParquet.CsvColumns})";
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT run, replicate, month, indicator, breakdown, value FROM {source} WHERE territory = {TrajectoryParquet.Literal(country)}";
        var series = new NationalSeriesBuilder();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                series.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), country, reader.GetString(3), reader.GetString(4), "",
                    reader.GetDouble(5)));
            }
        }

        return series.Build();
    }
}
