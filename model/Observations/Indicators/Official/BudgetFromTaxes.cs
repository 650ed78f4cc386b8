using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>17.1.2.</summary>
internal static class BudgetFromTaxes
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.17.1.2", Title = "Domestic budget funded by domestic taxes", Unit = "%", OfficialCode = "17.1.2",
        Frequency = Frequency.Yearly,
        OfficialTitle = "Proportion of domestic budget funded by domestic taxes",
        Definition = "Taxes / spending of the national and local governments, in the calendar year. Social contributions are no taxes.",
        Differs = "General government, where the official series takes the budgetary central government.",
        Evaluate = c => OfYear(c, year => Ratio("", GovernmentRevenue.Sum(year, GovernmentRevenue.Taxes), year.Sum(Measures.GovernmentSpending))),
    };
}
