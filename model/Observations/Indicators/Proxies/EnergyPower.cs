using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-7: installed power of energy cooperatives.</summary>
internal static class EnergyPower
{
    public static Indicator Declaration => new()
    {
        Id = "px.7.power", Title = "Installed power of energy cooperatives, per 1,000 residents", Unit = "kW per 1000", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 7: installed power of energy cooperatives, kW / residents x 1,000.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's entities in energy, water and waste of that form over the file's; capital is money here, no plant.",
        Evaluate = c => Carried(c, g => g.InstalledPower, power => 1000 * power / Math.Max(c.Scale * Formulas.Sum(c, Measures.Persons), 1)),
    };
}
