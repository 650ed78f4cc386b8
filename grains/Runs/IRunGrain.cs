using Orleans.CodeGeneration;
using Orleans.Concurrency;
using SseSim.Model.Observations;

namespace SseSim.Grains.Runs;

/// <summary>One simulation run; its key is the run's id. Drives the months, two barriers each, and owns the epoch.</summary>
[Version(1), Alias("SseSim.Run")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Begins and returns at once, from the run's last checkpoint if there is one. A run that has been started goes on as it is.</summary>
    [ResponseTimeout("00:00:30")]
    Task Start(RunSpecification specification);

    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<RunOutcome> GetOutcome();

    /// <summary>Holds before the next month. Without effect on a run that is over.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Pause();

    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Resume();

    /// <summary>Asks for the end and returns at once; <see cref="Watch"/> ends when it has come. Observations so far stay.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task Cancel();

    /// <summary>Writes a checkpoint after the month in hand, and returns when it is there or the run is over.</summary>
    [AlwaysInterleave]
    Task Checkpoint(CancellationToken cancellation);

    /// <summary>Every status from the first, until the run is over.</summary>
    /// <exception cref="Members.StateLostException">It has not been started here: its silo was lost.</exception>
    IAsyncEnumerable<RunStatus> Watch(CancellationToken cancellation = default);

    /// <summary>Observations from a month on, as they come, until the run is over. Ask for few at a time: each is some ten kilobytes a
    /// territory.</summary>
    /// <exception cref="Members.StateLostException">It has not been started here: its silo was lost.</exception>
    IAsyncEnumerable<MonthObservation> Observations(int fromMonth, CancellationToken cancellation = default);

    /// <summary>Cancels the run if it is not over, waits for its end and lets go of everything that it holds.</summary>
    Task Release();
}
