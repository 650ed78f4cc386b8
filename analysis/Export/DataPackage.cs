using System.Text.Json;
using SseSim.Analysis.Folders;

namespace SseSim.Analysis.Export;

/// <summary>A Frictionless tabular data package (specification 1): which files there are and what is in each column.</summary>
internal static class DataPackage
{
    public const string FileName = "datapackage.json";

    public static void Write(string directory, RunRecord run, IReadOnlyList<ExportTable> tables)
    {
        var package = new
        {
            profile = "tabular-data-package",
            name = NameOf(run.Scenario),
            title = run.Title,
            description = $"Results of SseSim {run.Version}: simulated, not observed. Seed {run.Seed}, {run.Replicates} replicates. {run.Description}".Trim(),
            created = run.Started,
            resources = tables.Select(table =>
            {
                var file = table.Name.Replace('_', '-') + ".csv";
                var path = Path.Combine(directory, file);
                return new
                {
                    profile = "tabular-data-resource",
                    name = Path.GetFileNameWithoutExtension(file),
                    path = file,
                    title = table.Title,
                    format = "csv",
                    mediatype = "text/csv",
                    encoding = "utf-8",
                    bytes = new FileInfo(path).Length,
                    hash = "sha256:" + RunFolderFiles.Sha256(path),
                    schema = new
                    {
                        fields = table.Columns.Select(c => new { name = c.Name, type = TypeOf(c.Type), description = c.Description }),
                        missingValues = Array.Empty<string>(),
                    },
                };
            }),
        };
        File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(package, RunFolderFiles.Json) + "\n");
    }

    /// <summary>Lower case, with nothing but letters, digits and <c>. _ -</c>.</summary>
    private static string NameOf(string scenario) =>
        string.Concat(scenario.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-' ? c : '-'));

    private static string TypeOf(string type) => type switch
    {
        "INTEGER" => "integer",
        "DOUBLE" => "number",
        "BOOLEAN" => "boolean",
        _ => "string",
    };
}
