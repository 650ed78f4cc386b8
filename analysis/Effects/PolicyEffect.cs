namespace SseSim.Analysis.Effects;

/// <summary>The effect of a policy run against its reference: what <c>effect.json</c> holds.</summary>
public sealed record PolicyEffect
{
    /// <summary>Name of the policy run in trajectories.</summary>
    public required string Run { get; init; }
    /// <summary>With 1, low and high are the mean: no interval is known.</summary>
    public required int Replicates { get; init; }
    public required int Months { get; init; }
    public required string Currency { get; init; }
    public double Confidence { get; init; } = Estimate.Confidence;
    public string JobsUnit { get; init; } = "FTE-years";
    /// <summary>The nation, in FTE-years.</summary>
    public required JobsBridge Jobs { get; init; }
    /// <summary>The nation, jobs in the last month.</summary>
    public required JobsBridge HeadcountAtEnd { get; init; }
    public required IReadOnlyList<NamedBridge> ByTerritory { get; init; }
    public required IReadOnlyList<NamedBridge> BySex { get; init; }
    /// <summary>Forms without a supported organisation and without a change left out.</summary>
    public IReadOnlyList<NamedBridge> ByForm { get; init; } = [];
    /// <summary>An account, not a cause: organisations are the policy's that reached them first. What each policy causes is for <c>ssesim attribute</c>.</summary>
    public IReadOnlyList<NamedBridge> ByPolicy { get; init; } = [];
    public required NetToGross NetToGross { get; init; }
    public required FiscalCost Cost { get; init; }
    /// <summary>Who gains and who loses: also <c>who-gains.csv</c>.</summary>
    public DistributionEffect? Distribution { get; init; }
    public required IReadOnlyList<PolicyCost> Policies { get; init; }
    public required SupportReach Supported { get; init; }
    public required IReadOnlyList<ReplicateBridge> ByReplicate { get; init; }
    /// <summary>From counters of the sample to the whole economy.</summary>
    public required double Scale { get; init; }
}

/// <summary>Who was supported, policy run.</summary>
/// <param name="Organisations">Organisations that a policy reached at any time, in the whole economy.</param>
/// <param name="JobsAtEnd">Jobs in them in the last month.</param>
/// <param name="JobsBySector">By sector, sectors without any left out.</param>
/// <param name="JobsBySex">By sex.</param>
/// <param name="OrganisationsByTerritory">By territory.</param>
public sealed record SupportReach(
    Estimate Organisations, Estimate JobsAtEnd, IReadOnlyList<NamedEstimate> JobsBySector, IReadOnlyList<NamedEstimate> JobsBySex,
    IReadOnlyList<NamedEstimate> OrganisationsByTerritory);

public sealed record NamedEstimate(string Name, Estimate Value);
