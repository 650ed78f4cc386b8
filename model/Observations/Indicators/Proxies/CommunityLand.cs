using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-15: land under community management.</summary>
internal static class CommunityLand
{
    public static Indicator Declaration => new()
    {
        Id = "px.15", Title = "Land under community management", Unit = "hectares", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 15: hectares that communities and entities of the social economy manage.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in agriculture and food of that form over the file's; what no entity of the file carries stays as it is.",
        Evaluate = c => Carried(c, g => g.CommunityLand),
    };
}
