using SseSim.Model.Institutions;

namespace SseSim.Model.Policies;

/// <summary>How a statistic is compared with a threshold.</summary>
public enum Comparison : byte
{
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// <summary>A comparison with a threshold, in the unit of the statistic.</summary>
public readonly record struct Threshold(Comparison Comparison, double Value)
{
    public bool Holds(double statistic) => Comparison switch
    {
        Comparison.Above => statistic > Value,
        Comparison.AtLeast => statistic >= Value,
        Comparison.Below => statistic < Value,
        _ => statistic <= Value,
    };
}

/// <summary>Lets a policy act, within its dates, only while a published statistic says so.</summary>
/// <param name="Statistic">Id in <see cref="MeasuredStatistic"/>.</param>
/// <param name="When">Begins to hold.</param>
/// <param name="Until">Ends; null where it ends as soon as <paramref name="When"/> no longer holds. Apart from it, it gives hysteresis.</param>
/// <param name="LagMonths">Months from publication to action beyond the next month.</param>
public sealed record PolicyRule(string Statistic, Threshold When, Threshold? Until, int LagMonths)
{
    /// <summary>Whether it holds in a month. A pure function of what was published, so that a run that goes on from its middle needs no state of the rule;
    /// before the first publication it does not hold.</summary>
    /// <param name="releases">[month from 0]: what was published in it.</param>
    /// <param name="month">Month in which the policy would act; it sees releases of the months before it, less the lag.</param>
    /// <param name="scale">Residents of the economy over residents simulated.</param>
    public bool HoldsIn(int month, IReadOnlyList<StatisticsRelease> releases, double scale)
    {
        var statistic = MeasuredStatistic.Find(Statistic)!;
        var holds = false;
        for (var m = 0; m < Math.Min(month - LagMonths, releases.Count); m++)
        {
            if (statistic.Value(releases[m], scale) is { } value)
            {
                holds = holds && Until is { } until ? !until.Holds(value) : When.Holds(value);
            }
        }

        return holds;
    }
}
