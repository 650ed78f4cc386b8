using SseSim.Grains.Serialization;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>All that a run is made of. The same specification gives the same result, bit for bit, wherever it is run.</summary>
[Message]
public sealed record RunSpecification
{
    public required EconomyDefinition Economy { get; init; }
    public required CompiledScenario Scenario { get; init; }
    public required ModelParameters Parameters { get; init; }
    public required RunKey Key { get; init; }
    /// <summary>Months that it keeps for runs that have them in common with it; null where there are none.</summary>
    public CommonHistory? Keeps { get; init; }
    /// <summary>Months that it has in common with a run that kept them, and need not go through again; null where there are none. It makes no difference
    /// to the result.</summary>
    public CommonHistory? Continues { get; init; }
    /// <summary>Number of the silo (modulo silos, in their order) that takes the whole run; null to spread its territories over all.</summary>
    public int? Home { get; init; }
    /// <summary>Months between two checkpoints; 0 for none; null to go by what they cost.</summary>
    public int? CheckpointMonths { get; init; }
    /// <summary>Month (from 0) in which a transfer debits without crediting, to see the accounts' check at work; null in real runs.</summary>
    public int? BreakTransferInMonth { get; init; }

    /// <summary>The run in its middle.</summary>
    internal RunContinuation From(RunFrame frame) => new(frame, Parameters, Scenario, Key, BreakTransferInMonth);
}
