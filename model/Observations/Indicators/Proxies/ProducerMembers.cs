using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-2, as far as the model goes: memberships.</summary>
internal static class ProducerMembers
{
    public static Indicator Declaration => new()
    {
        Id = "px.2", Title = "Members of producer cooperatives in agriculture and food, per 100 persons working there", Unit = "per 100", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 2: memberships of producer cooperatives in agriculture and food / jobs in that sector x 100.",
        Differs = "An input measure: memberships are drawn from the economy file and three when an entity is founded; nobody's sales, cover or home is followed.",
        Evaluate = c => NationOnly(c, () => Ratio("", c[Measures.Members.At((int)Form.ProducerCooperative, Sector)], c[Measures.SectorJobs.At(Sector, 0)] + c[Measures.SectorJobs.At(Sector, 1)])),
    };

    private const int Sector = (int)Economy.Sector.AgricultureAndFood;
}
