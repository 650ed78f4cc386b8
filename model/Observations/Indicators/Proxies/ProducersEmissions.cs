using SseSim.Model.Economy;
using SseSim.Model.Observations.Goals;
using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-13: what production emits at the intensities of the base year.</summary>
internal static class ProducersEmissions
{
    public static Indicator Declaration => new()
    {
        Id = "px.13", Title = "Greenhouse gas emissions of production", Unit = "t CO2e per month", IsProxy = true,
        Definition = "Proxy for Goal 13: value added of each sector x its emissions per unit of value added, by sector; bound=low and bound=high with the ends of the file's range.",
        Differs = "Intensities are those of the economy file's base year and stay so: neither technique nor fuel changes, and a sector's is the same in all territories, which differ by what they "
            + "produce. Households' own emissions (cars, heating) are not in it, nor are those of sectors that the file does not name.",
        Evaluate = c => Given(c.Goals.Emissions, intensity => Rows(c, intensity)),
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c, EmissionIntensity intensity)
    {
        yield return new("", Total(c, intensity, RangeEnd.Middle));
        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var sector in Enumerable.Range(0, Classification.SectorCount).Where(s => intensity.Given[s]))
        {
            yield return new("sector=" + Classification.Sectors[sector], intensity.In(c, sector));
        }

        foreach (var (end, breakdown) in Ends.Where(_ => intensity.HasRange))
        {
            yield return new(breakdown, Total(c, intensity, end));
        }
    }

    private static double Total(IndicatorContext c, EmissionIntensity intensity, RangeEnd end) =>
        Enumerable.Range(0, Classification.SectorCount).Sum(sector => intensity.In(c, sector, end));
}
