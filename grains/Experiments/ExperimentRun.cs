using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Experiments;

/// <summary>One run of an experiment that was begun.</summary>
/// <param name="Id">Key of its <see cref="IRunGrain"/>.</param>
/// <param name="Key">Which run.</param>
/// <param name="Scenario">What it runs.</param>
/// <param name="Outcome">How far it came.</param>
[Message]
public sealed record ExperimentRun(string Id, RunKey Key, CompiledScenario Scenario, RunOutcome Outcome);

/// <summary>All runs that an experiment has begun, ordered by replicate, the policy run before its reference.</summary>
/// <param name="Runs">Their ids, keys and outcomes.</param>
/// <param name="Fault">What broke in the experiment itself, not in one of its runs; null otherwise.</param>
/// <param name="IsOver">Whether no run goes on and none is to follow.</param>
[Message]
public sealed record ExperimentRuns(IReadOnlyList<ExperimentRun> Runs, string? Fault, bool IsOver);
