using SseSim.Model.Observations.Indicators;

namespace SseSim.Model.Observations;

/// <summary>Every indicator, in the order of lists and trajectories. A new family is one file in <c>Indicators/</c> and one line here.</summary>
public static class IndicatorCatalog
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        .. SocialEconomyEntities.Declarations,
        .. SocialEconomyWork.Declarations,
        .. SocialEconomyOutput.Declarations,
        .. WholeEconomy.Declarations,
        .. Credit.Declarations,
        .. Procurement.Declarations,
        .. Government.Declarations,
        .. OfficialStatistics.Declarations,
        .. SustainableDevelopment.Declarations,
    ];

    private static readonly Dictionary<string, Indicator> ById = All.ToDictionary(i => i.Id);

    /// <summary>The indicator of that id, or null.</summary>
    public static Indicator? Find(string id) => ById.GetValueOrDefault(id);
}
