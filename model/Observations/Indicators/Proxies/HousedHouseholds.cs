using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-11: households in cooperative or community-led housing.</summary>
internal static class HousedHouseholds
{
    public static Indicator Declaration => new()
    {
        Id = "px.11.households", Title = "Households in cooperative or community-led housing", Unit = "households", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 11: households that live in dwellings of, or built by, cooperatives and community-led housing.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in construction and housing of that form over the file's; households have no tenure here.",
        Evaluate = c => Carried(c, g => g.HousedHouseholds),
    };
}
