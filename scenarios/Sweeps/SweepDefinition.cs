namespace SseSim.Scenarios.Sweeps;

/// <summary>How the points of a sweep lie.</summary>
public enum SweepDesign
{
    /// <summary>Every combination of the factors' values.</summary>
    Grid,
    /// <summary>As many points as asked for, one in each of as many slices of every factor (McKay, Beckman and Conover 1979).</summary>
    LatinHypercube,
    /// <summary>Points of Sobol's sequence, which fill the space evenly however many there are.</summary>
    Sobol,
    /// <summary>Trajectories that change one factor at a time, for screening (Morris 1991).</summary>
    Morris,
    /// <summary>Two matrices and their mixtures, for variance-based indices (Saltelli et al. 2010).</summary>
    SobolIndices,
}

/// <summary>A scenario run at many points.</summary>
/// <param name="Scenario">Name or path.</param>
/// <param name="Design">How points lie.</param>
/// <param name="Points">Points asked for; of Morris screening trajectories, of Sobol indices rows of each matrix; not used by a grid.</param>
/// <param name="Seed">Of the design's random shifts.</param>
/// <param name="Factors">What is varied.</param>
/// <param name="Overrides">Values that hold at every point.</param>
public sealed record SweepDefinition(
    string Scenario, SweepDesign Design, int Points, ulong Seed, IReadOnlyList<SweepFactor> Factors, IReadOnlyList<ScenarioOverride> Overrides)
{
    /// <summary>Names of the designs, in the order of <see cref="SweepDesign"/>.</summary>
    public static IReadOnlyList<string> DesignNames { get; } = ["grid", "latin-hypercube", "sobol", "morris", "sobol-indices"];
}

/// <summary>A sweep as read.</summary>
/// <param name="Sweep">Null where there are errors.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
public sealed record SweepLoadResult(SweepDefinition? Sweep, IReadOnlyList<Diagnostic> Diagnostics);
