using SseSim.Grains.Members;

namespace SseSim.Grains.Checkpoints;

/// <summary>What a store holds of a run whose new epoch has begun.</summary>
/// <param name="Epoch">Higher than any before.</param>
/// <param name="Checkpoints">Newest first, at most two.</param>
/// <param name="Damaged">Checkpoints that are there and cannot be read, in words.</param>
public sealed record OpenedRun(int Epoch, IReadOnlyList<Checkpoint> Checkpoints, IReadOnlyList<string> Damaged);

/// <summary>Where checkpoints are kept. Each run has two slots: a new checkpoint goes into the one that does not hold the newest, so that a whole
/// one is always there. Whoever writes says in which epoch; an older epoch than the last opened changes nothing, whoever it is.</summary>
public interface ICheckpointStore
{
    /// <summary>Whether what is written outlives the process.</summary>
    bool Keeps { get; }

    /// <summary>Begins an epoch: from now on, earlier ones are refused.</summary>
    /// <param name="run">Id of the run; a new one is made.</param>
    /// <param name="known">The last epoch that the caller knows; 0 without.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<OpenedRun> Open(string run, int known, CancellationToken cancellation);

    /// <summary>Writes a part. It counts only once a checkpoint refers to it.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task<StoredPart> Write(string run, int epoch, string name, byte[] bytes, CancellationToken cancellation);

    /// <summary>Reads a part and checks it.</summary>
    /// <exception cref="DamagedCheckpointException">It is missing or not what was written.</exception>
    /// <exception cref="StorageException">The store cannot be reached.</exception>
    Task<byte[]> Read(string run, StoredPart part, CancellationToken cancellation);

    /// <summary>Makes a checkpoint of parts written before, in one step, and removes what no checkpoint needs any more. The end of a run replaces
    /// all its checkpoints.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task Commit(string run, Checkpoint checkpoint, CancellationToken cancellation);

    /// <summary>Removes a checkpoint that turned out to be damaged.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    Task Discard(string run, int epoch, Checkpoint checkpoint, CancellationToken cancellation);
}
