namespace SseSim.Client.Output;

/// <summary>Paths as messages show them.</summary>
internal static class Paths
{
    /// <summary>Relative where it lies under the current directory.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
