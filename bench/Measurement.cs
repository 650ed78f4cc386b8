using System.Globalization;
using SseSim.Grains.Experiments;
using SseSim.Grains.Runs;
using SseSim.Grains.Tests;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Scenarios;

namespace SseSim.Bench;

/// <summary>What is measured on.</summary>
/// <param name="ScenarioName">Scenario file or library name.</param>
/// <param name="EconomyName">Economy file or library name; null for the scenario's.</param>
/// <param name="Residents">Persons simulated; null for the scenario's.</param>
/// <param name="Months">Months; null for the scenario's.</param>
/// <param name="Threads">Compute threads.</param>
/// <param name="Seeds">Number of seeds, from 1 on.</param>
internal sealed record Measurement(string ScenarioName, string? EconomyName, int? Residents, int? Months, int Threads, int Seeds)
{
    /// <summary>Number of the first file of <c>fuzz</c>.</summary>
    public int First { get; init; }
    /// <summary>Where <c>combinations</c> keeps the figures of each run; null for nowhere.</summary>
    public string? ValuesFile { get; init; }
    /// <summary>Territories of one size, in place of those of the economy; null for its own.</summary>
    public int? Territories { get; init; }

    /// <summary>The scenario with the economy that it is to run on.</summary>
    /// <exception cref="InvalidDataException">A file has errors; the message lists them.</exception>
    public (EconomyDefinition Economy, CompiledScenario Scenario) Load()
    {
        List<ScenarioOverride> overrides = [];
        Override("economy", EconomyName);
        Override("residents", (Residents ?? ResidentsOf(EconomyName))?.ToString(CultureInfo.InvariantCulture));
        Override("months", Months?.ToString(CultureInfo.InvariantCulture));
        var loaded = ScenarioLoader.Load(ScenarioName, overrides);
        return loaded.Scenario is { } scenario
            ? (Territories is { } count ? EqualTerritories.Of(scenario.Economy, count) : scenario.Economy, scenario.Compile())
            : throw new InvalidDataException(string.Join(Environment.NewLine, loaded.Diagnostics));

        void Override(string key, string? value)
        {
            if (value is not null)
            {
                overrides.Add(ScenarioOverride.Option($"--{key}", key, value));
            }
        }
    }

    /// <summary>All seeds of the measurement, with the reference beside each or without any.</summary>
    public static ExperimentRequest Experiment(EconomyDefinition economy, CompiledScenario scenario, int seeds, bool withReference) => new()
    {
        Economy = economy,
        Scenario = scenario,
        Reference = withReference ? scenario.WithoutPolicies() : null,
        Parameters = ParameterCatalog.With(scenario.ParameterOverrides),
        Seeds = [.. Enumerable.Range(1, seeds).Select(seed => (ulong)seed)],
    };

    /// <summary>What the economy's file wants simulated: the scenario's number was meant for its own economy.</summary>
    private static int? ResidentsOf(string? economy) =>
        economy is null ? null : EconomyLoader.Load(economy).Economy?.DefaultResidents;

    /// <summary>The run of the first seed.</summary>
    public static RunSpecification Run(EconomyDefinition economy, CompiledScenario scenario) => new()
    {
        Economy = economy,
        Scenario = scenario,
        Parameters = ParameterCatalog.With(scenario.ParameterOverrides),
        Key = new RunKey(scenario.Scenario, 0, 1, []),
    };
}
