using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using SseSim.Analysis.Export;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Tests.Builders;

namespace SseSim.Analysis.Tests;

/// <summary>Exports read back with DuckDB and JSON as their users read them.</summary>
public sealed class ExportTests : IDisposable
{
    private static readonly string[] Tables = ["bridge", "indicators", "run", "territories", "trajectories", "who-gains"];

    private readonly SyntheticFolder.Temporary _temporary = new();
    private readonly string _folder;

    public ExportTests()
    {
        _folder = _temporary.At("my-run");
        ResultFolderWriter.Write(_folder, SyntheticFolder.Content(months: 26, replicates: 2));
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Parquet_and_csv_hold_the_same_rows()
    {
        var (parquet, csv) = (Write(ExportFormat.Parquet), Write(ExportFormat.Csv));
        Assert.Equal(Tables.Select(t => t + ".parquet"), Names(parquet));
        Assert.Equal(Tables.Select(t => t + ".csv"), Names(csv));
        foreach (var table in Tables)
        {
            var (one, other) = ($"read_parquet('{parquet}/{table}.parquet')", $"read_csv('{csv}/{table}.csv', all_varchar = true, header = true, nullstr = 'no null')");
            var columns = Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {one})");

            // CSV has no types: each column is cast to the other's, which must give the same bits.
            var cast = string.Join(", ", columns.Select(c => $"CAST(\"{c[0]}\" AS {c[1]}) AS \"{c[0]}\""));
            Assert.Equal(Query($"SELECT count(*) FROM {one}"), Query($"SELECT count(*) FROM {other}"));
            Assert.Equal("0", Query($"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT ALL SELECT {cast} FROM {other})")[0][0]);
            Assert.Equal("0", Query($"SELECT count(*) FROM (SELECT {cast} FROM {other} EXCEPT ALL SELECT * FROM {one})")[0][0]);
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "trajectories.csv")), File.ReadAllBytes(Path.Combine(csv, "trajectories.csv")));
    }

    [Fact]
    public void The_examples_of_the_how_to_run_on_the_database()
    {
        var page = File.ReadAllText(Repository("docs/how-to/use-results-elsewhere.md"));
        var sql = Regex.Match(page, "```sql\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string[] statements = [.. sql.Split(';').Where(s => s.Trim().Length > 0)];
        Assert.Equal(3, statements.Length);
        var database = Write(ExportFormat.DuckDb);
        var results = statements.Select(s => Query(s, database)).ToArray();
        Assert.All(results, Assert.NotEmpty);
        Assert.Equal(["2011-12", "2012-12"], results[0].Select(r => r[0]));
        Assert.Contains(results[1], r => r[0] == "8.5.2");
        Assert.Contains(results[2], r => r[1] == "net");
    }

    [Fact]
    public void The_database_knows_what_an_indicator_is_and_marks_proxies()
    {
        var database = Write(ExportFormat.DuckDb);
        var proxies = Query("SELECT DISTINCT indicator, title, CASE WHEN is_input THEN '(proxy, input measure)' ELSE '(proxy)' END FROM labelled WHERE is_proxy", database);
        Assert.Equal(["(proxy)", "(proxy, input measure)"], proxies.Select(p => p[2]).Distinct().Order());
        Assert.All(proxies, p => Assert.True(p[0].StartsWith("px.", StringComparison.Ordinal) && p[1].EndsWith(p[2], StringComparison.Ordinal), p[1]));
        Assert.Equal("0", Query("SELECT count(*) FROM trajectories WHERE indicator NOT IN (SELECT indicator FROM indicators)", database)[0][0]);
        Assert.Equal("0", Query("SELECT count(*) FROM official WHERE official_code = ''", database)[0][0]);

        // The view of effects is what the file says: policy less reference of the same replicate.
        var difference = Query("SELECT sum(difference) FROM effect WHERE indicator = 'economy.jobs'", database)[0][0];
        var sums = Query("SELECT sum(CASE WHEN run = 'reference' THEN -value ELSE value END) FROM trajectories WHERE indicator = 'economy.jobs'", database)[0][0];
        Assert.Equal(double.Parse(sums, System.Globalization.CultureInfo.InvariantCulture), double.Parse(difference, System.Globalization.CultureInfo.InvariantCulture), 1e-4);
    }

    [Fact]
    public void Every_row_of_sdmx_csv_matches_its_columns_and_no_key_appears_twice()
    {
        var lines = File.ReadAllLines(Write(ExportFormat.Sdmx));
        Assert.Equal(string.Join(',', SdmxCsv.Columns.Select(c => c.Name)), lines[0]);
        var patterns = SdmxCsv.Columns.Select(c => new Regex(c.Pattern)).ToArray();
        var keys = new HashSet<string>();
        var last = SdmxCsv.Columns.Select(c => c.Name).ToList().IndexOf("TIME_PERIOD");
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            Assert.Equal(patterns.Length, cells.Length);
            for (var i = 0; i < cells.Length; i++)
            {
                Assert.True(patterns[i].IsMatch(cells[i]), $"{SdmxCsv.Columns[i].Name}: {cells[i]}");
            }

            Assert.True(keys.Add(string.Join(',', cells[..(last + 1)])), line);
        }

        Assert.Contains(lines, l => l.Contains(",A,1.2.1,XX,reference,0,F,_T,_T,_T,_T,2011,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",M,8.5.2,XX,reference,0,F,Y15T24,_T,_T,_T,2011-01,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("px.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_data_package_names_every_file_with_its_columns_size_and_hash()
    {
        var folder = Write(ExportFormat.DataPackage);
        Assert.Equal(["bridge.csv", "datapackage.json", .. Tables[1..].Select(t => t + ".csv")], Names(folder));
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "datapackage.json")));
        Assert.Equal("tabular-data-package", package.RootElement.GetProperty("profile").GetString());
        Assert.Matches("^[-a-z0-9._/]+$", package.RootElement.GetProperty("name").GetString());
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToArray();
        Assert.Equal(Tables, resources.Select(r => r.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        foreach (var resource in resources)
        {
            var path = Path.Combine(folder, resource.GetProperty("path").GetString()!);
            Assert.Equal(new FileInfo(path).Length, resource.GetProperty("bytes").GetInt64());
            Assert.Equal("sha256:" + RunFolderFiles.Sha256(path), resource.GetProperty("hash").GetString());
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().ToArray();
            Assert.Equal(File.ReadLines(path).First(), string.Join(',', fields.Select(f => f.GetProperty("name").GetString())));
            Assert.All(fields, f => Assert.Contains(f.GetProperty("type").GetString(), new[] { "string", "integer", "number", "boolean" }));
        }
    }

    [Fact]
    public void What_is_there_is_not_written_over_and_nothing_is_left_of_what_failed()
    {
        Directory.CreateDirectory(_temporary.At("taken/full"));
        Assert.Throws<RunFolderException>(() => ResultExport.Write(_folder, ExportFormat.Csv, _temporary.At("taken")));
        Assert.Throws<RunFolderException>(() => ResultExport.Write(_temporary.At("no-run"), ExportFormat.Csv, _temporary.At("new")));
        Assert.Equal(["my-run", "taken"], Directory.EnumerateFileSystemEntries(_temporary.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private string Write(ExportFormat format)
    {
        var path = ResultExport.DefaultPath(_folder, format);
        ResultExport.Write(_folder, format, path);
        Assert.Equal("my-run" + format.Suffix, Path.GetFileName(path));
        Assert.True(format.IsFolder ? Directory.Exists(path) : File.Exists(path));
        return path;
    }

    private static IEnumerable<string?> Names(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static string[][] Query(string sql, string database = ":memory:")
    {
        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
        }

        return [.. rows];
    }

    private static string Repository(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SseSim.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests are not run inside the repository");
        }

        return Path.Combine(folder, path);
    }
}
