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
[Message]
public sealed record ExperimentProgress(
    string Run, int Replicate, RunPhase Phase, int Month, int Months, double MonthsPerSecond, int RunsOver, int Runs);
