using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Trajectories;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Sweeps;

/// <summary>The folder of a sweep. Rows are appended and flushed to disk as runs end, so that a kill loses the runs in flight and nothing else; the table is
/// written from the rows, in the order of points and replicates, so that it does not show how often the sweep was broken off.</summary>
public sealed class SweepFolder : IDisposable
{
    public const string RecordFile = "sweep.json";
    public const string ScenarioFile = "scenario.yaml";
    public const string EconomyFile = "economy.yaml";
    public const string RowsFile = "rows.jsonl";
    public const string TableFile = "table.csv";
    public const string ParquetFile = "table.parquet";
    private const string LockFile = ".lock";

    private static readonly JsonSerializerOptions OneLine = new(RunFolderFiles.Json) { WriteIndented = false };
    private readonly FileStream _lock;
    private readonly FileStream _rows;
    private readonly Lock _writing = new();

    private SweepFolder(string path, SweepRecord record)
    {
        Directory = path;
        Record = record;
        _lock = Locked(path);
        try
        {
            Rows = [.. ReadRows(path, record)];
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        _rows = new FileStream(Path.Combine(path, RowsFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        EndLastLine();
    }

    public string Directory { get; }

    public SweepRecord Record { get; }

    /// <summary>Pairs of runs that are done.</summary>
    public List<SweepRow> Rows { get; }

    /// <summary>Whether a folder is that of a sweep.</summary>
    public static bool Is(string path) => File.Exists(Path.Combine(path, RecordFile));

    /// <summary>Makes the folder of a new sweep.</summary>
    /// <exception cref="RunFolderException">It is there already and not empty, or cannot be written.</exception>
    public static SweepFolder Create(string path, SweepRecord record, string scenarioYaml, string economyYaml)
    {
        var target = Path.GetFullPath(path);
        if (Path.Exists(target) && (!System.IO.Directory.Exists(target) || System.IO.Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new RunFolderException(RunFolderFault.Exists, target, Is(target)
                ? $"{path} holds a sweep already; 'ssesim sweep {path}' goes on with it"
                : $"{path} is there already; choose another --out");
        }

        return Guarded(target, () =>
        {
            System.IO.Directory.CreateDirectory(target);
            File.WriteAllText(Path.Combine(target, ScenarioFile), scenarioYaml);
            File.WriteAllText(Path.Combine(target, EconomyFile), economyYaml);
            // The record comes last: a folder with it is whole.
            var complete = record with { ScenarioSha256 = Sha256(scenarioYaml), EconomySha256 = Sha256(economyYaml) };
            PartialOwner.Replace(Path.Combine(target, RecordFile), partial => File.WriteAllText(partial, JsonSerializer.Serialize(complete, RunFolderFiles.Json)));
            return Open(target);
        });
    }

    /// <summary>Opens the folder of a sweep to go on with it.</summary>
    /// <exception cref="RunFolderException">It is no such folder, is damaged, or another process works on it.</exception>
    public static SweepFolder Open(string path)
    {
        var target = Path.GetFullPath(path);
        return Guarded(target, () =>
        {
            var record = JsonSerializer.Deserialize<SweepRecord>(File.ReadAllText(Path.Combine(target, RecordFile)), RunFolderFiles.Json)
                ?? throw new JsonException("empty");
            foreach (var (file, hash) in new[] { (ScenarioFile, record.ScenarioSha256), (EconomyFile, record.EconomySha256) })
            {
                if (Sha256(File.ReadAllText(Path.Combine(target, file))) != hash)
                {
                    throw new RunFolderException(RunFolderFault.Unreadable, target, $"{path}: {file} is not the file that the sweep began with");
                }
            }

            return new SweepFolder(target, record);
        });
    }

    /// <summary>Keeps a row: it is on the disk when this returns.</summary>
    public void Add(SweepRow row)
    {
        lock (_writing)
        {
            _rows.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(row, OneLine) + "\n"));
            _rows.Flush(flushToDisk: true);
            Rows.Add(row);
        }
    }

    /// <summary>Writes the table as CSV and Parquet, in the order of points and replicates.</summary>
    public void WriteTables() => Guarded(Directory, () =>
    {
        var csv = Path.Combine(Directory, TableFile);
        PartialOwner.Replace(csv, partial => File.WriteAllText(partial, Csv()));
        PartialOwner.Replace(Path.Combine(Directory, ParquetFile), partial =>
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT * FROM read_csv({TrajectoryParquet.Literal(csv)}, header = true, delim = ',', all_varchar = false, "
                + $"types = {{{string.Join(", ", Types().Select(t => $"'{t.Column.Replace("'", "''", StringComparison.Ordinal)}': '{t.Type}'"))}}})) TO "
                + $"{TrajectoryParquet.Literal(partial)} (FORMAT parquet, COMPRESSION zstd)";
            command.ExecuteNonQuery();
            return;
        });
        return 0;
    });

    /// <summary>Writes the table of an attribution.</summary>
    /// <returns>Its path.</returns>
    public string WriteAttribution(string csv) => Guarded(Directory, () =>
    {
        var path = Path.Combine(Directory, Attribution.File);
        PartialOwner.Replace(path, partial => File.WriteAllText(partial, csv));
        return path;
    });

    /// <summary>Writes the table of sensitivities, where the design gives any.</summary>
    public void WriteSensitivity()
    {
        var rows = SensitivityTable.Of(this);
        if (rows.Count > 0)
        {
            Guarded(Directory, () =>
            {
                PartialOwner.Replace(Path.Combine(Directory, SensitivityTable.File), partial => File.WriteAllText(partial, SensitivityTable.Csv(rows)));
                return 0;
            });
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _lock.Dispose();
    }

    private string Csv()
    {
        var text = new StringBuilder().AppendJoin(',', Types().Select(t => Quoted(t.Column))).Append('\n');
        foreach (var row in Rows.OrderBy(r => r.Point).ThenBy(r => r.Replicate))
        {
            var values = Record.Points[row.Point];
            string[] cells =
            [
                Whole(row.Point), Whole(row.Replicate), row.Seed.ToString(CultureInfo.InvariantCulture),
                .. values.Select((value, f) => IsNumeric(f) ? Number(SweepFactor.NumberOf(value)) : Quoted(value)),
                .. Drawn().Select(name => Number(row.Drawn.TryGetValue(name, out var drawn) ? drawn : null)),
                .. row.Outcomes.Select(Number), row.Hash, row.ReferenceHash, Quoted(row.Version),
            ];
            text.AppendJoin(',', cells).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<(string Column, string Type)> Types() =>
    [
        ("point", "INTEGER"), ("replicate", "INTEGER"), ("seed", "UBIGINT"),
        .. Record.Factors.Select((key, f) => (ColumnOf(key), IsNumeric(f) ? "DOUBLE" : "VARCHAR")),
        .. Drawn().Select(name => ("drawn." + name, "DOUBLE")),
        .. Record.Outcomes.Select(name => (name, "DOUBLE")),
        ("hash", "VARCHAR"), ("reference-hash", "VARCHAR"), ("version", "VARCHAR"),
    ];

    /// <summary>The seed that varies is that of a point's first replicate; each row has that of its own replicate in <c>seed</c>.</summary>
    private static string ColumnOf(string factor) => factor == "seed" ? "over.seed" : factor;

    private List<string> Drawn() => [.. Rows.SelectMany(r => r.Drawn.Keys).Distinct().Order(StringComparer.Ordinal)];

    private bool IsNumeric(int factor) => Record.Points.All(p => SweepFactor.NumberOf(p[factor]) is not null);

    private static IEnumerable<SweepRow> ReadRows(string path, SweepRecord record)
    {
        var file = Path.Combine(path, RowsFile);
        if (!File.Exists(file))
        {
            yield break;
        }

        var seen = new HashSet<(int, int)>();
        foreach (var (line, number) in File.ReadLines(file).Select((line, index) => (line, index + 1)))
        {
            SweepRow? row = null;
            try
            {
                row = JsonSerializer.Deserialize<SweepRow>(line, OneLine);
            }
            catch (JsonException)
            {
                // The line that a kill cut off: its runs are run again.
            }

            if (row is not null && !IsOf(record, row))
            {
                throw new RunFolderException(RunFolderFault.Unreadable, path, string.Create(CultureInfo.InvariantCulture,
                    $"{file}:{number}: not a row of this sweep, which has points 0 to {record.Points.Count - 1} and replicates 0 to {record.Replicates - 1}; remove the line, and its run is run again"));
            }

            if (row is not null && seen.Add((row.Point, row.Replicate)))
            {
                yield return row;
            }
        }
    }

    private static bool IsOf(SweepRecord record, SweepRow row) => row.Point >= 0 && row.Point < record.Points.Count && row.Replicate >= 0
        && row.Replicate < record.Replicates && row is { Drawn: not null, Outcomes: not null, Hash: not null, ReferenceHash: not null, Version: not null }
        && row.Outcomes.Count == record.Outcomes.Count;

    /// <summary>What a kill left of a line is ended, so that the next row has a line of its own.</summary>
    private void EndLastLine()
    {
        if (_rows.Length > 0)
        {
            _rows.Seek(-1, SeekOrigin.End);
            var last = _rows.ReadByte();
            _rows.Seek(0, SeekOrigin.End);
            if (last != '\n')
            {
                _rows.WriteByte((byte)'\n');
            }
        }
    }

    private static FileStream Locked(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RunFolderException(RunFolderFault.Unwritable, path, $"{path}: another process works on this sweep, or the folder cannot be written to");
        }
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            var fault = failure is JsonException or FileNotFoundException ? RunFolderFault.Unreadable : RunFolderFault.Unwritable;
            throw new RunFolderException(fault, path, $"{path}: {failure.Message}", failure);
        }
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
