using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>8.5.2.</summary>
internal static class UnemploymentRate
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.8.5.2", Title = "Unemployment rate", Unit = "%", OfficialCode = "8.5.2",
        OfficialTitle = "Unemployment rate, by sex, age and persons with disabilities",
        Definition = "Unemployed / labour force (employed + unemployed), by sex, age and disability.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        IEnumerable<IndicatorValue> Rate(string breakdown, int? sex, IReadOnlyList<int>? ages)
        {
            var unemployed = Persons(c, Economy.Status.Unemployed, sex, ages);
            return Ratio(breakdown, unemployed, unemployed + Employed(c, sex, ages));
        }

        return !c.IsNation ? Rate("", null, null) : Rate("", null, null)
            .Concat(BySexAndAge((breakdown, sex, age) => Rate(breakdown, sex, age is { } a ? [a] : null)))
            .Concat(Ratio("disability=yes", c[Measures.Disability.At(1)], c[Measures.Disability.At(0)] + c[Measures.Disability.At(1)]));
    }
}
