using SseSim.Model.Observations.Incomes;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Who has what: incomes observed in December, at the month's rate. Equivalised on the modified OECD scale: 1 for the first adult, 0.5 for each further
/// one, 0.3 for each child up to 14.</summary>
internal static class Distribution
{
    private const int Deciles = 10;

    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "distribution.income", Title = "Mean equivalised disposable income", Unit = "currency per month", Frequency = Frequency.Yearly,
            Definition = "Mean over persons of their household's disposable income / equivalent adults (modified OECD scale), in December, by tenth of the "
                + "population ranked by it, sex, age, disability, area and employment.",
            Evaluate = Income,
        },
        new()
        {
            Id = "distribution.median", Title = "Median equivalised disposable income", Unit = "currency per month", Frequency = Frequency.Yearly,
            Definition = "Equivalised disposable income of the person in the middle, in December.",
            Evaluate = c => c.Year?.Incomes is not { } incomes ? []
                : Row("", (c.IsNation ? incomes.Equivalised : incomes.OfTerritory(c.Year.Territory)).Quantile(0.5) / 100),
        },
        new()
        {
            Id = "distribution.income-shares", Title = "Share of income by tenth of the population", Unit = "%", Frequency = Frequency.Yearly,
            Definition = "Equivalised disposable income of each tenth of the population ranked by it / that of everybody, in December.",
            Evaluate = c => OfIncomes(c, incomes => incomes.Equivalised is { Mean: > 0 and var mean } everybody
                ? Enumerable.Range(1, Deciles).SelectMany(d => Row("decile=" + d, 10 * OfDecile(everybody, d) / mean)) : []),
        },
    ];

    private static IEnumerable<IndicatorValue> Income(IndicatorContext c)
    {
        if (c.Year?.Incomes is not { } incomes)
        {
            return [];
        }

        if (!c.IsNation)
        {
            return Row("", incomes.MeanOfTerritory(c.Year.Territory) / 100);
        }

        var everybody = incomes.Equivalised;
        return Shares(g => incomes.Nation[IncomeMeasures.GroupIncome.At(g)] / 100.0 / 100, g => PersonsIn(incomes, g), ["sex", "age", "disability", "area", "status"])
            .Concat(Enumerable.Range(1, Deciles).SelectMany(d => Row("decile=" + d, OfDecile(everybody, d) / 100)));
    }

    private static double? OfDecile(IncomeDistribution everybody, int decile) => everybody.MeanBetween((decile - 1.0) / Deciles, (double)decile / Deciles);
}
