using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;

namespace SseSim.Silo.Cluster;

/// <summary>Sees to it that every experiment that should run does: after its silo was lost, or the whole cluster, nobody else would ask for it.
/// Every silo does this; an experiment that runs already is not touched by it.</summary>
internal sealed partial class RunKeeper(PostgresRegistry registry, IGrainFactory grains, ILogger<RunKeeper> log) : BackgroundService
{
    /// <summary>How soon an experiment whose silo was lost is taken up.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>How long a silo that stops waits for checkpoints.</summary>
    private static readonly TimeSpan CheckpointPatience = TimeSpan.FromSeconds(60);

    /// <summary>How long results stay in the database.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(CheckpointPatience);
            var running = await registry.Running(patience.Token);
            LogStopping(running.Count);
            await Task.WhenAll(running.Select(e => grains.GetGrain<IExperimentGrain>(e.Id).Checkpoint(patience.Token))).WaitAsync(patience.Token);
        }
        catch (Exception without) when (without is OperationCanceledException or StorageException or OrleansException or TimeoutException)
        {
            // Runs then go on from their last checkpoint.
            LogWithoutCheckpoint(without.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var experiment in await registry.Running(stoppingToken))
                {
                    await grains.GetGrain<IExperimentGrain>(experiment.Id).Ensure();
                }

                await registry.Prune(Retention, stoppingToken);
            }
            // Whatever a call came to, a cancellation of the other side among it: a service that throws takes its silo with it.
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(away.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: {Experiments} experiments write a checkpoint and go on elsewhere")]
    private partial void LogStopping(int experiments);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping without a checkpoint: {Reason}")]
    private partial void LogWithoutCheckpoint(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Experiments cannot be looked after at the moment: {Reason}")]
    private partial void LogAway(string reason);
}
