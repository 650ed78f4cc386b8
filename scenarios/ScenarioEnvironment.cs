using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Scenarios;

/// <summary>What scenario files are read against: the files that they may name, the instruments and the model's parameters.</summary>
public sealed record ScenarioEnvironment
{
    /// <summary>Instruments that policies may use.</summary>
    public IReadOnlyList<Instrument> Instruments { get; init; } = InstrumentCatalog.All;

    /// <summary>Parameters that <c>parameters</c> may override.</summary>
    public IReadOnlyList<ParameterDeclaration> Parameters { get; init; } = ParameterCatalog.All;

    public required ScenarioLibrary Library { get; init; }

    /// <summary>The model's own instruments and parameters, and the library on disk.</summary>
    public static ScenarioEnvironment Discover() => new() { Library = ScenarioLibrary.Discover() };
}
