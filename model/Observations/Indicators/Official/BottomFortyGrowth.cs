using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>10.1.1, from December to December.</summary>
internal static class BottomFortyGrowth
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.10.1.1", Title = "Growth of income per capita, bottom 40 per cent", Unit = "% per year", OfficialCode = "10.1.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Growth rates of household expenditure or income per capita among the bottom 40 per cent of the population and "
            + "the total population",
        Definition = "Growth of the mean disposable income per head of the poorest 40 per cent of persons from December to December; the whole population's beside it.",
        Differs = "From one year to the next, where the official series takes about five years and annualises.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfIncomes(c, incomes =>
        c.Year!.Before?.Incomes is not { } before ? [] : Growth("", incomes, before, 0.4).Concat(Growth("population=total", incomes, before, 1)));

    private static IEnumerable<IndicatorValue> Growth(string breakdown, YearIncomes now, YearIncomes before, double share) =>
        now.PerCapita.MeanBetween(0, share) is { } income && before.PerCapita.MeanBetween(0, share) is > 0 and var earlier
            ? [new(breakdown, 100 * (income / earlier - 1))] : [];
}
