using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.6.1.</summary>
internal static class YouthOutside
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.6.1", Title = "Youth not in education, employment or training", Unit = "%", OfficialCode = "8.6.1",
        OfficialTitle = "Proportion of youth (aged 15-24 years) not in education, employment or training",
        Definition = "(Persons aged 15-24 - employed - not employed but in education or training) / persons aged 15-24, by sex.",
        Evaluate = Rows,
    };

    private const int Youth = (int)AgeBand.From15To24;

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        IEnumerable<IndicatorValue> Rate(string breakdown, int? sex)
        {
            var youth = Enumerable.Range(0, Classification.StatusCount).Sum(s => Persons(c, (Status)s, sex, [Youth]));
            return Ratio(breakdown, youth - Employed(c, sex, [Youth]) - Persons(c, Status.InEducation, sex, [Youth]), youth);
        }

        return c.IsNation ? Rate("", null).Concat(Rate("sex=male", 0)).Concat(Rate("sex=female", 1)) : Rate("", null);
    }
}
