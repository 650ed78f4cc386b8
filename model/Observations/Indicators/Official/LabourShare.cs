using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>10.4.1.</summary>
internal static class LabourShare
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.10.4.1", Title = "Labour share of GDP", Unit = "%", OfficialCode = "10.4.1",
        OfficialTitle = "Labour share of GDP",
        Definition = "(Compensation of employees and worker-members + labour income of the self-employed) / GDP of the month.",
        Evaluate = c => NationOnly(c, () => Ratio("",
            c[Measures.Compensation.At()] + c[Measures.SelfEmployedIncome.At()], GrossDomesticProduct(c))),
    };
}
