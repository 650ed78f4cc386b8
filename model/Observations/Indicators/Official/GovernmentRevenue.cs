using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>17.1.1, by the model's sources.</summary>
internal static class GovernmentRevenue
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.17.1.1", Title = "Government revenue in GDP", Unit = "%", OfficialCode = "17.1.1",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Total government revenue as a proportion of GDP, by source",
        Definition = "Revenue of the national and local governments / GDP, in the calendar year, by source: taxes (and each of them), social contributions, other.",
        Differs = "There are no grants.",
        Evaluate = Rows,
    };

    /// <summary>Of <see cref="Measures.RevenueNames"/>, those that are taxes.</summary>
    internal static IReadOnlyList<int> Taxes { get; } = Indices("product-tax", "income-tax", "corporate-tax");

    private static readonly IReadOnlyList<int> Contributions = Indices("employee-contributions", "employer-contributions");

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => OfYear(c, year =>
    {
        var product = GrowthPerCapita.GrossDomesticProduct(year);
        return Ratio("", year.Sum(Measures.GovernmentRevenue), product)
            .Concat(Ratio("source=taxes", Sum(year, Taxes), product))
            .Concat(Ratio("source=social-contributions", Sum(year, Contributions), product))
            .Concat(Measures.RevenueNames.SelectMany((name, i) => Contributions.Contains(i) ? [] : Ratio("source=" + name, year[Measures.GovernmentRevenue.At(i)], product)));
    });

    /// <summary>Revenue of a year from some sources.</summary>
    internal static double Sum(CalendarYear year, IEnumerable<int> sources) => sources.Sum(i => (double)year[Measures.GovernmentRevenue.At(i)]);

    private static int[] Indices(params string[] names) => [.. names.Select(name => Measures.RevenueNames.ToList().IndexOf(name))];
}
