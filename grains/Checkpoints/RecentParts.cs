namespace SseSim.Grains.Checkpoints;

/// <summary>What a silo has read of parts of checkpoints for which several members ask: it is read once for all of them. Only a few are kept, those asked for last.</summary>
/// <typeparam name="T">What is made of a part.</typeparam>
/// <param name="capacity">Parts kept.</param>
/// <param name="read">Reads the part of a run.</param>
internal sealed class RecentParts<T>(int capacity, Func<string, StoredPart, Task<T>> read)
{
    private readonly object _gate = new();
    private readonly LinkedList<(string Run, string Hash, Task<T> Value)> _parts = [];

    public Task<T> Get(string run, StoredPart part, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var known = _parts.FirstOrDefault(p => p.Run == run && p.Hash == part.Hash);
            if (known.Value is not null)
            {
                _parts.Remove(known);
            }

            // One that failed is read again. Reading is not cancelled by the first to ask, because others wait for it too.
            var value = known.Value is null or { IsFaulted: true } ? read(run, part) : known.Value;
            _parts.AddFirst((run, part.Hash, value));
            while (_parts.Count > capacity)
            {
                _parts.RemoveLast();
            }

            return value.WaitAsync(cancellation);
        }
    }
}
