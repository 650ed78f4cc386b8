using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace SseSim.Grains.Experiments;

/// <summary>A set of runs with bounded concurrency; its key is the experiment's id.</summary>
[Version(1), Alias("SseSim.Experiment")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>Begins and returns at once. An experiment that has been started goes on as it is.</summary>
    [ResponseTimeout("00:03:00")]
    Task Start(ExperimentRequest request);

    /// <summary>Does nothing but be here: an experiment that is kept in a registry goes on when it is activated.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Ensure();

    /// <summary>What was asked for; null where nothing was.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<ExperimentRequest?> GetRequest();

    /// <summary>Lets every run that goes on write a checkpoint after the month in hand, and waits for it.</summary>
    [AlwaysInterleave]
    Task Checkpoint(CancellationToken cancellation);

    /// <summary>Every step of every run from the first, until the experiment is over. A run that fails ends the experiment.</summary>
    IAsyncEnumerable<ExperimentProgress> Watch(CancellationToken cancellation = default);

    /// <summary>The steps from a number on, as far as they have come. For clients of a cluster, whose silos come and go: a call that waits for a step
    /// would wait for minutes where its silo is lost.</summary>
    /// <param name="from">From 0; where there are fewer, as after the experiment was taken up elsewhere, all from the first.</param>
    [AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ProgressPage> GetProgress(int from);

    /// <summary>Cancels the runs that go on, begins no other, and returns at once; <see cref="Watch"/> ends when all are over.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Cancel();

    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<ExperimentRuns> GetRuns();

    /// <summary>Cancels what goes on, waits for the end and lets go of the runs with their observations.</summary>
    Task Release();
}
