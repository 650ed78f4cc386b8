using SseSim.Model.Institutions;

namespace SseSim.Model.Policies;

/// <summary>A statistic that rules of policies may read: what the statistics office has published, never what is true.</summary>
/// <param name="Id">Its id as an indicator.</param>
/// <param name="Dimension">What a threshold for it is written in.</param>
/// <param name="TrueIndicators">Indicators of the true value that it measures, which a rule may not read.</param>
/// <param name="Value">The value in the whole economy from a release and the scale of the sample; null where nothing was published yet.</param>
public sealed record MeasuredStatistic(
    string Id, Dimension Dimension, IReadOnlyList<string> TrueIndicators, Func<StatisticsRelease, double, double?> Value)
{
    public static IReadOnlyList<MeasuredStatistic> All { get; } =
    [
        new("statistics.unemployment-rate-measured", Dimension.Share, ["economy.unemployment-rate", "sdg.8.5.2"],
            (release, _) => release.LabourForce == 0 ? null : (double)release.Unemployed / release.LabourForce),
        new("statistics.sse-employment-measured", Dimension.Number, ["sse.employment", "sse.employment-fte", "sse.employment-share"],
            (release, scale) => release.LabourForce == 0 ? null : release.Employment * scale),
        new("statistics.sse-value-added-measured", Dimension.Money, ["sse.value-added", "sse.value-added-share"],
            (release, scale) => release.ValueAdded == 0 ? null : release.ValueAdded * scale / 100),
        new("statistics.sse-entities-measured", Dimension.Number, ["sse.entities"],
            (release, scale) => release.LabourForce == 0 ? null : release.Entities * scale),
    ];

    /// <summary>The statistic of that id, or null.</summary>
    public static MeasuredStatistic? Find(string id) => All.FirstOrDefault(s => s.Id == id);
}
