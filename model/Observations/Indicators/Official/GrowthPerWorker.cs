using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.2.1: GDP of the year at base-year prices over the year's mean employment.</summary>
internal static class GrowthPerWorker
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.2.1", Title = "Growth of real GDP per employed person", Unit = "% per year", OfficialCode = "8.2.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Annual growth rate of real GDP per employed person",
        Definition = "GDP of the calendar year at constant prices / mean number of employed persons in the year, against the year before.",
        Evaluate = c => OfYear(c, year => Growth("", year, GrowthPerCapita.GrossDomesticProduct, Employed)),
    };

    private static double Employed(CalendarYear year)
    {
        double employed = 0;
        foreach (var status in EmployedStatuses)
        {
            for (var sex = 0; sex < Classification.SexCount; sex++)
            {
                for (var age = 0; age < Classification.AgeBandCount; age++)
                {
                    employed += year[Measures.Persons.At(status, sex, age)];
                }
            }
        }

        return employed;
    }
}
