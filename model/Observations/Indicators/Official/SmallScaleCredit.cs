using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>9.3.2, with UNIDO's size class.</summary>
internal static class SmallScaleCredit
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.9.3.2", Title = "Small-scale industries with a loan or line of credit", Unit = "%", OfficialCode = "9.3.2",
        OfficialTitle = "Proportion of small-scale industries with a loan or line of credit",
        Definition = "Manufacturers with less than twenty persons employed that owe a loan at the end of the month / all of them.",
        Differs = "Lines of credit that are not drawn are not modelled.",
        Evaluate = c => NationOnly(c, () => Ratio("", c[Measures.SmallManufacturers.At(1)], c[Measures.SmallManufacturers.At(0)])),
    };
}
