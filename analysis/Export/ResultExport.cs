using DuckDB.NET.Data;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Export;

/// <summary>Writes the results of a run folder for other tools. What is written is whole or not there.</summary>
public static class ResultExport
{
    /// <summary>Where an export goes when nothing else is said: beside the run folder.</summary>
    public static string DefaultPath(string directory, ExportFormat format) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + format.Suffix;

    /// <summary>Exports a run folder.</summary>
    /// <param name="directory">The run folder.</param>
    /// <param name="format">What to write.</param>
    /// <param name="path">Must not exist yet; folders may exist and be empty.</param>
    /// <exception cref="RunFolderException">The folder cannot be read, or the export not written; nothing is left of it.</exception>
    public static void Write(string directory, ExportFormat format, string path)
    {
        var folder = RunFolder.Open(directory);
        ResultFolderWriter.WriteWhole(path, partial =>
        {
            if (format == ExportFormat.DuckDb)
            {
                using var database = new DuckDBConnection($"DataSource={partial}");
                database.Open();
                ExportTables.Create(database, folder);
                ExportViews.Create(database, folder.Run.Country);
                return;
            }

            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            var tables = ExportTables.Create(connection, folder);
            if (format == ExportFormat.Sdmx)
            {
                SdmxCsv.Write(partial, connection);
                return;
            }

            Directory.CreateDirectory(partial);
            foreach (var table in tables)
            {
                CopyOut(connection, table, partial, format);
            }

            if (format == ExportFormat.DataPackage)
            {
                DataPackage.Write(partial, folder.Run, tables);
            }
        });
    }

    /// <summary>Trajectories go as they are: the run folder's file of that kind is what its hash is of.</summary>
    private static void CopyOut(DuckDBConnection connection, ExportTable table, string partial, ExportFormat format)
    {
        var extension = format == ExportFormat.Parquet ? ".parquet" : ".csv";
        var target = Path.Combine(partial, table.Name.Replace('_', '-') + extension);
        if (table.Source is { } source && Path.GetExtension(source) == extension)
        {
            File.Copy(source, target);
            return;
        }

        using var command = connection.CreateCommand();
        var options = format == ExportFormat.Parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER";
        command.CommandText = $"COPY (SELECT * FROM {table.Name} ORDER BY rowid) TO {TrajectoryParquet.Literal(target)} ({options})";
        command.ExecuteNonQuery();
    }
}
