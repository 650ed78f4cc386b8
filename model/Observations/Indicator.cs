namespace SseSim.Model.Observations;

/// <summary>One value of an indicator.</summary>
/// <param name="Breakdown">Such as <c>form=association;sex=female</c>; empty for the total.</param>
/// <param name="Value">In the indicator's unit, for the whole economy (a sample's sums multiplied back).</param>
public readonly record struct IndicatorValue(string Breakdown, double Value);

/// <summary>What an indicator is evaluated on: one area and month.</summary>
/// <param name="Counters">Laid out by the table of measures.</param>
/// <param name="Scale">Residents of the economy over residents simulated.</param>
/// <param name="IsNation">True for the nation: some breakdowns are given for it alone.</param>
/// <param name="PolicyNames">Names of the run's policies, by index.</param>
public sealed record IndicatorContext(long[] Counters, double Scale, bool IsNation, IReadOnlyList<string> PolicyNames)
{
    public long this[int counter] => Counters[counter];

    /// <summary>Money of a counter, in currency units of the whole economy.</summary>
    public double Money(int counter) => Counters[counter] * Scale / 100.0;

    public double Count(int counter) => Counters[counter] * Scale;
}

/// <summary>An indicator: its declaration, read by trajectories, reports, <c>list indicators</c> and the documentation.</summary>
public sealed record Indicator
{
    /// <summary>Dotted kebab-case id, such as <c>sse.employment</c>, <c>sdg.8.5.2</c>, <c>px.12</c>.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Unit { get; init; }
    /// <summary>Formula in words.</summary>
    public required string Definition { get; init; }
    /// <summary>Official code of the global indicator framework, if its numerator and denominator are the model's own agents.</summary>
    public string? OfficialCode { get; init; }
    /// <summary>A proxy is marked as such wherever it is shown.</summary>
    public bool IsProxy { get; init; }
    public required Func<IndicatorContext, IEnumerable<IndicatorValue>> Evaluate { get; init; }

    /// <summary>The total, without breakdown.</summary>
    public double Total(IndicatorContext context) => Evaluate(context).First(v => v.Breakdown.Length == 0).Value;
}
