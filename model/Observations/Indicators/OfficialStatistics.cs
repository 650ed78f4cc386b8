using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What the statistics office published in a month: late, and without what its registers do not see.</summary>
internal static class OfficialStatistics
{
    public static IEnumerable<Indicator> Declarations =>
    [
        Published("statistics.sse-entities-measured", "SSE entities as measured", "entities",
            "SSE entities that the register sees, published in the month about an earlier one.", Measures.MeasuredEntities),
        Published("statistics.sse-employment-measured", "SSE employment as measured", "persons",
            "Paid employment in SSE entities that the register sees, published in the month about an earlier one.", Measures.MeasuredEmployment),
        new()
        {
            Id = "statistics.sse-value-added-measured", Title = "SSE value added as measured", Unit = "currency per month",
            Definition = "Value added of the SSE entities that statistics see, published in the month about an earlier one under a satellite account.",
            Evaluate = c => NationOnly(c, () => c[Measures.MeasuredValueAdded.At()] == 0 ? [] : [new("", c.Money(Measures.MeasuredValueAdded.At()))]),
        },
        new()
        {
            Id = "statistics.unemployment-rate-measured", Title = "Unemployment rate as measured", Unit = "%",
            Definition = "Survey estimate published in the month about an earlier one: unemployed / labour force.",
            Evaluate = c => NationOnly(c, () => Ratio("", c[Measures.MeasuredUnemployed.At()], c[Measures.MeasuredLabourForce.At()])),
        },
    ];

    /// <summary>Zero means that nothing has been published yet.</summary>
    private static Indicator Published(string id, string title, string unit, string definition, Measure measure) => new()
    {
        Id = id, Title = title, Unit = unit, Definition = definition,
        Evaluate = c => NationOnly(c, () => c[measure.At()] == 0 ? [] : [new("", c.Count(measure.At()))]),
    };
}
