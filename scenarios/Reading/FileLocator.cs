using SseSim.Scenarios.ScenarioFiles;

namespace SseSim.Scenarios.Reading;

/// <summary>Turns the names and paths that files and users write into files on disk.</summary>
internal static class FileLocator
{
    private const string StandardInput = "/dev/stdin";
    /// <summary>What a run folder calls its scenario.</summary>
    private const string RunFolderScenario = ScenarioKeys.ResolvedFileName + ".yaml";

    /// <summary>Whether a path is that of a pipe or of standard input: it can be read once, has no name that says anything, and stands in no folder.</summary>
    public static bool IsStream(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Where paths in a file begin: at the file, or where the user stands if it comes through a pipe.</summary>
    public static string FolderOf(string path) => IsStream(path) ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(path) ?? ".";

    /// <summary>Full path of an economy, or null: a path relative to the folder, or a name of the library, then of the folder.</summary>
    public static string? FindEconomy(string nameOrPath, string folder, ScenarioLibrary library) =>
        Find(nameOrPath, folder, library, library.TakesNamesOnly ? library.EconomyFolders : [.. library.EconomyFolders, folder]);

    /// <summary>Full path of a scenario, or null: a path relative to the folder, or a name in the folder, then of the library.</summary>
    public static string? FindScenario(string nameOrPath, string folder, ScenarioLibrary library) =>
        Find(nameOrPath, folder, library, library.TakesNamesOnly ? library.ScenarioFolders : [folder, .. library.ScenarioFolders]);

    /// <summary>What to say where no economy was found.</summary>
    public static string NoEconomy(string nameOrPath, string folder, ScenarioLibrary library) =>
        Missing("economy", nameOrPath, folder, library, library.EconomyFolders);

    /// <summary>What to say where no scenario was found.</summary>
    public static string NoScenario(string nameOrPath, string folder, ScenarioLibrary library) => !library.TakesNamesOnly && FolderOfRun(nameOrPath, folder)
        ? $"'{nameOrPath}' is a run folder; the scenario that it ran is {Path.Combine(nameOrPath, RunFolderScenario)}"
        : Missing("scenario", nameOrPath, folder, library, library.TakesNamesOnly ? library.ScenarioFolders : [folder, .. library.ScenarioFolders]);

    /// <summary>A path as messages show it: relative where it lies under the current directory.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static bool FolderOfRun(string nameOrPath, string folder) =>
        nameOrPath.Length > 0 && !nameOrPath.Contains('\0') && File.Exists(Path.Combine(folder, nameOrPath, RunFolderScenario));

    private static string? Find(string nameOrPath, string folder, ScenarioLibrary library, IReadOnlyList<string> folders)
    {
        if (nameOrPath.Length == 0 || nameOrPath.Contains('\0'))
        {
            return null;
        }

        if (nameOrPath == "-" && !library.TakesNamesOnly && Path.Exists(StandardInput))
        {
            return StandardInput;
        }

        if (ScenarioLibrary.IsPath(nameOrPath))
        {
            if (library.TakesNamesOnly)
            {
                return null;
            }

            var path = Path.GetFullPath(Path.Combine(folder, nameOrPath));
            return Path.Exists(path) ? path : null;
        }

        return ScenarioLibrary.Find(folders, nameOrPath);
    }

    private static string Missing(string kind, string nameOrPath, string folder, ScenarioLibrary library, IReadOnlyList<string> folders)
    {
        var quoted = Wording.Quote(nameOrPath);
        if (library.TakesNamesOnly && ScenarioLibrary.IsPath(nameOrPath))
        {
            return $"there is no {kind} {quoted} in the library, and a path cannot be named here";
        }

        if (ScenarioLibrary.IsPath(nameOrPath) && !nameOrPath.Contains('\0'))
        {
            var directory = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, nameOrPath))) ?? folder;
            var match = ClosestMatch.Of(Path.GetFileNameWithoutExtension(nameOrPath), ScenarioLibrary.NamesIn([directory]));
            var name = Path.GetFileNameWithoutExtension(nameOrPath);
            return $"there is no {kind} file {quoted}" + (match is not null ? $"; did you mean '{Path.Combine(Path.GetDirectoryName(nameOrPath) ?? "", match + ".yaml")}'?"
                : ScenarioLibrary.NamesIn(folders).Contains(name) ? $"; the library has one of that name: write '{name}'"
                : "");
        }

        return $"there is no {kind} {quoted}" + Wording.Suggest(nameOrPath, ScenarioLibrary.NamesIn(folders), "there are");
    }
}
