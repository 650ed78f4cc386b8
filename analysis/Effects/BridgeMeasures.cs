using SseSim.Model.Observations;

namespace SseSim.Analysis.Effects;

/// <summary>The counters that one measure of the bridge, hours or headcount, is read from.</summary>
/// <param name="All">Everybody [sector, sex].</param>
/// <param name="Supported">In supported organisations [sector, sex].</param>
/// <param name="Posts">Subsidised posts [sector, sex].</param>
/// <param name="AllByForm">Everybody [form, sector].</param>
/// <param name="SupportedByForm">In supported organisations [form, sector].</param>
/// <param name="PostsByForm">Subsidised posts [form, sector].</param>
/// <param name="SupportedByPolicy">In supported organisations [policy].</param>
/// <param name="PostsByPolicy">Subsidised posts [policy].</param>
internal sealed record BridgeMeasures(
    Measure All, Measure Supported, Measure Posts, Measure AllByForm, Measure SupportedByForm, Measure PostsByForm, Measure SupportedByPolicy,
    Measure PostsByPolicy)
{
    /// <summary>Weekly hours.</summary>
    public static BridgeMeasures Hours { get; } = new(
        Measures.SectorHours, Measures.SupportedHours, Measures.SubsidisedPostHours, Measures.Hours, Measures.SupportedHoursByForm,
        Measures.SubsidisedPostHoursByForm, Measures.SupportedHoursByPolicy, Measures.SubsidisedPostHoursByPolicy);

    /// <summary>Persons.</summary>
    public static BridgeMeasures Jobs { get; } = new(
        Measures.SectorJobs, Measures.SupportedJobs, Measures.SubsidisedPosts, Measures.Jobs, Measures.SupportedJobsByForm,
        Measures.SubsidisedPostsByForm, Measures.SupportedJobsByPolicy, Measures.SubsidisedPostsByPolicy);
}
