using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.1.1: GDP of the year at base-year prices.</summary>
internal static class GrowthPerCapita
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.1.1", Title = "Growth of real GDP per capita", Unit = "% per year", OfficialCode = "8.1.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Annual growth rate of real GDP per capita",
        Definition = "GDP of the calendar year at constant prices / mean population of the year, against the year before.",
        Differs = "Prices are those of the economy's base year, not constant US dollars.",
        Evaluate = c => OfYear(c, year => Growth("", year, GrossDomesticProduct, Population)),
    };

    /// <summary>Value added of all organisations and taxes on products less subsidies, in the year.</summary>
    internal static double GrossDomesticProduct(CalendarYear year) => year.Sum(Measures.ValueAdded) + year[Measures.ProductTaxes.At()];

    private static double Population(CalendarYear year) => year.Sum(Measures.Persons);
}
