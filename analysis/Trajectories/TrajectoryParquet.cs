using DuckDB.NET.Data;

namespace SseSim.Analysis.Trajectories;

/// <summary>The same rows as the CSV, as Parquet with zstd, written by DuckDB.</summary>
public static class TrajectoryParquet
{
    /// <summary>Columns of the CSV with their types. Names and labels are never read as numbers or dates; an empty breakdown stays empty.</summary>
    public const string CsvColumns =
        "columns = {'run': 'VARCHAR', 'replicate': 'INTEGER', 'month': 'VARCHAR', 'territory': 'VARCHAR', 'indicator': 'VARCHAR', "
        + "'breakdown': 'VARCHAR', 'unit': 'VARCHAR', 'value': 'DOUBLE'}, header = true, delim = ',', quote = '\"', escape = '\"', "
        + "auto_detect = false, force_not_null = ['run', 'month', 'territory', 'indicator', 'breakdown', 'unit']";

    /// <summary>Copies a CSV of trajectories into a new Parquet file, in the same order.</summary>
    public static void FromCsv(string csvPath, string parquetPath)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"COPY (SELECT * FROM read_csv({Literal(csvPath)}, {CsvColumns})) TO {Literal(parquetPath)} (FORMAT parquet, COMPRESSION zstd)";
        command.ExecuteNonQuery();
    }

    /// <summary>A path as an SQL text.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
