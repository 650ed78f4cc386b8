using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-11, as far as the model goes: memberships.</summary>
internal static class HousingMembers
{
    public static Indicator Declaration => new()
    {
        Id = "px.11", Title = "Members of SSE entities in construction and housing, per 1,000 residents", Unit = "per 1000", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 11: memberships of SSE entities in construction and housing / residents x 1,000.",
        Differs = "An input measure: memberships are drawn from the economy file and three when an entity is founded; nobody's sales, cover or home is followed.",
        Evaluate = c => NationOnly(c, () => Ratio("", SocialEconomyAt(c, Measures.Members, (int)Sector.ConstructionAndHousing), Sum(c, Measures.Persons), 1000)),
    };
}
