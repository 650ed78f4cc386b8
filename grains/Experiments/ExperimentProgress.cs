using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;

namespace SseSim.Grains.Experiments;

/// <summary>A run of an experiment has come a step further.</summary>
/// <param name="Run">The scenario's name or <c>reference</c>.</param>
/// <param name="Replicate">From 0.</param>
/// <param name="Phase">What the run is doing.</param>
/// <param name="Month">Months of it that are done.</param>
/// <param name="Months">Months of it in all.</param>
/// <param name="MonthsPerSecond">Of this run, since its first month began; 0 before.</param>
/// <param name="RunsOver">Runs of the experiment that are over.</param>
/// <param name="Runs">Runs of the experiment in all.</param>
/// <param name="Notice">See <see cref="RunStatus.Notice"/>.</param>
[Message]
public sealed record ExperimentProgress(
    string Run, int Replicate, RunPhase Phase, int Month, int Months, double MonthsPerSecond, int RunsOver, int Runs, string? Notice = null);

/// <summary>Some steps of an experiment.</summary>
/// <param name="Steps">In order.</param>
/// <param name="Next">Number of the step that comes next.</param>
/// <param name="IsOver">Whether none comes any more.</param>
[Message]
public sealed record ProgressPage(IReadOnlyList<ExperimentProgress> Steps, int Next, bool IsOver);
