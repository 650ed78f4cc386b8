using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Experiments;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Runs several scenarios against one reference and writes them side by side: a run folder each, a table and a report.</summary>
internal sealed class CompareCommand(Terminal terminal, CompareArguments arguments)
{
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;

    private int Threads => arguments.Threads ?? Environment.ProcessorCount;

    public static Command Build(Terminal terminal)
    {
        var command = new Command("compare",
            "Runs several scenarios against one reference on the same seeds, and writes a folder with a run folder of each, a table and a report that "
            + "shows them side by side.");
        var options = new CompareOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var arguments = options.Of(parsed);
            return new CompareCommand(terminal.In(arguments.Language), arguments).RunAsync(cancellation);
        });
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var local = new LocalRun(terminal, arguments.Quiet, StartFolder.OfEnvironment(), Threads, cancellation);
        ResolvedScenario[] scenarios = [.. arguments.Files.Select(f => ScenarioInput.Load(terminal, f, arguments.Overrides))];
        ComparedScenarios.Check(scenarios);
        var path = Path.GetFullPath(arguments.Out ?? RunResults.UnusedFolder(RunResults.NameOf("compare-" + string.Join('-', scenarios.Take(3).Select(s => s.Name)), _started)));
        ResultFolderWriter.CheckDestination(path);
        Announce(scenarios, path);
        List<RunFolder> folders = [];
        foreach (var scenario in scenarios)
        {
            folders.Add(await RunAsync(local, scenario, Path.Combine(path, scenario.Name), folders, path, cancellation));
        }

        var comparison = ComparisonFolder.Complete(path, folders, arguments.Language);
        Show(path, comparison);
        return ExitStatus.Done;
    }

    private async Task<RunFolder> RunAsync(
        LocalRun local, ResolvedScenario scenario, string path, List<RunFolder> done, string all, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        var request = MemoryGuard.Admit(terminal, arguments.Quiet, scenario, Experiment.Of(scenario, withReference: true), Threads);
        try
        {
            var result = await local.RunAsync(request, null, cancellation);
            if (result.IsComplete)
            {
                var results = new RunResults(terminal, quiet: true, json: false, started) { StepSeconds = local.StepSeconds };
                return results.Write(path, scenario, result.Runs);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Said below, with what is kept.
        }

        throw new UserError(ExitStatus.Cancelled, [done.Count == 0
            ? "ssesim: cancelled before a scenario was finished; nothing was written"
            : string.Create(CultureInfo.InvariantCulture,
                $"ssesim: cancelled; {done.Count} of {arguments.Files.Count} scenarios were finished and are kept as run folders in {Paths.Shown(all)}")]);
    }

    private void Announce(IReadOnlyList<ResolvedScenario> scenarios, string path)
    {
        if (!arguments.Quiet)
        {
            var runs = terminal.Language.Text("console.against-one", ("scenarios", string.Join(", ", scenarios.Select(s => s.Name))));
            Announcement.Of(terminal, "console.announce-into", runs, scenarios[0], path);
        }
    }

    private void Show(string path, Comparison comparison)
    {
        var report = Path.Combine(path, RunFolderFiles.Report);
        if (arguments.Json)
        {
            terminal.Json(new
            {
                exitStatus = ExitStatus.Done, folder = path, report,
                scenarios = comparison.Scenarios.Select(s => new { name = s.Name, folder = s.Folder.Directory, effect = s.Effect, poverty = s.Poverty }),
            });
        }
        else if (!arguments.Quiet)
        {
            CompareTable.Print(terminal, comparison);
            terminal.Line(terminal.Language.Text("console.report", ("path", Paths.Shown(report))));
        }
    }
}

/// <summary>What <c>compare</c> was asked for.</summary>
internal sealed record CompareArguments
{
    public required IReadOnlyList<string> Files { get; init; }
    public required IReadOnlyList<ScenarioOverride> Overrides { get; init; }
    /// <summary>Null for a new folder in <c>runs/</c>.</summary>
    public required string? Out { get; init; }
    /// <summary>Null for one for each core.</summary>
    public required int? Threads { get; init; }
    public required ReportLanguage Language { get; init; }
    public required bool Quiet { get; init; }
    public required bool Json { get; init; }
}
