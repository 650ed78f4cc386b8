using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios;

/// <summary>A file of the library.</summary>
/// <param name="Name">The file's name without .yaml.</param>
/// <param name="Path">Full path.</param>
/// <param name="Title">Its title, or empty where the file cannot be read.</param>
public sealed record LibraryEntry(string Name, string Path, string Title);

/// <summary>Finds scenarios and economies by name. Folders are <c>scenarios/library</c> and <c>scenarios/economies</c>, looked for upward
/// from the current directory, then upward from the program's own folder.</summary>
public sealed class ScenarioLibrary
{
    private const string Extension = ".yaml";

    /// <param name="scenarioFolders">Folders with scenario files; the first that has a name wins.</param>
    /// <param name="economyFolders">Folders with economy files, likewise.</param>
    public ScenarioLibrary(IReadOnlyList<string> scenarioFolders, IReadOnlyList<string> economyFolders)
    {
        ScenarioFolders = scenarioFolders;
        EconomyFolders = economyFolders;
    }

    /// <summary>Whether files may name other files by the names of the library alone: for texts that come from elsewhere.</summary>
    public bool TakesNamesOnly { get; private init; }

    /// <summary>The same library, outside of which nothing can be named.</summary>
    public ScenarioLibrary NamesOnly() => new(ScenarioFolders, EconomyFolders) { TakesNamesOnly = true };

    public IReadOnlyList<string> ScenarioFolders { get; }

    public IReadOnlyList<string> EconomyFolders { get; }

    /// <summary>The library as seen from the current directory and the program's folder.</summary>
    public static ScenarioLibrary Discover() => Discover(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    /// <summary>The library as seen from these folders, the first first.</summary>
    public static ScenarioLibrary Discover(params IReadOnlyList<string> startFolders) => new(
        [.. startFolders.SelectMany(start => Upward(start, "library")).Distinct()],
        [.. startFolders.SelectMany(start => Upward(start, "economies")).Distinct()]);

    /// <summary>All scenarios, by name.</summary>
    public IReadOnlyList<LibraryEntry> Scenarios() => List(ScenarioFolders);

    /// <summary>All economies, by name.</summary>
    public IReadOnlyList<LibraryEntry> Economies() => List(EconomyFolders);

    /// <summary>Full path of a scenario of the library, or null.</summary>
    public string? FindScenario(string name) => Find(ScenarioFolders, name);

    /// <summary>Full path of an economy of the library, or null.</summary>
    public string? FindEconomy(string name) => Find(EconomyFolders, name);

    /// <summary>Whether a text is a path and not a name of the library.</summary>
    internal static bool IsPath(string text) => text.Contains('/') || text.Contains('\\')
        || text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of the YAML files in folders; folders that cannot be read have none.</summary>
    internal static IReadOnlyList<string> NamesIn(IEnumerable<string> folders) =>
        [.. folders.SelectMany(FilesIn).Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The first of the folders' files of that name, or null.</summary>
    internal static string? Find(IEnumerable<string> folders, string name) => IsPath(name) || name.Length == 0 || name.Contains('\0')
        ? null
        : folders.Select(f => System.IO.Path.GetFullPath(System.IO.Path.Combine(f, name + Extension))).FirstOrDefault(File.Exists);

    private static IReadOnlyList<LibraryEntry> List(IReadOnlyList<string> folders) =>
        [.. NamesIn(folders).Select(name => Find(folders, name)!).Select(path =>
            new LibraryEntry(System.IO.Path.GetFileNameWithoutExtension(path), path, TitleOf(path)))];

    private static string TitleOf(string path) =>
        YamlReader.ReadFile(path, path, new DiagnosticList()) is YamlMapping file && file.Find("title") is YamlScalar title ? title.Text : "";

    private static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*" + Extension);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Upward(string start, string kind)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "scenarios", kind);
            if (Directory.Exists(candidate))
            {
                yield return candidate;
            }
        }
    }
}
