using System.Text.Json;
using SseSim.Analysis.Folders;
using SseSim.Grains.Checkpoints;

namespace SseSim.Client.Simulation;

/// <summary>The folder beside a run folder to be, in which a run that takes long keeps what it needs to go on after it was broken off: the
/// scenario, the economy, who began it, and the checkpoints. It is there only from the first checkpoint to the end of the run.</summary>
internal sealed class ResumableRun : IDisposable
{
    /// <summary>Id of the experiment in its silo; the same when it is resumed, because checkpoints are kept by it.</summary>
    public const string ExperimentId = "run";

    private const string Suffix = ".unfinished";
    private const string About = "resume.json";

    private ResumableRun(string folder, FileCheckpointStore store, Beginning? beginning)
    {
        Folder = folder;
        Store = store;
        Begun = beginning;
    }

    public string Folder { get; }

    public FileCheckpointStore Store { get; }

    /// <summary>Who began it and how; null where it begins now.</summary>
    public Beginning? Begun { get; }

    /// <summary>The scenario that was begun.</summary>
    public string ScenarioPath => Path.Combine(Folder, RunFolderFiles.Scenario);

    /// <summary>For a run that begins.</summary>
    /// <param name="target">Run folder to be.</param>
    /// <param name="beginning">What to note for whoever resumes it.</param>
    /// <param name="scenarioYaml">The resolved scenario.</param>
    /// <param name="economyYaml">The economy that it names as <c>./economy.yaml</c>.</param>
    /// <exception cref="UserError">A run to this folder was broken off before.</exception>
    public static ResumableRun Begin(string target, Beginning beginning, string scenarioYaml, string economyYaml)
    {
        var folder = FolderOf(target);
        if (Directory.Exists(folder))
        {
            throw UserError.Input($"{folder}: a run to {target} was broken off; go on with it by 'ssesim run --resume {target}', "
                + "or remove that folder, or name another with --out");
        }

        return new(folder, new FileCheckpointStore(folder, made =>
        {
            File.WriteAllText(Path.Combine(made, RunFolderFiles.Scenario), scenarioYaml, RunFolderFiles.Encoding);
            File.WriteAllText(Path.Combine(made, RunFolderFiles.Economy), economyYaml, RunFolderFiles.Encoding);
            File.WriteAllText(Path.Combine(made, About), JsonSerializer.Serialize(beginning, RunFolderFiles.Json), RunFolderFiles.Encoding);
        }), null);
    }

    /// <summary>The run to a folder that was broken off.</summary>
    /// <param name="target">The run folder to be, or the folder beside it.</param>
    /// <param name="force">Whether another version's run is gone on with.</param>
    /// <exception cref="UserError">There is none, another process is at it, or another version began it.</exception>
    public static ResumableRun Resume(string target, bool force)
    {
        var folder = FolderOf(target);
        if (!File.Exists(Path.Combine(folder, About)))
        {
            throw UserError.Input(Directory.Exists(target) && File.Exists(Path.Combine(target, RunFolderFiles.Run))
                ? $"{target}: this run is complete; there is nothing to go on with"
                : $"{folder}: not there, or not of a run that was broken off; a run that ended before its first checkpoint leaves none: run it anew");
        }

        var begun = Read(folder);
        if (begun.Layout != StateLayout.Digest)
        {
            throw UserError.Input($"{folder}: begun by version {begun.Version}, whose states this version ({ProgramVersion.Text}) cannot read; "
                + "go on with that version, or run anew");
        }

        if (begun.Version != ProgramVersion.Text && !force)
        {
            throw UserError.Input($"{folder}: begun by version {begun.Version}; this is {ProgramVersion.Text}, which may compute other results; "
                + "go on with that version, run anew, or take the mixture with --force");
        }

        try
        {
            return new(folder, new FileCheckpointStore(folder), begun);
        }
        catch (StorageException busy)
        {
            throw UserError.Input(busy.Message);
        }
    }

    /// <summary>Whether there is something to resume.</summary>
    public bool CanBeResumed => File.Exists(Path.Combine(Folder, About));

    /// <summary>The run is over: removes the folder.</summary>
    public void Remove() => Store.Remove();

    public void Dispose() => Store.Dispose();

    /// <summary>Where a run was to be written, given that folder or the one beside it.</summary>
    public static string TargetOf(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return path.EndsWith(Suffix, StringComparison.Ordinal) ? path[..^Suffix.Length] : path;
    }

    private static string FolderOf(string target) => TargetOf(target) + Suffix;

    private static Beginning Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Beginning>(File.ReadAllText(Path.Combine(folder, About)), RunFolderFiles.Json)!;
        }
        catch (JsonException broken)
        {
            throw UserError.Input($"{Path.Combine(folder, About)}: {broken.Message}");
        }
    }

    /// <summary>What whoever resumes a run must know besides its scenario.</summary>
    /// <param name="Version">Program that began it, see <see cref="ProgramVersion"/>.</param>
    /// <param name="Layout">See <see cref="StateLayout"/>.</param>
    /// <param name="Started">UTC.</param>
    /// <param name="WithReference">Whether its reference runs too.</param>
    /// <param name="CheckpointMonths">See <see cref="Grains.Runs.RunSpecification.CheckpointMonths"/>.</param>
    /// <param name="UntilPrecise">See <see cref="PreciseRun"/>; null for the scenario's number of replicates.</param>
    internal sealed record Beginning(string Version, string Layout, DateTimeOffset Started, bool WithReference, int? CheckpointMonths, double? UntilPrecise = null);
}
