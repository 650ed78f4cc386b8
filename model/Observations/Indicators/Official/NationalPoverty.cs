using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>1.2.1: equivalised income against the line that the economy file gives as a share of the median.</summary>
internal static class NationalPoverty
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.1.2.1", Title = "Population below the national poverty line", Unit = "%", OfficialCode = "1.2.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of population living below the national poverty line, by sex and age",
        Definition = "Persons with an equivalised disposable income (modified OECD scale) below the national poverty line / persons, in December, by sex and age; the line is the "
            + "economy file's share of the nation's median. Territories are measured against the nation's line.",
        Differs = "Income of December at its monthly rate. Not defined where the economy file names no line.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c)
    {
        if (c.Year is not { Incomes: { NationalLineCents: { } line } incomes } year)
        {
            return [];
        }

        var everybody = incomes.Equivalised;
        return c.IsNation
            ? Shares(g => BelowIn(incomes, IncomeMeasures.Equivalised, g, line, everybody), g => PersonsIn(incomes, g), ["sex", "age"])
            : Row("", 100 * incomes.OfTerritory(year.Territory).ShareBelow(line));
    }
}
