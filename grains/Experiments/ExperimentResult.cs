using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Experiments;

/// <summary>What came of an experiment.</summary>
/// <param name="Runs">Finished runs, ordered by replicate, the policy run before its reference.</param>
/// <param name="Unfinished">Runs that were begun and cancelled.</param>
/// <param name="IsComplete">Whether every run was finished.</param>
public sealed record ExperimentResult(IReadOnlyList<RunResult> Runs, IReadOnlyList<UnfinishedRun> Unfinished, bool IsComplete);

/// <summary>A run that was cancelled.</summary>
/// <param name="Key">Which run.</param>
/// <param name="Months">Observations of the months that it did.</param>
public sealed record UnfinishedRun(RunKey Key, IReadOnlyList<MonthObservation> Months);

/// <summary>A run failed for a reason other than an account that did not close.</summary>
public sealed class RunFailedException(string run, int replicate, int month, string reason)
    : Exception($"Run '{run}' (replicate {replicate}) failed in month {month}: {reason}")
{
    public string Run { get; } = run;
    public int Replicate { get; } = replicate;
    /// <summary>From 0.</summary>
    public int Month { get; } = month;
}
