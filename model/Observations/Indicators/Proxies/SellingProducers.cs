using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-2: who sells through a cooperative, as far as the economy file says.</summary>
internal static class SellingProducers
{
    public static Indicator Declaration => new()
    {
        Id = "px.2.sales", Title = "Small producers who sell through a cooperative", Unit = "%", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 2: small producers in agriculture and food who sell through an entity of the social economy / small producers x 100, at most all of them.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in agriculture and food of that form over the file's; nobody's sales are followed.",
        Evaluate = c => c.Goals.SmallProducers > 0 ? Carried(c, g => g.SellingProducers, sellers => Math.Min(100 * sellers / c.Goals.SmallProducers, 100)) : [],
    };
}
