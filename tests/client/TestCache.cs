namespace SseSim.Client.Tests;

/// <summary>Where the tests' settled economies are kept: shared as a user's are, and nobody else's.</summary>
internal static class TestCache
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("ssesim-test-cache-").FullName;
}
