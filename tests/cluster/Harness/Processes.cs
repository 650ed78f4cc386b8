using System.Diagnostics;
using System.Globalization;

namespace SseSim.Cluster.Tests;

/// <summary>Processes of this machine, by their ids.</summary>
internal static class Processes
{
    /// <param name="process">Its id; one that is gone is no fault.</param>
    /// <param name="name">Such as <c>STOP</c>.</param>
    public static void Signal(int process, string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(id => ParentOf(id) == parent)];

    private static int? ParentOf(int process)
    {
        try
        {
            // The name, in brackets, may hold anything; after it come the state and the parent.
            var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
