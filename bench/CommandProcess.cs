using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SseSim.Bench;

/// <summary>What a process took.</summary>
/// <param name="ExitStatus">128 and the signal's number where it was killed.</param>
/// <param name="Wall">From start to end.</param>
/// <param name="Processor">Of all its threads, user and system.</param>
/// <param name="PeakBytes">The most resident memory that was seen, every 50 ms.</param>
/// <param name="Runnable">At each look, threads that ran or waited for a processor.</param>
internal sealed record Taken(int ExitStatus, TimeSpan Wall, TimeSpan Processor, long PeakBytes, IReadOnlyList<int> Runnable)
{
    /// <summary>Share of so many processors for which it had work. On a machine that does other work too, where processor time says little, this is what it
    /// would have used: all its threads are slowed down alike.</summary>
    public double HadWorkFor(int processors) => Runnable.Count == 0 ? 0 : Runnable.Average(r => Math.Min(r, processors)) / processors;
}

/// <summary>The command of this checkout as a process of its own: what a user's machine does while it runs.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>The program that <c>./ssesim</c> built last, and <c>dotnet</c> to run it: a shell between them would hide what it takes.</summary>
    private static string Program => Path.Combine(Root(), "artifacts", "current", "ssesim.dll");

    /// <param name="arguments">After <c>ssesim</c>.</param>
    /// <param name="killWhen">Looked at now and then: true kills the process at once, as a power cut would; null for never.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="InvalidDataException">The command has not been built.</exception>
    public static async Task<Taken> RunAsync(IEnumerable<string> arguments, Func<bool>? killWhen, CancellationToken cancellation)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidDataException($"{Program} is not there: run './ssesim --version' first, which builds it");
        }

        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = Root() };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (processor, peak) = (TimeSpan.Zero, 0L);
        List<int> runnable = [];
        while (!process.HasExited)
        {
            runnable.Add(RunnableThreads(process.Id));
            (processor, peak) = Seen(process, processor, peak);
            if (cancellation.IsCancellationRequested || killWhen?.Invoke() == true)
            {
                process.Kill();
                break;
            }

            await Task.Delay(Between, CancellationToken.None);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new(process.ExitCode, watch.Elapsed, processor, peak, runnable);
    }

    /// <summary>Jiffies that all processors of the machine were idle, and in all.</summary>
    public static (long Idle, long All) MachineTime()
    {
        long[] times = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(t => long.Parse(t, CultureInfo.InvariantCulture))];
        return (times[3] + times[4], times.Sum());
    }

    private static int RunnableThreads(int process)
    {
        try
        {
            // "pid (name) S ...": the state stands behind the last bracket.
            return Directory.EnumerateDirectories($"/proc/{process}/task").Count(task => File.ReadAllText(task + "/stat") is { } stat && stat[stat.LastIndexOf(')') + 2] == 'R');
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static (TimeSpan Processor, long Peak) Seen(Process process, TimeSpan processor, long peak)
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, Math.Max(peak, process.WorkingSet64));
        }
        catch (Exception over) when (over is InvalidOperationException or Win32Exception)
        {
            return (processor, peak);
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SseSim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidDataException($"no SseSim.sln above {AppContext.BaseDirectory}");
    }
}
