using SseSim.Model.Simulation;

namespace SseSim.Grains.Checkpoints;

/// <summary>The frames of the runs that a silo took over from checkpoints: the members of a run that are here share one. Only a few are kept,
/// those asked for last.</summary>
public sealed class RunFrames(ICheckpointStore store)
{
    /// <summary>Frames kept.</summary>
    public const int Capacity = 4;

    private readonly object _gate = new();
    private readonly LinkedList<(string Run, string Hash, Task<RunFrame> Frame)> _frames = [];

    /// <exception cref="DamagedCheckpointException">It is not what was written.</exception>
    /// <exception cref="StorageException">It cannot be reached.</exception>
    public Task<RunFrame> Get(string run, StoredPart part, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var known = _frames.FirstOrDefault(f => f.Run == run && f.Hash == part.Hash);
            if (known.Frame is not null)
            {
                _frames.Remove(known);
            }

            // One that failed is read again. Reading is not cancelled by the first to ask, because others wait for it too.
            var frame = known.Frame is null or { IsFaulted: true } ? Read(run, part) : known.Frame;
            _frames.AddFirst((run, part.Hash, frame));
            while (_frames.Count > Capacity)
            {
                _frames.RemoveLast();
            }

            return frame.WaitAsync(cancellation);
        }
    }

    private async Task<RunFrame> Read(string run, StoredPart part) =>
        CheckpointParts.Read<RunFrame>(part, await store.Read(run, part, CancellationToken.None));
}
