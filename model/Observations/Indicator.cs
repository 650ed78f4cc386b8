using SseSim.Model.Observations.Goals;

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
    /// <summary>Names of the economy's financiers, by index; a financier beyond the list is written by its number.</summary>
    public IReadOnlyList<string> FinancierNames { get; init; } = [];

    /// <summary>What the economy file gives for indicators of the Goals; without it they are not defined.</summary>
    public GoalFactors Goals { get; init; } = GoalFactors.None;

    /// <summary>The calendar year that ends with the month; null in other months.</summary>
    public CalendarYear? Year { get; init; }

    public long this[int counter] => Counters[counter];

    /// <summary>Money of a counter, in currency units of the whole economy.</summary>
    public double Money(int counter) => Counters[counter] * Scale / 100.0;

    public double Count(int counter) => Counters[counter] * Scale;
}

/// <summary>How often an indicator has values.</summary>
public enum Frequency { Monthly, Yearly }

/// <summary>An indicator: its declaration, read by trajectories, reports, <c>list indicators</c> and the documentation.</summary>
public sealed record Indicator
{
    /// <summary>Dotted kebab-case id, such as <c>sse.employment</c>, <c>sdg.8.5.2</c>, <c>px.12</c>.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>Such as <c>persons</c>, <c>%</c>, <c>currency per month</c>; the word <c>currency</c> stands for the economy's own.</summary>
    public required string Unit { get; init; }
    /// <summary>Formula in words.</summary>
    public required string Definition { get; init; }
    /// <summary>Official code of the global indicator framework, if its numerator and denominator are the model's own agents.</summary>
    public string? OfficialCode { get; init; }
    /// <summary>A proxy is marked as such wherever it is shown.</summary>
    public bool IsProxy { get; init; }
    /// <summary>Its level is an input of the economy file; marked as such wherever it is shown.</summary>
    public bool IsInput { get; init; }
    /// <summary>How often it has values: each month, or in December about the year.</summary>
    public Frequency Frequency { get; init; } = Frequency.Monthly;
    /// <summary>Where what the model measures is less than, or other than, the official definition; empty where it is not.</summary>
    public string Differs { get; init; } = "";
    /// <summary>Its name in the global indicator framework, for an official indicator; empty for others.</summary>
    public string OfficialTitle { get; init; } = "";
    public required Func<IndicatorContext, IEnumerable<IndicatorValue>> Evaluate { get; init; }

    /// <summary>The title with the marks that go with it wherever it is shown: the official code, or that it is a proxy.</summary>
    public string MarkedTitle => OfficialCode is { } code ? $"{Title} ({code})" : IsProxy ? $"{Title} ({(IsInput ? "proxy, input measure" : "proxy")})" : Title;

    /// <summary>The unit with the economy's currency in it, such as <c>EUR per month</c>.</summary>
    public string UnitIn(string currency) => Unit.Replace("currency", currency, StringComparison.Ordinal);

    /// <summary>The total, without breakdown; null where it is undefined (a rate over nothing).</summary>
    public double? Total(IndicatorContext context)
    {
        foreach (var value in Evaluate(context))
        {
            if (value.Breakdown.Length == 0)
            {
                return value.Value;
            }
        }

        return null;
    }
}
