using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-12: what recyclers' cooperatives recover.</summary>
internal static class RecoveredTonnes
{
    public static Indicator Declaration => new()
    {
        Id = "px.12.recovered", Title = "Tonnes recovered by recyclers' cooperatives", Unit = "tonnes per month", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 12: tonnes that recyclers' cooperatives and other SSE entities in waste recover in the month.",
        Differs = "An input measure: the economy file's total of a year / 12, by form, times the run's paid jobs in energy, water and waste of that form over the file's; output is money here.",
        Evaluate = c => Carried(c, g => g.RecoveredTonnes, tonnes => tonnes / 12),
    };
}
