using System.Globalization;
using SseSim.Scenarios.Quantities;

namespace SseSim.Scenarios.Sweeps;

/// <summary>A key of the scenario that a sweep varies: over values that are listed, or over a range.</summary>
/// <param name="Key">As <c>--set</c> takes it: <c>policies.fund.coverage</c>, <c>parameters.payout-rate</c>, <c>months</c>.</param>
/// <param name="Levels">Values as a file would write them; for a range those of a grid, which may be none.</param>
/// <param name="Range">The range; null where values are listed.</param>
public sealed record SweepFactor(string Key, IReadOnlyList<string> Levels, FactorRange? Range)
{
    /// <summary>The value at a place of the unit interval, as a file would write it.</summary>
    /// <param name="place">0 inclusive to 1 exclusive.</param>
    public string ValueAt(double place) => Range is { } range
        ? range.Written(range.Low + (range.High - range.Low) * place)
        : Levels[Math.Clamp((int)(place * Levels.Count), 0, Levels.Count - 1)];

    /// <summary>A value as a number in its base unit (a share as a fraction of 1, money in units); null where it is none.</summary>
    public static double? NumberOf(string value) => QuantityParser.Parse(value, out _)?.Number;
}

/// <summary>The range of a factor.</summary>
/// <param name="Low">First end.</param>
/// <param name="High">Other end.</param>
/// <param name="Unit">What both are written with, such as <c>%</c> or <c>M EUR per year</c>; may be empty.</param>
public sealed record FactorRange(double Low, double High, string Unit)
{
    public string Written(double number) => (number.ToString("R", CultureInfo.InvariantCulture) + " " + Unit).TrimEnd();
}
