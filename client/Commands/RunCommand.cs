using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Runs a scenario and its reference, writes the run folder and prints what came out.</summary>
internal sealed class RunCommand(Terminal terminal, RunArguments arguments)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;

    public static Command Build(Terminal terminal)
    {
        var command = new Command("run",
            "Runs a scenario and its reference on the same seeds, writes a run folder, prints a table of effects and where the report is.");
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new RunCommand(terminal, options.Of(parsed)).RunAsync(cancellation));
        return command;
    }

    private int Threads => arguments.Threads ?? Environment.ProcessorCount;

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var scenario = ScenarioInput.Load(terminal, arguments.File, arguments.Overrides);
        var path = arguments.Out ?? UnusedFolder(scenario.Name);
        ResultFolderWriter.CheckDestination(path);
        var request = Experiment.Of(scenario, arguments.WithReference);
        Announce(scenario, request.Reference is not null);
        request = MemoryGuard.Admit(terminal, arguments.Quiet, scenario, request, Threads);
        var run = new LocalRun(terminal, arguments.Quiet, StartFolder.OfEnvironment());
        var result = await run.RunAsync(request, Threads, cancellation);
        if (result.IsComplete)
        {
            var folder = ResultFolderWriter.Write(path, ContentOf(scenario, result.Runs, run.StepSeconds));
            Show(folder, ExitStatus.Done);
            return ExitStatus.Done;
        }

        var (whole, runs) = FinishedReplicates.Of(result, Experiment.RunsOf(request) / request.Seeds.Count);
        if (whole == 0)
        {
            throw new UserError(ExitStatus.Cancelled, ["ssesim: cancelled before a replicate was finished; nothing was written"]);
        }

        var kept = ResultFolderWriter.Write(path, ContentOf(scenario with { Replicates = whole }, runs, run.StepSeconds));
        Show(kept, ExitStatus.Cancelled);
        terminal.Message(string.Create(CultureInfo.InvariantCulture,
            $"ssesim: cancelled; {whole} of {scenario.Replicates} replicates were finished and are kept, as --replicates {whole} would give them"));
        return ExitStatus.Cancelled;
    }

    private void Announce(ResolvedScenario scenario, bool withReference)
    {
        if (arguments.Quiet)
        {
            return;
        }

        var runs = withReference ? $"{scenario.Name} and its reference" : scenario.Name;
        var replicates = scenario.Replicates == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {scenario.Replicates} replicates");
        terminal.Message(string.Create(CultureInfo.InvariantCulture,
            $"ssesim: {runs}: {scenario.EconomyName}, {scenario.Residents:N0} residents, {scenario.Start} to {scenario.LastMonth}, seed {scenario.Seed}{replicates}"));
    }

    private RunFolderContent ContentOf(
        ResolvedScenario scenario, IReadOnlyList<Model.Simulation.RunResult> runs, IReadOnlyList<KeyValuePair<string, double>> stepSeconds)
    {
        using var process = Process.GetCurrentProcess();
        return new()
        {
            Title = scenario.Title,
            Description = scenario.Description,
            Economy = EconomyLabels.Of(scenario.Economy),
            // The folder holds a copy of the economy, so that it can be run again wherever it is taken.
            ScenarioYaml = scenario.ToYaml("./" + RunFolderFiles.Economy),
            EconomyYaml = File.ReadAllText(scenario.EconomyPath),
            Results = runs,
            DrawnParameters = scenario.Uncertain.Count == 0 ? [] : [.. Enumerable.Range(0, scenario.Replicates).Select(replicate =>
                scenario.Uncertain.ToDictionary(u => u.Name, u => u.Draw(scenario.Seed, replicate)))],
            Seed = scenario.Seed,
            Version = ProductVersion.Text,
            Started = _started,
            WallSeconds = Math.Round(_watch.Elapsed.TotalSeconds, 3),
            PersonMonths = runs.Sum(r => (long)r.Scenario.Residents * r.Months.Count),
            PeakMemoryBytes = process.PeakWorkingSet64,
            StepSeconds = stepSeconds,
        };
    }

    private void Show(RunFolder folder, int status)
    {
        if (arguments.Json)
        {
            terminal.Json(new { exitStatus = status, folder = folder.Directory, report = ReportOf(folder), run = folder.Run, effect = folder.Effect });
        }
        else if (!arguments.Quiet)
        {
            RunSummary.Print(terminal, folder, ReportOf(folder));
        }

        if (arguments is { Profile: true, Json: false })
        {
            ProfileTable.Print(terminal, folder.Run, Threads);
        }
    }

    private static string ReportOf(RunFolder folder) => Path.Combine(folder.Directory, RunFolderFiles.Report);

    /// <summary>A folder of <c>runs/</c> that is not there yet.</summary>
    private string UnusedFolder(string scenario)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{scenario}-{_started:yyyyMMdd'T'HHmmss'Z'}");
        var path = Path.GetFullPath(Path.Combine("runs", name));
        for (var n = 2; Path.Exists(path); n++)
        {
            path = Path.GetFullPath(Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{name}-{n}")));
        }

        return path;
    }
}
