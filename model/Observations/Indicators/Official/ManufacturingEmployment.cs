using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>9.2.2.</summary>
internal static class ManufacturingEmployment
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.9.2.2", Title = "Manufacturing employment in total employment", Unit = "%", OfficialCode = "9.2.2",
        OfficialTitle = "Manufacturing employment as a proportion of total employment",
        Definition = "Jobs in manufacturing (ISIC section C) / jobs in all organisations, public administration included.",
        Differs = "Jobs are counted; a person holds one at most.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        var manufacturing = c[Measures.SectorJobs.At((int)Sector.Manufacturing, 0)] + c[Measures.SectorJobs.At((int)Sector.Manufacturing, 1)];
        return Ratio("", manufacturing, Sum(c, Measures.SectorJobs));
    }
}
