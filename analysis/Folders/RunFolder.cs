using System.Text.Json;
using DuckDB.NET.Data;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Folders;

/// <summary>A run folder that was read: enough to build the report again and to verify the run.</summary>
public sealed record RunFolder
{
    private RunFolder()
    {
    }

    public required string Directory { get; init; }
    public required RunRecord Run { get; init; }
    /// <summary>Null where no policy ran beside its reference.</summary>
    public required PolicyEffect? Effect { get; init; }
    public required NationalSeries National { get; init; }
    public required TerritoryLevels Territories { get; init; }
    /// <summary>The resolved scenario.</summary>
    public required string ScenarioYaml { get; init; }

    /// <summary>Reads a run folder. Trajectories come from the Parquet file or, without it, from the CSV.</summary>
    /// <exception cref="RunFolderException">It is not a run folder, or a file of it is missing or broken.</exception>
    public static RunFolder Open(string directory) => Open(directory, null, null);

    /// <summary>The same where the nation's months and the territories' last one are known already.</summary>
    internal static RunFolder Open(string directory, NationalSeries? national, TerritoryLevels? territories)
    {
        var path = Path.GetFullPath(directory);
        if (!File.Exists(Path.Combine(path, RunFolderFiles.Run)))
        {
            throw new RunFolderException(RunFolderFault.Unreadable, path, System.IO.Directory.Exists(path)
                ? $"{path}: not a run folder: it has no {RunFolderFiles.Run}"
                : $"{path}: no such folder");
        }

        var run = Json<RunRecord>(path, RunFolderFiles.Run);
        return new()
        {
            Directory = path,
            Run = run,
            Effect = File.Exists(Path.Combine(path, RunFolderFiles.Effect)) ? Json<PolicyEffect>(path, RunFolderFiles.Effect) : null,
            National = national ?? Trajectories(path, file => NationalSeries.Read(file, run.Country)),
            Territories = territories ?? Trajectories(path, file => TerritoryLevels.Read(file, run.Country)),
            ScenarioYaml = Read(path, RunFolderFiles.Scenario, File.ReadAllText),
        };
    }

    /// <summary>Files whose hash is not the recorded one, or that are missing.</summary>
    public IReadOnlyList<string> ChangedFiles() =>
    [
        .. Run.Files.Where(f => !File.Exists(Path.Combine(Directory, f.Key))
            || RunFolderFiles.Sha256(Path.Combine(Directory, f.Key)) != f.Value).Select(f => f.Key),
    ];

    private static T Trajectories<T>(string path, Func<string, T> read)
    {
        var parquet = Path.Combine(path, RunFolderFiles.TrajectoriesParquet);
        var name = File.Exists(parquet) ? RunFolderFiles.TrajectoriesParquet : RunFolderFiles.TrajectoriesCsv;
        return Read(path, name, read);
    }

    private static T Json<T>(string path, string name) =>
        Read(path, name, file => JsonSerializer.Deserialize<T>(File.ReadAllText(file), RunFolderFiles.Json)
            ?? throw new JsonException("it holds nothing"));

    private static T Read<T>(string path, string name, Func<string, T> read)
    {
        var file = Path.Combine(path, name);
        try
        {
            return read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or DuckDBException)
        {
            // DuckDB shows its own query behind the first line.
            var why = File.Exists(file) ? exception.Message.Split('\n')[0].TrimEnd() : "the file is missing";
            throw new RunFolderException(RunFolderFault.Unreadable, file, $"{file}: cannot be read: {why}", exception);
        }
    }
}
