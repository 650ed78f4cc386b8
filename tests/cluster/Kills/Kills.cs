using System.Diagnostics;

namespace SseSim.Cluster.Tests;

/// <summary>Kills silos of a cluster and starts others in their place, while runs go on.</summary>
/// <param name="cluster">Whose silos.</param>
/// <param name="runs">That go on.</param>
/// <param name="random">Which, when and how many at once.</param>
internal sealed class Kills(TestCluster cluster, RepeatedRuns runs, Random random)
{
    /// <summary>Long enough that a run often goes on again and often does not yet.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private const int Fewest = 2;

    /// <summary>Longest that a silo takes to run into a snare, once it is set for a run that goes on.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>How often a snare is set before it is said that nobody runs into it.</summary>
    private const int MostTimes = 12;

    private readonly List<Task> _starting = [];

    /// <summary>Processes killed so far.</summary>
    public int Count { get; private set; }

    /// <summary>Kills one silo, or two at once, at any moment.</summary>
    public Task AtAnyMomentAsync() => AtAnyMomentAsync(random.Next(3) == 0 ? 2 : 1);

    /// <summary>Kills all silos at once at any moment: the cluster comes back on other ports.</summary>
    public Task AllAtAnyMomentAsync() => AtAnyMomentAsync(int.MaxValue);

    /// <summary>Kills the silo that runs into a snare.</summary>
    public Task InAsync(Func<TestCluster, Task<Snare>> set) => CatchAsync(set, Kill);

    /// <summary>Stops the silo that runs into a snare, without an end: its connections stay, and what it waited for in the database goes on without it.</summary>
    public async Task<SiloProcess> FreezeInAsync(Func<TestCluster, Task<Snare>> set)
    {
        SiloProcess? frozen = null;
        await CatchAsync(set, silo => (frozen = silo).Signal("STOP"));
        return frozen!;
    }

    /// <summary>Waits until all that were started have joined.</summary>
    public async Task FullAsync()
    {
        await Task.WhenAll(_starting);
        _starting.Clear();
    }

    private async Task CatchAsync(Func<TestCluster, Task<Snare>> set, Action<SiloProcess> meet)
    {
        await EnoughAsync();
        SiloProcess? caught = null;
        for (var time = 0; caught is null; time++)
        {
            if (time == MostTimes)
            {
                throw new InvalidOperationException($"no silo ran into the snare, though runs went on: {cluster.Said}");
            }

            // There are two checkpoints, so that a commit has something to remove.
            await UntilAsync(async () => await cluster.CountAsync("SELECT count(*) FROM ssesim_run WHERE num_nonnulls(slot_0, slot_1) = 2") > 0);
            await using var snare = await set(cluster);
            // Set in the middle of a commit it may hold that, in a statement that it does not wait for, and a run that came to its end in between leaves nothing that is locked.
            var escaped = Stopwatch.StartNew();
            await UntilAsync(async () => (caught = await snare.CaughtAsync(cluster)) is not null || escaped.Elapsed > LongestWait);
            if (caught is not null)
            {
                meet(caught);
            }
        }
    }

    /// <summary>Waits until there are some to kill, others still on their way: silos are lost while others join.</summary>
    private async Task EnoughAsync()
    {
        while (cluster.Living.Count < Fewest)
        {
            // One that could not join is said at once.
            await Task.WhenAll(_starting.Where(starting => starting.IsCompleted));
            _starting.RemoveAll(starting => starting.IsCompleted);
            await Task.WhenAny([.. _starting, Task.Delay(100)]);
        }
    }

    /// <summary>Waits for something that happens while runs go on.</summary>
    private async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await happened())
        {
            await runs.GoOnAsync();
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task AtAnyMomentAsync(int atOnce)
    {
        await EnoughAsync();
        await runs.GoOnAsync();
        await Task.Delay(LongestPause * random.NextDouble());
        var living = cluster.Living.ToArray();
        random.Shuffle(living);
        foreach (var silo in living.Take(atOnce))
        {
            Kill(silo);
        }
    }

    private void Kill(SiloProcess silo)
    {
        silo.Signal("KILL");
        Count++;
        _starting.Add(cluster.AddSiloAsync());
    }
}
