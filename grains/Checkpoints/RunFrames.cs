using SseSim.Model.Simulation;

namespace SseSim.Grains.Checkpoints;

/// <summary>The frames of the runs that a silo took over from checkpoints: the members of a run that are here share one.</summary>
public sealed class RunFrames(ICheckpointStore store)
{
    /// <summary>Frames kept.</summary>
    public const int Capacity = 4;

    private readonly RecentParts<RunFrame> _frames = new(
        Capacity, async (run, part) => CheckpointParts.Read<RunFrame>(part, await store.Read(run, part, CancellationToken.None)));

    /// <exception cref="DamagedCheckpointException">It is not what was written.</exception>
    /// <exception cref="StorageException">It cannot be reached.</exception>
    public Task<RunFrame> Get(string run, StoredPart part, CancellationToken cancellation) => _frames.Get(run, part, cancellation);
}
