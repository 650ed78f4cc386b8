using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;

namespace SseSim.Client.Commands;

/// <summary>Commands about the runs of a cluster: <c>runs</c>, <c>attach</c>, <c>cancel</c>.</summary>
internal static class ClusterCommands
{
    public static Command Runs(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("runs", "Lists the runs of the cluster, the newest first: those of the last seven days and those that go on.") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var cluster = await ClusterRun.OpenAsync(terminal, quiet: true, cancellation);
            var entries = await ClusterRun.Explained(() => cluster.Registry.List(cancellation));
            if (parsed.GetValue(json))
            {
                terminal.Json(new { exitStatus = ExitStatus.Done, runs = entries.Select(e => new { e.Id, state = StateOf(e), e.Version, e.Scenario, e.Created, e.Ended, e.Fault }) });
                return ExitStatus.Done;
            }

            var table = Tables.Of("Run", "State", "Begun (UTC)", "Ended (UTC)", "Version");
            foreach (var entry in entries)
            {
                table.Row(entry.Id, StateOf(entry), TimeOf(entry.Created), entry.Ended is { } ended ? TimeOf(ended) : "", entry.Version);
            }

            terminal.Results.Write(table);
            return ExitStatus.Done;
        });
        return command;
    }

    public static Command Attach(Terminal terminal)
    {
        var run = RunArgument();
        var destination = new Option<string?>("--out") { HelpName = "DIR", Description = "Run folder to write. Default: runs/RUN." };
        var force = new Option<bool>("--force") { Description = "Goes on although another version began it. Results may then be neither version's." };
        var quiet = new Option<bool>("--quiet") { Description = "Shows no progress and prints no table, only errors." };
        var json = CommonOptions.Json();
        var command = new Command("attach", "Follows a run of the cluster to its end and writes its run folder, as run --cluster does.")
        {
            run, destination, force, quiet, json,
        };
        command.SetAction((parsed, cancellation) => AttachAsync(terminal, parsed.GetRequiredValue(run), parsed.GetValue(destination),
            parsed.GetValue(force), parsed.GetValue(quiet), parsed.GetValue(json), cancellation));
        return command;
    }

    public static Command Cancel(Terminal terminal)
    {
        var run = RunArgument();
        var command = new Command("cancel", "Ends a run of the cluster. What it has finished can still be had with attach.") { run };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var cluster = await ClusterRun.OpenAsync(terminal, quiet: true, cancellation);
            var entry = await cluster.FindAsync(parsed.GetRequiredValue(run), cancellation);
            if (entry.State != ExperimentState.Running)
            {
                throw UserError.Input($"{entry.Id}: is over already ({StateOf(entry)})");
            }

            await cluster.CancelAsync(entry.Id, cancellation);
            terminal.Message($"ssesim: {entry.Id} is cancelled: silos that run it end it within seconds, and none takes it up again");
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<int> AttachAsync(
        Terminal terminal, string id, string? destination, bool force, bool quiet, bool json, CancellationToken cancellation)
    {
        await using var cluster = await ClusterRun.OpenAsync(terminal, quiet, cancellation);
        var entry = await cluster.FindAsync(id, cancellation);
        if (entry.Version != ProgramVersion.Text)
        {
            if (!force)
            {
                throw UserError.Input($"{id}: begun by version {entry.Version}; this is {ProgramVersion.Text}, which may compute other results; "
                    + "attach with that version, or take the mixture with --force");
            }

            await cluster.Registry.Adopt(id, cancellation);
        }

        if (entry is { State: ExperimentState.Failed, Fault: { } fault })
        {
            throw UserError.Failure($"{id}: {fault}");
        }

        var kept = await ClusterRun.Explained(() => cluster.Registry.Find(id, cancellation));
        if (kept?.Request is not { Source: { } source } request)
        {
            throw UserError.Failure($"{id}: was not begun by 'ssesim run --cluster', so that its scenario is not known here");
        }

        var path = destination ?? RunResults.UnusedFolder(id);
        ResultFolderWriter.CheckDestination(path);
        using var files = new SourceFiles(source);
        var scenario = ScenarioInput.Load(terminal, files.ScenarioPath, []);
        var result = await cluster.FollowAsync(id, request, cancellation);
        var results = new RunResults(terminal, quiet, json, entry.Created);
        return result.IsComplete
            ? results.Keep(path, scenario, result.Runs)
            : results.KeepFinished(path, scenario, request, result, goOn: null);
    }

    private static Argument<string> RunArgument() => new("RUN") { Description = "The id of a run, as 'ssesim runs' shows it." };

    private static string StateOf(ExperimentEntry entry) => entry.State.ToString().ToLowerInvariant();

    private static string TimeOf(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The files that an experiment came from, for as long as they are needed here.</summary>
    private sealed class SourceFiles : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ssesim-");

        public SourceFiles(ExperimentSource source)
        {
            ScenarioPath = Path.Combine(_folder.FullName, RunFolderFiles.Scenario);
            File.WriteAllText(ScenarioPath, source.ScenarioYaml, RunFolderFiles.Encoding);
            File.WriteAllText(Path.Combine(_folder.FullName, RunFolderFiles.Economy), source.EconomyYaml, RunFolderFiles.Encoding);
        }

        public string ScenarioPath { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
