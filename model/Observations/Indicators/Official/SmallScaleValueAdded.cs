using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Official;

/// <summary>9.3.1, with UNIDO's size class.</summary>
internal static class SmallScaleValueAdded
{
    public static Indicator Declaration => new()
    {
        Id = "sdg.9.3.1", Title = "Small-scale industries in industry value added", Unit = "%", OfficialCode = "9.3.1",
        OfficialTitle = "Proportion of small-scale industries in total industry value added",
        Definition = "Value added of manufacturers with less than twenty persons employed / value added of all manufacturers, of the month.",
        Differs = "Establishments of large organisations count as organisations of their own.",
        Evaluate = c => NationOnly(c, () => Ratio("", c[Measures.SmallManufacturers.At(2)],
            Enumerable.Range(0, Classification.FormCount).Sum(f => c[Measures.ValueAdded.At(f, (int)Sector.Manufacturing)]))),
    };
}
