using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-3, as far as the model goes: memberships.</summary>
internal static class HealthMutualMembers
{
    public static Indicator Declaration => new()
    {
        Id = "px.3", Title = "Members of mutuals in health and care, per 1,000 residents", Unit = "per 1000", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 3: memberships of mutuals in health and care / residents x 1,000.",
        Differs = "An input measure: memberships are drawn from the economy file and three when an entity is founded; nobody's sales, cover or home is followed.",
        Evaluate = c => NationOnly(c, () => Ratio("", c[Measures.Members.At((int)Form.Mutual, (int)Sector.HealthAndCare)], Sum(c, Measures.Persons), 1000)),
    };
}
