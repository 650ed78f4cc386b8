using System.Runtime.CompilerServices;

namespace SseSim.Grains.Runs;

/// <summary>Entries in order, for readers who come at any time and wait for what is still to come. Belongs to one grain: its turns are the
/// only ones that touch it, so there is no lock.</summary>
public sealed class Journal<T>
{
    private readonly List<T> _entries = [];
    private TaskCompletionSource _changed = NewSignal();

    public IReadOnlyList<T> Entries => _entries;

    public bool IsComplete { get; private set; }

    public void Add(T entry)
    {
        _entries.Add(entry);
        Signal();
    }

    /// <summary>No entry follows: readers come to an end.</summary>
    public void Complete()
    {
        IsComplete = true;
        Signal();
    }

    /// <summary>Entries from number <paramref name="from"/> on, until <see cref="Complete"/>.</summary>
    public async IAsyncEnumerable<T> Read(int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = from; ;)
        {
            while (next < _entries.Count)
            {
                yield return _entries[next++];
            }

            if (IsComplete)
            {
                yield break;
            }

            await _changed.Task.WaitAsync(cancellation);
        }
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    // Readers go on in a turn of their own, not inside of the writer's.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
