using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-6: who is served by community water organisations.</summary>
internal static class WaterUsers
{
    public static Indicator Declaration => new()
    {
        Id = "px.6", Title = "Population served by community water organisations", Unit = "persons", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 6: residents whom water organisations of the social economy serve.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in energy, water and waste of that form over the file's; services have no users here.",
        Evaluate = c => Carried(c, g => g.WaterUsers),
    };
}
