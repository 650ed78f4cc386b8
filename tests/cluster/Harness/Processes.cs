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

    /// <summary>Processor time of a process so far, and of its children that have ended.</summary>
    public static TimeSpan ProcessorTime(int process)
    {
        // Hundredths of a second on every Linux that there is.
        const int PerSecond = 100;
        var ticks = Status(process) is { } fields ? fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) : 0;
        return TimeSpan.FromSeconds((double)ticks / PerSecond);
    }

    private static int? ParentOf(int process) => Status(process) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    /// <summary>What the kernel says of a process, from its state on; null for one that is gone.</summary>
    private static string[]? Status(int process)
    {
        try
        {
            // The name, in brackets, may hold anything; after it come the state and the parent.
            var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return status[(status.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
