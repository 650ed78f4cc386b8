using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.3.1: who works in an organisation that is not registered, on own account or as its employee.</summary>
internal static class InformalEmployment
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.3.1", Title = "Informal employment in total employment", Unit = "%", OfficialCode = "8.3.1",
        OfficialTitle = "Proportion of informal employment in total employment, by sector and sex",
        Definition = "Persons who work in organisations that are not registered (their own-account owners, members and employees) / all persons who work, by sex, by sector, and for "
            + "agriculture and the rest. Members of an informal producers' cooperative or group count as informal; volunteers are not employed (19th ICLS).",
        Differs = "Informal jobs of registered organisations are not modelled.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        const int agriculture = (int)Sector.AgricultureAndFood;
        var total = Ratio("", Sum(c, Measures.InformalJobs), Sum(c, Measures.SectorJobs));
        return !c.IsNation ? total : total
            .Concat(Enumerable.Range(0, Classification.SexCount).SelectMany(x => Share(c, "sex=" + Classification.Sexes[x], _ => true, x)))
            .Concat(Enumerable.Range(0, Classification.SectorCount).SelectMany(s => Share(c, "sector=" + Classification.Sectors[s], n => n == s, null)))
            .Concat(Share(c, "activity=agriculture", s => s == agriculture, null))
            .Concat(Share(c, "activity=non-agriculture", s => s != agriculture, null));
    }

    private static IEnumerable<IndicatorValue> Share(IndicatorContext c, string breakdown, Func<int, bool> sectors, int? sex)
    {
        long informal = 0, all = 0;
        for (var s = 0; s < Classification.SectorCount; s++)
        {
            for (var x = sex ?? 0; sectors(s) && x <= (sex ?? Classification.SexCount - 1); x++)
            {
                informal += c[Measures.InformalJobs.At(s, x)];
                all += c[Measures.SectorJobs.At(s, x)];
            }
        }

        return Ratio(breakdown, informal, all);
    }
}
