using System.Globalization;
using SseSim.Analysis.Folders;

namespace SseSim.Client.Output;

/// <summary>What <c>--profile</c> prints: where the compute threads spent their time.</summary>
internal static class ProfileTable
{
    /// <param name="terminal">Where.</param>
    /// <param name="folder">As written.</param>
    /// <param name="threads">Compute threads.</param>
    /// <param name="writing">Time that writing the folder took, effects and report included.</param>
    public static void Print(Terminal terminal, RunFolder folder, int threads, TimeSpan writing)
    {
        var run = folder.Run;
        var all = run.StepSeconds.Values.Sum();
        var table = Tables.Of("Part", ">Seconds", ">Share", ">ns a person-month");
        foreach (var (part, seconds) in run.StepSeconds)
        {
            table.Row(part, Number(seconds, "0.000"), Number(all > 0 ? seconds / all : 0, "0.0 %"),
                Number(run.PersonMonths > 0 ? seconds * 1e9 / run.PersonMonths : 0, "0.0"));
        }

        terminal.Results.Write(table);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{all:0.0} s of compute threads; {threads} of them for {run.WallSeconds:0.0} s, start and files included."));
        var bytes = Directory.EnumerateFiles(folder.Directory).Sum(file => new FileInfo(file).Length);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{writing.TotalSeconds:0.00} s of that to write {bytes / 1e6:0.0} MB of results, effects and report included."));
        terminal.Line();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
