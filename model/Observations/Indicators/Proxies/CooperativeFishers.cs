using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-14: small-scale fishers in cooperatives.</summary>
internal static class CooperativeFishers
{
    public static Indicator Declaration => new()
    {
        Id = "px.14", Title = "Small-scale fishers in cooperatives", Unit = "persons", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 14: small-scale fishers who are members of a cooperative or another SSE entity.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in agriculture and food of that form over the file's; fishing is not told from farming here.",
        Evaluate = c => Carried(c, g => g.CooperativeFishers),
    };
}
