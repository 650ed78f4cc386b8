using System.Diagnostics;
using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Experiments;
using SseSim.Model.Simulation;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>Writes the run folder of an experiment, wherever it ran, and shows what came out.</summary>
/// <param name="terminal">Shows it.</param>
/// <param name="quiet">Shows nothing.</param>
/// <param name="json">Shows it as one object.</param>
/// <param name="started">When the experiment began, UTC.</param>
internal sealed class RunResults(Terminal terminal, bool quiet, bool json, DateTimeOffset started)
{
    private TimeSpan _writing;

    /// <summary>Seconds of compute threads by part of the run; empty where it did not run in this process.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; init; } = [];

    /// <summary>Compute threads, to print where they spent their time; null to print nothing of it.</summary>
    public int? ProfiledThreads { get; init; }

    /// <summary>The resolved scenario. The folder holds a copy of the economy, so that it can be run again wherever it is taken.</summary>
    public static string YamlOf(ResolvedScenario scenario) => RunFolderContent.YamlOf(scenario);

    /// <summary>A folder of <c>runs/</c> that is not there yet.</summary>
    public static string UnusedFolder(string name)
    {
        var path = Path.GetFullPath(Path.Combine("runs", name));
        for (var n = 2; Path.Exists(path); n++)
        {
            path = Path.GetFullPath(Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{name}-{n}")));
        }

        return path;
    }

    /// <summary>Name of an experiment that begins now.</summary>
    public static string NameOf(string scenario, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{scenario}-{now:yyyyMMdd'T'HHmmss'Z'}");

    /// <summary>All of it.</summary>
    public int Keep(string path, ResolvedScenario scenario, IReadOnlyList<RunResult> runs)
    {
        Show(Write(path, scenario, runs), ExitStatus.Done);
        return ExitStatus.Done;
    }

    /// <summary>The folder alone, without showing it.</summary>
    public RunFolder Write(string path, ResolvedScenario scenario, IReadOnlyList<RunResult> runs)
    {
        var watch = Stopwatch.StartNew();
        var folder = ResultFolderWriter.Write(path, ContentOf(scenario, runs));
        _writing = watch.Elapsed;
        return folder;
    }

    /// <summary>The replicates that were finished before it was cancelled.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="scenario">What was asked for.</param>
    /// <param name="request">The same as an experiment.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="goOn">What to go on with; null where that cannot be done.</param>
    public int KeepFinished(string path, ResolvedScenario scenario, ExperimentRequest request, ExperimentResult result, string? goOn)
    {
        var (whole, runs) = FinishedReplicates.Of(result, Experiment.RunsOf(request) / request.Seeds.Count);
        if (whole == 0)
        {
            throw new UserError(ExitStatus.Cancelled, [$"ssesim: cancelled before a replicate was finished; {(goOn is null ? "nothing was written" : $"go on with 'ssesim run --resume {Paths.Shown(goOn)}'")}"]);
        }

        Show(Write(path, scenario with { Replicates = whole }, runs), ExitStatus.Cancelled);
        terminal.Say("console.kept", ("whole", whole.ToString(CultureInfo.InvariantCulture)), ("all", scenario.Replicates.ToString(CultureInfo.InvariantCulture)));
        if (goOn is not null)
        {
            terminal.Say("console.go-on", ("path", Paths.Shown(goOn)));
        }

        return ExitStatus.Cancelled;
    }

    private RunFolderContent ContentOf(ResolvedScenario scenario, IReadOnlyList<RunResult> runs)
    {
        using var process = Process.GetCurrentProcess();
        return RunFolderContent.Of(scenario, runs, ProductVersion.Text, started) with
        {
            PeakMemoryBytes = process.PeakWorkingSet64, StepSeconds = StepSeconds, Language = terminal.Language.Code,
        };
    }

    private void Show(RunFolder folder, int status)
    {
        if (json)
        {
            terminal.Json(new { exitStatus = status, folder = folder.Directory, report = ReportOf(folder), run = folder.Run, effect = folder.Effect });
        }
        else if (!quiet)
        {
            RunSummary.Print(terminal, folder, ReportOf(folder));
        }

        if (ProfiledThreads is { } threads && !json)
        {
            ProfileTable.Print(terminal, folder, threads, _writing);
        }
    }

    private static string ReportOf(RunFolder folder) => Path.Combine(folder.Directory, RunFolderFiles.Report);
}
