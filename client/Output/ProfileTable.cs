using System.Globalization;
using SseSim.Analysis.Folders;

namespace SseSim.Client.Output;

/// <summary>What <c>--profile</c> prints: where the compute threads spent their time.</summary>
internal static class ProfileTable
{
    public static void Print(Terminal terminal, RunRecord run, int threads)
    {
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
        terminal.Line();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
