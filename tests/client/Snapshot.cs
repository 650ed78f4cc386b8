namespace SseSim.Client.Tests;

/// <summary>Printed text compared as text with a file of <c>Snapshots/</c>. <c>SSESIM_UPDATE_SNAPSHOTS=1</c> writes the files anew, for the
/// difference to be looked at before it is committed.</summary>
internal static class Snapshot
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "client", "Snapshots");

    public static void Matches(string name, string text)
    {
        var path = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("SSESIM_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"there is no snapshot {path}; SSESIM_UPDATE_SNAPSHOTS=1 writes it");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
