namespace SseSim.Analysis.Effects;

/// <summary>The bridge in counters of the sample (weekly hours added over months, or jobs): integers, so that the rows add up exactly.</summary>
/// <param name="Gross">In supported organisations, policy run.</param>
/// <param name="Deadweight">In the same organisations, reference run.</param>
/// <param name="Displacement">Lost in unsupported organisations of the same market and territory.</param>
/// <param name="Substitution">Subsidised posts that replace unsubsidised ones.</param>
/// <param name="Net">Difference of the totals.</param>
public readonly record struct BridgeCounts(long Gross, long Deadweight, long Displacement, long Substitution, long Net)
{
    /// <summary>What is left: effects in other markets and territories, and gains in unsupported organisations.</summary>
    public long Spillover => Net - Gross + Deadweight + Displacement + Substitution;

    public static BridgeCounts operator +(BridgeCounts a, BridgeCounts b) => new(
        a.Gross + b.Gross, a.Deadweight + b.Deadweight, a.Displacement + b.Displacement, a.Substitution + b.Substitution, a.Net + b.Net);
}
