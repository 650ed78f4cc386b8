using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>10.2.1, per head as defined, and on the modified OECD scale, which is marked.</summary>
internal static class RelativePoverty
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.10.2.1", Title = "People below 50 per cent of median income", Unit = "%", OfficialCode = "10.2.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of people living below 50 per cent of median income, by sex, age and persons with disabilities",
        Definition = "Persons whose household's disposable income per head is below half the nation's median / persons, in December, by sex, age and disability; rows with "
            + "scale=oecd-modified use equivalised income instead.",
        Differs = "Income of December at its monthly rate.",
        Evaluate = Rows,
    };

    private static readonly string[] Dimensions = ["sex", "age", "disability"];

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfIncomes(c, incomes =>
        Below(incomes, IncomeMeasures.PerCapita, incomes.PerCapita, "").Concat(Below(incomes, IncomeMeasures.Equivalised, incomes.Equivalised, "scale=oecd-modified")));

    private static IEnumerable<IndicatorValue> Below(YearIncomes incomes, Measure block, IncomeDistribution everybody, string prefix) =>
        everybody.Quantile(0.5) is not { } median ? []
            : Shares(g => BelowIn(incomes, block, g, 0.5 * median, everybody), g => PersonsIn(incomes, g), Dimensions, prefix);
}
