using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>10.4.2, and the two coefficients that it is the difference of.</summary>
internal static class RedistributiveImpact
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.10.4.2", Title = "Redistributive impact of fiscal policy", Unit = "Gini points", OfficialCode = "10.4.2",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Redistributive impact of fiscal policy",
        Definition = "Gini coefficient of equivalised income before taxes, contributions, pensions and benefits less that of equivalised disposable income, x 100, in December.",
        Differs = "Pensions count as transfers; indirect taxes and services in kind are left out; modified OECD scale, not the square root.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfIncomes(c, incomes =>
        incomes.Market.Gini() is { } before && incomes.Equivalised.Gini() is { } after
            ? [new("", 100 * (before - after)), new("income=market", 100 * before), new("income=disposable", 100 * after)] : []);
}
