using SseSim.Grains.Runs;
using SseSim.Grains.Starts;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Compute;

/// <summary>The settled economies of a silo: one is computed when the first run needs it and shared by all runs with the same economy, size,
/// seed and parameters (a policy run and its reference among them); replicates
/// share the constants that settling finds. Each silo computes its own; the bits are the same. Only a few are kept,
/// the ones used last: at country scale each is large, and an evicted one is computed again. With a store they outlive the process.</summary>
public sealed class SettledEconomies(ComputePool pool, StartStore? store = null, StepTimes? times = null) : IDisposable
{
    /// <summary>Number kept besides those being computed.</summary>
    public const int Capacity = 4;

    private readonly object _gate = new();
    private readonly ConstantsShelf _constants = new(Capacity);
    private readonly Dictionary<SettledKey, Entry> _entries = [];
    private Task _keeping = Task.CompletedTask;
    private long _uses;

    /// <summary>The start of a run, from the settled state of its economy.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the work stops when nobody else waits for it.</exception>
    public async Task<RunStart> Start(RunSpecification specification, CancellationToken cancellation)
    {
        var settled = await Get(specification, cancellation);
        return settled.Start(specification.Scenario, specification.Key, specification.BreakTransferInMonth);
    }

    /// <summary>The settled economy of a run.</summary>
    public async Task<SettledEconomy> Get(RunSpecification specification, CancellationToken cancellation)
    {
        var key = SettledKey.Of(specification);
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry!) || entry.Abandoned.IsCancellationRequested)
            {
                entry = Begin(key, specification);
                _entries[key] = entry;
            }

            entry.Waiting++;
            entry.LastUse = ++_uses;
            Evict();
        }

        try
        {
            return await entry.Settled.WaitAsync(cancellation);
        }
        finally
        {
            lock (_gate)
            {
                if (--entry.Waiting == 0 && !entry.Settled.IsCompleted)
                {
                    entry.Abandoned.Cancel();
                }

                if (entry.Settled is { IsCompleted: true, IsCompletedSuccessfully: false } && _entries.GetValueOrDefault(key) == entry)
                {
                    _entries.Remove(key);
                }
            }
        }
    }

    /// <summary>Waits until everything is kept that is being kept.</summary>
    public void Dispose() => _keeping.Wait();

    private Entry Begin(SettledKey key, RunSpecification specification)
    {
        var abandoned = new CancellationTokenSource();
        var settled = pool.Run(
            () => Timed(() => FindOrPrepare(key, specification, (count, body) => pool.ForEach(count, body, abandoned.Token))), abandoned.Token);
        return new Entry(settled, abandoned);
    }

    private SettledEconomy Timed(Func<SettledEconomy> settle) => times is null ? settle() : times.Settle(settle);

    private SettledEconomy FindOrPrepare(SettledKey key, RunSpecification specification, ForEach forEach)
    {
        if (store?.Find(key, forEach) is { } kept)
        {
            return kept;
        }

        var settled = SettledEconomy.Open(
            _constants.Get(key, specification, forEach), specification.Economy, specification.Scenario.Residents, specification.Key.Seed,
            specification.Parameters, forEach);
        if (store is not null)
        {
            lock (_gate)
            {
                // Beside the months, which only copy it. One after the other: at country scale each takes memory to write.
                _keeping = _keeping.ContinueWith(
                    _ => store.Keep(key, settled), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
            }
        }

        return settled;
    }

    private void Evict()
    {
        var kept = _entries.Where(e => e.Value.Settled.IsCompleted && e.Value.Waiting == 0).OrderByDescending(e => e.Value.LastUse);
        foreach (var (key, _) in kept.Skip(Capacity).ToArray())
        {
            _entries.Remove(key);
        }
    }

    private sealed class Entry(Task<SettledEconomy> settled, CancellationTokenSource abandoned)
    {
        public Task<SettledEconomy> Settled { get; } = settled;
        public CancellationTokenSource Abandoned { get; } = abandoned;
        public int Waiting { get; set; }
        public long LastUse { get; set; }
    }
}
