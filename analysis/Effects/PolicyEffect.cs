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
    public required NetToGross NetToGross { get; init; }
    public required FiscalCost Cost { get; init; }
    public required IReadOnlyList<PolicyCost> Policies { get; init; }
    public required SupportReach Supported { get; init; }
    public required IReadOnlyList<ReplicateBridge> ByReplicate { get; init; }
    /// <summary>From counters of the sample to the whole economy.</summary>
    public required double Scale { get; init; }
}

/// <summary>Where net over gross jobs stands against what evaluators usually find.</summary>
/// <param name="Ratio">With Fieller's interval; null where gross jobs are not distinguishable from zero.</param>
/// <param name="Flag"><c>inside</c>, <c>below</c> or <c>above</c> the span; <c>undefined</c> without a ratio.</param>
public sealed record NetToGross(Estimate? Ratio, string Flag)
{
    /// <summary>The evaluators' usual span.</summary>
    public double Conservative { get; init; } = 0.31;
    public double Standard { get; init; } = 0.54;
    public double Optimistic { get; init; } = 0.77;

    internal static NetToGross Of(Estimate? ratio)
    {
        var span = new NetToGross(ratio, "undefined");
        return ratio is null ? span : span with
        {
            Flag = ratio.Mean < span.Conservative ? "below" : ratio.Mean > span.Optimistic ? "above" : "inside",
        };
    }
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
