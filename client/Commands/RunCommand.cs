using System.CommandLine;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Model.Simulation;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Commands;

/// <summary>Runs a scenario and its reference, writes the run folder and prints what came out.</summary>
internal sealed class RunCommand(Terminal terminal, RunArguments arguments)
{
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;

    private int Threads => arguments.Threads ?? Environment.ProcessorCount;

    public static Command Build(Terminal terminal)
    {
        var command = new Command("run",
            "Runs a scenario and its reference on the same seeds, writes a run folder, prints a table of effects and where the report is.");
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var arguments = options.Of(parsed);
            return new RunCommand(terminal.In(arguments.Language), arguments).RunAsync(cancellation);
        });
        return command;
    }

    private Task<int> RunAsync(CancellationToken cancellation) =>
        arguments.Resume is { } folder ? ResumeAsync(folder, cancellation)
        : arguments.Cluster ? RunOnClusterAsync(cancellation)
        : RunHereAsync(cancellation);

    private async Task<int> RunHereAsync(CancellationToken cancellation)
    {
        await using var local = StartLocally(cancellation);
        var scenario = WithMostReplicates(ScenarioInput.Load(terminal, arguments.File!, arguments.Overrides));
        var path = Destination(scenario);
        var beginning = new ResumableRun.Beginning(
            ProgramVersion.Text, StateLayout.Digest, _started, arguments.WithReference, arguments.CheckpointMonths, arguments.UntilPrecise);
        using var run = ResumableRun.Begin(path, beginning, RunResults.YamlOf(scenario), File.ReadAllText(scenario.EconomyPath));
        return await FinishAsync(
            local, run, scenario, RequestOf(scenario, arguments.WithReference, arguments.CheckpointMonths), arguments.UntilPrecise, path, cancellation);
    }

    private async Task<int> ResumeAsync(string folder, CancellationToken cancellation)
    {
        await using var local = StartLocally(cancellation);
        using var run = ResumableRun.Resume(folder, arguments.Force);
        var begun = run.Begun!;
        var scenario = ScenarioInput.Load(terminal, run.ScenarioPath, []);
        var path = arguments.Out ?? ResumableRun.TargetOf(folder);
        ResultFolderWriter.CheckDestination(path);
        var request = RequestOf(scenario, begun.WithReference, arguments.CheckpointMonths ?? begun.CheckpointMonths);
        return await FinishAsync(local, run, scenario, request, begun.UntilPrecise, path, cancellation);
    }

    private async Task<int> RunOnClusterAsync(CancellationToken cancellation)
    {
        var scenario = ScenarioInput.Load(terminal, arguments.File!, arguments.Overrides);
        var path = Destination(scenario);
        var request = RequestOf(scenario, arguments.WithReference, arguments.CheckpointMonths) with
        {
            Source = new ExperimentSource(RunResults.YamlOf(scenario), File.ReadAllText(scenario.EconomyPath)),
        };
        await using var cluster = await ClusterRun.OpenAsync(terminal, arguments.Quiet, cancellation);
        var id = await cluster.StartAsync(scenario.Name, request, cancellation);
        Announce(scenario, request.Reference is not null);
        var result = await cluster.FollowAsync(id, request, cancellation);
        return Keep(scenario, request, result, path, null, []);
    }

    private LocalRun StartLocally(CancellationToken cancellation) =>
        new(terminal, arguments.Quiet, StartFolder.OfEnvironment(), Threads, cancellation);

    private async Task<int> FinishAsync(
        LocalRun local, ResumableRun run, ResolvedScenario scenario, ExperimentRequest request, double? untilPrecise, string path,
        CancellationToken cancellation)
    {
        // Before the checkpoints are let go of: a silo that still runs may be writing one.
        await using var stopped = local;
        Announce(scenario, request.Reference is not null);
        // Whatever goes wrong there goes wrong again, with its message, when the results are written.
        _ = Task.Run(ResultPreparation.Run, CancellationToken.None);
        try
        {
            request = MemoryGuard.Admit(terminal, arguments.Quiet, scenario, request, Threads);
            var result = untilPrecise is { } share
                ? await new PreciseRun(terminal, arguments.Quiet, share).RunAsync(
                    request, (id, part) => local.RunAsync(part, run.Store, cancellation, id))
                : await local.RunAsync(request, run.Store, cancellation);
            if (result.IsComplete)
            {
                scenario = scenario with { Replicates = result.Runs.Select(r => r.Key.Replicate).Distinct().Count() };
            }

            var stopping = local.StopAsync();
            var goOn = run.CanBeResumed ? path : null;
            var status = Keep(scenario, request, result, path, goOn, local.StepSeconds);
            await stopping;
            if (result.IsComplete)
            {
                run.Remove();
            }

            return status;
        }
        catch (InterventionTargetException wrong)
        {
            await local.StopAsync();
            run.Remove();
            var place = scenario.Policies.FirstOrDefault(p => p.Name == wrong.Policy)?.DefinedAt ?? scenario.Name;
            throw new UserError(ExitStatus.WrongInput, [$"{place}: error: intervention '{wrong.Policy}': {wrong.Message}"]);
        }
        catch (UserError open) when (open.Status == ExitStatus.AccountOpen)
        {
            // It would stop there again.
            await local.StopAsync();
            run.Remove();
            throw;
        }
    }

    private int Keep(
        ResolvedScenario scenario, ExperimentRequest request, ExperimentResult result, string path, string? goOn,
        IReadOnlyList<KeyValuePair<string, double>> stepSeconds)
    {
        var results = new RunResults(terminal, arguments.Quiet, arguments.Json, _started)
        {
            StepSeconds = stepSeconds, ProfiledThreads = arguments.Profile ? Threads : null,
        };
        return result.IsComplete ? results.Keep(path, scenario, result.Runs) : results.KeepFinished(path, scenario, request, result, goOn);
    }

    /// <summary>As many replicates as there may be, where the number is to be found out.</summary>
    private ResolvedScenario WithMostReplicates(ResolvedScenario scenario)
    {
        if (arguments.UntilPrecise is null)
        {
            return scenario;
        }

        if (!Experiment.HasReference(scenario))
        {
            throw UserError.Input($"--until-precise: {scenario.Name} has no policy, and so no effect to be known precisely");
        }

        return arguments.Overrides.Any(o => o.Key == "replicates") ? scenario : scenario with { Replicates = PreciseRun.DefaultMost };
    }

    private string Destination(ResolvedScenario scenario)
    {
        var path = arguments.Out ?? RunResults.UnusedFolder(RunResults.NameOf(scenario.Name, _started));
        ResultFolderWriter.CheckDestination(path);
        return path;
    }

    private static ExperimentRequest RequestOf(ResolvedScenario scenario, bool withReference, int? checkpointMonths) =>
        Experiment.Of(scenario, withReference) with { CheckpointMonths = checkpointMonths };

    private void Announce(ResolvedScenario scenario, bool withReference)
    {
        if (arguments.Quiet)
        {
            return;
        }

        var runs = withReference ? terminal.Language.Text("console.with-reference", ("scenario", scenario.Name)) : scenario.Name;
        Announcement.Of(terminal, "console.announce", runs, scenario);
    }
}
