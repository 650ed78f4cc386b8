using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace SseSim.Grains.Experiments;

/// <summary>A set of runs with bounded concurrency; its key is the experiment's id.</summary>
[Version(1), Alias("SseSim.Experiment")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>Begins and returns at once. An experiment that has been started goes on as it is.</summary>
    [ResponseTimeout("00:00:30")]
    Task Start(ExperimentRequest request);

    /// <summary>Every step of every run from the first, until the experiment is over. A run that fails ends the experiment.</summary>
    IAsyncEnumerable<ExperimentProgress> Watch(CancellationToken cancellation = default);

    /// <summary>Cancels the runs that go on, begins no other, and returns at once; <see cref="Watch"/> ends when all are over.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Cancel();

    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<ExperimentRuns> GetRuns();

    /// <summary>Cancels what goes on, waits for the end and lets go of the runs with their observations.</summary>
    Task Release();
}
