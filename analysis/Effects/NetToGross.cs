using System.Globalization;

namespace SseSim.Analysis.Effects;

/// <summary>Where net over gross jobs stands against what evaluators usually find.</summary>
/// <param name="Ratio">With Fieller's interval; null where gross jobs are not distinguishable from zero.</param>
/// <param name="Flag"><c>inside</c>, <c>below</c> or <c>above</c> the span; <c>undefined</c> without a ratio.</param>
public sealed record NetToGross(Estimate? Ratio, string Flag)
{
    /// <summary>The evaluators' usual span.</summary>
    public double Conservative { get; init; } = 0.31;
    public double Standard { get; init; } = 0.54;
    public double Optimistic { get; init; } = 0.77;

    /// <summary>What the ratio means, as a word that never changes: <c>inside-span</c>, <c>below-span</c>, <c>above-span</c>, <c>net-exceeds-gross</c>,
    /// <c>net-negative</c>, <c>undefined</c>.</summary>
    public string Meaning { get; init; } = "undefined";
    /// <summary>The same in a sentence.</summary>
    public string Words { get; init; } = "";

    internal static NetToGross Of(Estimate? ratio, JobsBridge jobs)
    {
        var span = new NetToGross(ratio, "undefined");
        if (ratio is null)
        {
            return span with { Words = "The policy reached no organisation for certain: there is no ratio of net to gross jobs." };
        }

        var usual = string.Create(CultureInfo.InvariantCulture, $"{span.Conservative:0.00} to {span.Optimistic:0.00}");
        var flag = ratio.Mean < span.Conservative ? "below" : ratio.Mean > span.Optimistic ? "above" : "inside";
        var (meaning, words) = flag switch
        {
            _ when jobs.Net.Mean < 0 => ("net-negative",
                $"There are fewer jobs with the policy than without it: outside of what evaluators usually find ({usual})."),
            _ when jobs.Net.Mean > jobs.Gross.Mean => ("net-exceeds-gross",
                $"More net jobs than jobs in supported organisations: effects elsewhere in the economy outweigh deadweight and displacement. Evaluators usually find {usual}; "
                + "look at the spill-over before quoting this."),
            "below" => ("below-span",
                $"Below what evaluators usually find ({usual}): most jobs of supported organisations would be there without the policy, or others are lost for them."),
            "above" => ("above-span",
                $"Above what evaluators usually find ({usual}): less deadweight and displacement than in most evaluations; look at both before quoting this."),
            _ => ("inside-span", $"Inside what evaluators usually find ({usual})."),
        };
        return span with { Flag = flag, Meaning = meaning, Words = words };
    }
}
