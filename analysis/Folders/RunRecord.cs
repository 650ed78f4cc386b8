namespace SseSim.Analysis.Folders;

/// <summary>What <c>run.json</c> holds: which run this was, how long it took, and the hashes by which it can be checked.</summary>
public sealed record RunRecord
{
    public required string Scenario { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    /// <summary>The title in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
    /// <summary>The description in other languages, by code.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();
    public required string Economy { get; init; }
    public required string EconomyTitle { get; init; }
    /// <summary>Id of the nation in trajectories.</summary>
    public required string Country { get; init; }
    public required string Currency { get; init; }
    public required ulong Seed { get; init; }
    public required int Replicates { get; init; }
    /// <summary>First month, such as 2011-01.</summary>
    public required string Start { get; init; }
    public required int Months { get; init; }
    /// <summary>Residents simulated.</summary>
    public required long Residents { get; init; }
    /// <summary>Residents of the economy over residents simulated.</summary>
    public required double Scale { get; init; }
    /// <summary>Number of territories.</summary>
    public required int Territories { get; init; }
    public required IReadOnlyDictionary<string, string> TerritoryNames { get; init; }
    /// <summary>Organisations simulated at the start.</summary>
    public required long Organisations { get; init; }
    public required IReadOnlyList<PolicyRecord> Policies { get; init; }
    public required string Version { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Started { get; init; }
    public required double WallSeconds { get; init; }
    public required long PersonMonths { get; init; }
    public required double PersonMonthsPerSecond { get; init; }
    public required long PeakMemoryBytes { get; init; }
    /// <summary>Seconds of compute threads by part of the run; empty where they were not measured.</summary>
    public IReadOnlyDictionary<string, double> StepSeconds { get; init; } = new Dictionary<string, double>();
    /// <summary>[replicate]: model parameters drawn for it, by name; empty where none is uncertain.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> DrawnParameters { get; init; } = [];
    /// <summary>Parameters of the model that the scenario sets otherwise than their defaults.</summary>
    public IReadOnlyList<ParameterRecord> Parameters { get; init; } = [];
    /// <summary>Code of the report's language, such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";
    /// <summary>One per replicate and run.</summary>
    public required IReadOnlyList<RunHash> ResultHash { get; init; }
    public required AccountsRecord Accounts { get; init; }
    public required string ScenarioSha256 { get; init; }
    public required string EconomySha256 { get; init; }
    /// <summary>SHA-256 of each other file of the folder, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

public sealed record RunHash(int Replicate, string Run, string Hash);

/// <summary>Accounts checked over all months and runs, and the largest difference that was left, in minor units.</summary>
public sealed record AccountsRecord(long Checks, long Residual);

/// <summary>A parameter of the model that differs from its default.</summary>
public sealed record ParameterRecord(string Name, string Unit, double Value, double Default, double Minimum, double Maximum);

/// <summary>A policy of the run in words.</summary>
/// <param name="Name">In results.</param>
/// <param name="Instrument">In the catalog of instruments.</param>
/// <param name="Values">Of its last month, in the instrument's words.</param>
/// <param name="For">Who is eligible.</param>
/// <param name="From">First month in which it acts.</param>
/// <param name="Until">Last month.</param>
/// <param name="Budget">In words.</param>
/// <param name="Mechanism">How it reaches agents.</param>
/// <param name="Source">Real measures that it is modelled on.</param>
/// <param name="RuleHeld">Months in which its rule held, one text for each replicate; null where it has no rule.</param>
public sealed record PolicyRecord(
    string Name, string Instrument, string Values, string For, string From, string Until, string Budget, string Mechanism, string Source,
    IReadOnlyList<string>? RuleHeld = null)
{
    /// <summary>[replicate]: the same months as spans; null where it has no rule.</summary>
    public IReadOnlyList<IReadOnlyList<RuleSpan>>? RuleSpans { get; init; }

    /// <summary>Of an intervention: replicates in which its organisation was there in its month. In others, which have other organisations, it did nothing.</summary>
    public int? FoundIn { get; init; }

    /// <summary>Of a policy for organisations: replicates in which it reached one at any time; null for others and in a folder of an earlier version.</summary>
    public int? ReachedIn { get; init; }

    /// <summary>What the words say, as values; null in a folder of an earlier version.</summary>
    public PolicyTerms? Terms { get; init; }

    /// <summary>What was decided, without what came of it: the same policy in two runs is equal by this.</summary>
    internal PolicyRecord Decided => this with { RuleHeld = null, RuleSpans = null, Terms = null, FoundIn = null, ReachedIn = null };
}
