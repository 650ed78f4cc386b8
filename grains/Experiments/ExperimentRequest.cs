using SseSim.Grains.Serialization;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Stories;

namespace SseSim.Grains.Experiments;

/// <summary>A set of runs: for each seed the policy run and then, on the same seed, its reference.</summary>
[Message]
public sealed record ExperimentRequest
{
    public const string ReferenceName = "reference";

    public required EconomyDefinition Economy { get; init; }
    public required CompiledScenario Scenario { get; init; }
    /// <summary>What the scenario is compared with; null for none. It is told which organisations the policy run reached.</summary>
    public required CompiledScenario? Reference { get; init; }
    /// <summary>Parameters of the model, the scenario's overrides applied; they hold for the reference too.</summary>
    public required ModelParameters Parameters { get; init; }
    /// <summary>[replicate]: its own parameters, where some are drawn; null where <see cref="Parameters"/> hold for all.</summary>
    public IReadOnlyList<ModelParameters>? ParametersByReplicate { get; init; }
    /// <summary>Seed of each replicate.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }
    /// <summary>Number of the first replicate, where others were run before: they are numbered from there.</summary>
    public int FirstReplicate { get; init; }
    /// <summary>Replicates that run at the same time; null for as many as the silo has compute threads.</summary>
    public int? Concurrency { get; init; }
    /// <summary>Number of the silo of a cluster, counted round, that takes the runs whole where they fit one; null where they are spread as the experiment sees fit.</summary>
    public int? Home { get; init; }
    /// <summary>Whether a reference goes on from where its policy run first differs from it, instead of going through the same months again. The results are the
    /// same; it takes memory for one more copy of the residents.</summary>
    public bool SharesHistory { get; init; } = true;
    /// <summary>The files that it comes from, for whoever writes its results without having them; null where nobody does.</summary>
    public ExperimentSource? Source { get; init; }
    /// <summary>Organisations whose stories the runs write down. It makes no difference to the results.</summary>
    public IReadOnlyList<ulong> Follow { get; init; } = [];
    /// <summary>Organisations to list at the end of each run; null for none.</summary>
    public RosterRequest? Roster { get; init; }
    /// <summary>See <see cref="Runs.RunSpecification.CheckpointMonths"/>.</summary>
    public int? CheckpointMonths { get; init; }
    /// <summary>See <see cref="Runs.RunSpecification.BreakTransferInMonth"/>.</summary>
    public int? BreakTransferInMonth { get; init; }
}

/// <summary>What an experiment was made from.</summary>
/// <param name="ScenarioYaml">The resolved scenario, naming its economy as <c>./economy.yaml</c>.</param>
/// <param name="EconomyYaml">The economy.</param>
[Message]
public sealed record ExperimentSource(string ScenarioYaml, string EconomyYaml);
