namespace SseSim.Grains.Checkpoints;

/// <summary>Reads the states of members, of which small ones lie together in a part.</summary>
public sealed class MemberStates(ICheckpointStore store)
{
    /// <summary>Parts kept, of a few megabytes each: members ask in the order in which they lie, so that each part is read for the first of them.</summary>
    private const int Capacity = 8;

    private readonly RecentParts<byte[]> _shared = new(Capacity, (run, part) => store.Read(run, part, CancellationToken.None));

    /// <exception cref="DamagedCheckpointException">It is not what was written.</exception>
    /// <exception cref="StorageException">It cannot be reached.</exception>
    public async Task<ReadOnlyMemory<byte>> Read(string run, StoredState state, CancellationToken cancellation)
    {
        if (state.IsWhole)
        {
            return await store.Read(run, state.Part, cancellation);
        }

        var bytes = await _shared.Get(run, state.Part, cancellation);
        return state.Offset >= 0 && state.Bytes >= 0 && state.Offset <= bytes.Length - state.Bytes
            ? bytes.AsMemory((int)state.Offset, (int)state.Bytes)
            : throw new DamagedCheckpointException(state.Part.Name, $"no {state.Bytes} bytes at {state.Offset} of {bytes.Length}");
    }
}
