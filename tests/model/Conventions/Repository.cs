namespace SseSim.Model.Tests.Conventions;

/// <summary>Files of the repository that conventions are about.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>C# sources of a project, without those that the build generates; paths relative to the root.</summary>
    public static IReadOnlyList<string> Sources(string project) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SseSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No SseSim.sln above {AppContext.BaseDirectory}: these tests read the repository's files.");
    }
}
