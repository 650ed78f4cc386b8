
namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-12.</summary>
internal static class ProcurementShare
{
    public static Indicator Declaration => new()
    {
        Id = "px.12", Title = "SSE share of public procurement value", Unit = "%", IsProxy = true,
        Definition = "Proxy for Goal 12: value of the month's public contracts that SSE entities won / value of all put to tender.",
        Evaluate = Procurement.SocialEconomyShare,
    };
}
