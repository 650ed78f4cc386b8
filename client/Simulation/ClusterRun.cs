using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SseSim.Client.Output;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Scenarios.Reading;
using SseSim.Silo.Cluster;

namespace SseSim.Client.Simulation;

/// <summary>Experiments on the silos of a cluster: they go on whoever follows them. Cancelling here stops following and nothing else.</summary>
internal sealed partial class ClusterRun : IAsyncDisposable
{
    private static readonly TimeSpan ForgetPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly Terminal _terminal;
    private readonly bool _quiet;
    private readonly ClusterClient _cluster;
    private readonly CancellationTokenSource _left = new();
    private readonly Lock _connecting = new();
    private Task? _watching;

    private ClusterRun(Terminal terminal, bool quiet, ClusterClient cluster) => (_terminal, _quiet, _cluster) = (terminal, quiet, cluster);

    public PostgresRegistry Registry => _cluster.Registry;

    /// <exception cref="UserError">There is no such cluster.</exception>
    public static async Task<ClusterRun> OpenAsync(Terminal terminal, bool quiet, CancellationToken cancellation) =>
        new(terminal, quiet, await Explained(() => ClusterClient.Open(cancellation)));

    /// <summary>Begins an experiment and says how to come back to it.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartAsync(string scenario, ExperimentRequest request, CancellationToken cancellation)
    {
        var client = await ConnectAsync(cancellation);
        var now = DateTimeOffset.UtcNow;
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2));
        var id = string.Create(CultureInfo.InvariantCulture, $"{scenario}-{now:yyyyMMdd-HHmmss}-{random}");
        await Explained(() => client.Start(id, request));
        if (!_quiet)
        {
            _terminal.Say("console.on-cluster", ("id", id));
        }

        return id;
    }

    /// <summary>Follows an experiment to its end.</summary>
    /// <exception cref="UserError">It failed, or following was cancelled.</exception>
    public async Task<ExperimentResult> FollowAsync(string id, ExperimentRequest request, CancellationToken cancellation)
    {
        var client = await ConnectAsync(cancellation);
        try
        {
            return await _terminal.ShowExperimentAsync(_quiet,
                request, progress => Explained(() => client.Follow(id, request, progress, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new UserError(ExitStatus.Cancelled, [$"ssesim: left run {id}, which goes on: 'ssesim attach {id}' comes back, 'ssesim cancel {id}' ends it"]);
        }
    }

    /// <summary>Silos that are there.</summary>
    public async Task<int> CountSilosAsync(CancellationToken cancellation)
    {
        var client = await ConnectAsync(cancellation);
        return await Explained(() => client.CountSilos(cancellation));
    }

    /// <summary>Begins an experiment of this id, or finds the one that was begun, and waits for its end.</summary>
    /// <exception cref="UserError">The cluster cannot be reached, or a run failed.</exception>
    public async Task<ExperimentResult> ComputeAsync(
        string id, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var client = await ConnectAsync(cancellation);
        await Explained(() => client.Start(id, request));
        return await Explained(() => client.Follow(id, request, progress, cancellation));
    }

    /// <summary>Ends an experiment if it goes on, and removes all that is kept of it. What cannot be reached now is removed after some days.</summary>
    public async Task ForgetAsync(string id)
    {
        using var patience = new CancellationTokenSource(ForgetPatience);
        // Ended first, so that no silo takes it up again; its grains may be lost, its rows go all the same.
        await Attempt(() => Registry.End(id, ExperimentState.Cancelled, null, patience.Token));
        await Attempt(async () => await (await ConnectAsync(patience.Token)).Release(id).WaitAsync(patience.Token));
        await Attempt(() => Registry.Remove(id, CancellationToken.None));

        static async Task Attempt(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception away) when (away is UserError or StorageException or OrleansException or TimeoutException or OperationCanceledException)
            {
                // A run that goes on without anybody who asks for it ends by itself.
            }
        }
    }

    /// <summary>Ends an experiment, whether or not a silo is there: those that run it see it in the database within seconds, and none takes it up again.</summary>
    public Task CancelAsync(string id, CancellationToken cancellation) =>
        Explained(() => Registry.End(id, ExperimentState.Cancelled, null, cancellation));

    /// <summary>All experiments of the cluster.</summary>
    /// <exception cref="UserError">The database cannot be reached.</exception>
    public Task<IReadOnlyList<ExperimentEntry>> ListAsync(CancellationToken cancellation) => Explained(() => Registry.List(cancellation));

    /// <summary>An experiment of the cluster by its id.</summary>
    /// <exception cref="UserError">There is none: names the closest.</exception>
    public async Task<ExperimentEntry> FindAsync(string id, CancellationToken cancellation)
    {
        if (!IdPattern.IsMatch(id))
        {
            throw UserError.Input($"'{id}' is no id of a run: small letters, digits and dashes, as 'ssesim runs' shows them");
        }

        var entries = await ListAsync(cancellation);
        return entries.FirstOrDefault(e => e.Id == id)
            ?? throw UserError.Input($"no run '{id}' in this cluster"
                + (ClosestMatch.Of(id, entries.Select(e => e.Id)) is { } match ? $"; did you mean '{match}'?" : "; 'ssesim runs' shows those that there are"));
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await (_watching ?? Task.CompletedTask);
        _left.Dispose();
        await _cluster.DisposeAsync();
    }

    private async Task<ExperimentClient> ConnectAsync(CancellationToken cancellation)
    {
        var client = new ExperimentClient(await Explained(() => _cluster.Connect(cancellation)));
        lock (_connecting)
        {
            _watching ??= WatchSilosAsync();
        }

        return client;
    }

    /// <summary>Says it when all silos are gone: what waits for them does so for minutes, since others may come.</summary>
    private async Task WatchSilosAsync()
    {
        var (silos, wereSeen) = (_cluster.Watch(), true);
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(_left.Token))
            {
                var areSeen = await silos.AreSeen(_left.Token);
                if (wereSeen && !areSeen)
                {
                    _terminal.Warn("no silo of the cluster answers any more; what was begun goes on when one is started with 'ssesim silo', and is waited for for ten minutes");
                }

                wereSeen = areSeen;
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for them any more.
        }
    }

    /// <summary>Turns what is wrong with a cluster into words for the user.</summary>
    public static async Task<T> Explained<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NoSiloException nobody)
        {
            throw UserError.Failure(nobody.Message);
        }
        catch (ClusterException wrong)
        {
            throw UserError.Input(wrong.Message);
        }
        catch (RunFailedException failed)
        {
            throw UserError.Failure(failed.Message);
        }
        catch (Exception lost) when (lost is StorageException or OrleansException or TimeoutException)
        {
            throw UserError.Failure($"the cluster cannot be reached: {lost.Message}");
        }
    }

    private static async Task Explained(Func<Task> work) => await Explained(async () =>
    {
        await work();
        return true;
    });

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,119}$")]
    private static partial Regex IdPattern { get; }
}
