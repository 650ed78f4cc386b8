using SseSim.Analysis.Folders;
using SseSim.Client.Commands;
using SseSim.Client.Output;
using SseSim.Grains.Experiments;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;
using SseSim.Scenarios;
using SseSim.Silo;

namespace SseSim.Client.Simulation;

/// <summary>A run that was or would be: that of a run folder, or the one that a scenario file asks for. It is run again to look into it; what is looked at makes no
/// difference, which the hash that the folder holds proves.</summary>
/// <param name="terminal">Shows progress.</param>
/// <param name="quiet">Whether it shows none.</param>
/// <param name="threads">Compute threads; null for one for each core.</param>
internal sealed class RecordedRun(Terminal terminal, bool quiet, int? threads)
{
    private RunFolder? _folder;

    public required ResolvedScenario Scenario { get; init; }

    /// <summary>From 0.</summary>
    public required int Replicate { get; init; }

    /// <summary>Whether it is the reference that is looked into.</summary>
    public required bool OfReference { get; init; }

    public string Name => OfReference ? ExperimentRequest.ReferenceName : Scenario.Name;

    /// <summary>Whether there is a folder whose hash can confirm it.</summary>
    public bool IsRecorded => _folder is not null;

    /// <param name="terminal">Shows warnings and progress.</param>
    /// <param name="source">A run folder, the path of a scenario file, or a name of the library.</param>
    /// <param name="replicate">From 0.</param>
    /// <param name="ofReference">Whether the reference is looked into.</param>
    /// <param name="quiet">Whether no progress is shown.</param>
    /// <param name="threads">Compute threads.</param>
    /// <exception cref="UserError">There is no such run.</exception>
    public static RecordedRun Open(Terminal terminal, string source, int replicate, bool ofReference, bool quiet, int? threads)
    {
        var folder = Directory.Exists(source) ? RunFolder.Open(source) : null;
        var scenario = ScenarioInput.Load(terminal, folder is null ? source : Path.Combine(folder.Directory, RunFolderFiles.Scenario), []);
        if (replicate >= scenario.Replicates)
        {
            throw UserError.Input($"--replicate takes a number from 0 to {scenario.Replicates - 1}: the run has {scenario.Replicates}");
        }

        if (ofReference && !Experiment.HasReference(scenario))
        {
            throw UserError.Input($"--reference: {scenario.Name} has no reference beside it");
        }

        return new(terminal, quiet, threads) { Scenario = scenario, Replicate = replicate, OfReference = ofReference, _folder = folder };
    }

    /// <summary>Runs its months again, all or the first ones.</summary>
    /// <param name="months">How many; null for all.</param>
    /// <param name="follow">Organisations whose stories are wanted.</param>
    /// <param name="roster">Organisations to list at the end.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UserError">It was cancelled, or this version of the program does not compute the run of the folder.</exception>
    public async Task<RunResult> RunAsync(int? months, IReadOnlyList<ulong> follow, RosterRequest? roster, CancellationToken cancellation)
    {
        var whole = Experiment.OfReplicate(Scenario, Replicate) with { Follow = follow, Roster = roster };
        if (!OfReference)
        {
            whole = whole with { Reference = null };
        }

        var request = months is { } some
            ? whole with { Scenario = whole.Scenario with { Months = some }, Reference = whole.Reference is { } r ? r with { Months = some } : null }
            : whole;
        await using var local = new LocalRun(terminal, quiet, StartFolder.OfEnvironment(), threads, cancellation);
        var result = await local.RunAsync(request, checkpoints: null, cancellation);
        if (!result.IsComplete)
        {
            throw new UserError(ExitStatus.Cancelled, ["ssesim: cancelled"]);
        }

        // A scenario without policies may be named as references are: it runs alone.
        var run = request.Reference is null ? result.Runs.Single() : result.Runs.Single(r => OfReference == (r.Key.Run == ExperimentRequest.ReferenceName));
        if (months is null)
        {
            Confirm(run);
        }

        return run;
    }

    private void Confirm(RunResult run)
    {
        // Replicates are numbered from 0 in the folder; here there is only the one.
        var recorded = _folder?.Run.ResultHash.FirstOrDefault(h => h.Replicate == Replicate && h.Run == run.Key.Run);
        if (recorded is not null && recorded.Hash != run.ResultHash)
        {
            throw UserError.Failure($"{_folder!.Directory}: was written by version {_folder.Run.Version}, which computed another run than this version "
                + $"({ProductVersion.Text}) does; ask that version, or run the scenario anew");
        }
    }
}
