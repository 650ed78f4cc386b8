namespace SseSim.Client.Tests;

/// <summary>The checkout that these tests are of.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Command => Path.Combine(Root, "ssesim");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SseSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no SseSim.sln above {AppContext.BaseDirectory}");
    }
}
