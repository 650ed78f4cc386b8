namespace SseSim.Analysis.Sweeps;

/// <summary>One pair of runs of a sweep: what it was, what came of it, and the hashes by which it can be run again alone.</summary>
/// <param name="Point">From 0.</param>
/// <param name="Replicate">From 0.</param>
/// <param name="Seed">Of the pair.</param>
/// <param name="Drawn">Model parameters drawn for the replicate, by name.</param>
/// <param name="Outcomes">In the order of the sweep's columns; a rate over nothing is null.</param>
/// <param name="Hash">Result hash of the policy run.</param>
/// <param name="ReferenceHash">Of its reference; empty without one.</param>
/// <param name="Version">Of the program that ran it.</param>
public sealed record SweepRow(
    int Point, int Replicate, ulong Seed, IReadOnlyDictionary<string, double> Drawn, IReadOnlyList<double?> Outcomes, string Hash, string ReferenceHash,
    string Version);

/// <summary>What <c>sweep.json</c> holds: all that a sweep is made of.</summary>
public sealed record SweepRecord
{
    public required string Scenario { get; init; }
    public required string Title { get; init; }
    public required string Currency { get; init; }
    public required string Design { get; init; }
    public required ulong Seed { get; init; }
    public required int Replicates { get; init; }
    /// <summary>Keys that vary.</summary>
    public required IReadOnlyList<string> Factors { get; init; }
    /// <summary>[point][factor]: values as a scenario file would write them.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Points { get; init; }
    /// <summary>[point][factor]: place in the unit interval, of designs for sensitivity; null for others.</summary>
    public IReadOnlyList<double[]>? Places { get; init; }
    /// <summary>Names of the outcome columns.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }
    public required string Version { get; init; }
    public required string ScenarioSha256 { get; init; }
    public required string EconomySha256 { get; init; }
    /// <summary>Half-width of the interval of each point's net jobs, relative to their mean, at which no more replicates are run; null for a fixed number.</summary>
    public double? UntilPrecise { get; init; }
}
