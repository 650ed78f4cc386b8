using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>1.1.1: income per head of the household against the international line in the economy's own prices.</summary>
internal static class InternationalPoverty
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.1.1.1", Title = "Population below the international poverty line", Unit = "%", OfficialCode = "1.1.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of the population living below the international poverty line by sex, age, employment status and "
            + "geographic location (urban/rural)",
        Definition = "Persons whose household has a disposable income per head below $3.00 a day at 2021 purchasing power parities / persons, in December, by sex, "
            + "age, employment status and area; the row of the employed is the working poor.",
        Differs = "Income of December at its monthly rate; the line in the economy's prices is a figure of the economy file. Not defined where the file has none.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfIncomes(c, incomes => incomes.HasInternationalLine
        ? Shares(g => incomes.Nation[IncomeMeasures.BelowInternationalLine.At(g)], g => PersonsIn(incomes, g), ["sex", "age", "status", "area"])
        : []);
}
