using SseSim.Model.Observations.Goals;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What declarations share whose level the economy file gives. What the file does not give has no rows.</summary>
internal static class GoalFormulas
{
    /// <summary>Breakdowns of the ends of a range.</summary>
    public static IReadOnlyList<(RangeEnd End, string Breakdown)> Ends { get; } = [(RangeEnd.Low, "bound=low"), (RangeEnd.High, "bound=high")];

    /// <summary>A total of the file as the run carries it, and for the nation the ends of its range, where the file gives them. A territory has what its paid jobs carry.</summary>
    /// <param name="c">Month.</param>
    /// <param name="total">Which total.</param>
    /// <param name="shown">As it is shown; null for the total itself.</param>
    public static IEnumerable<IndicatorValue> Carried(IndicatorContext c, Func<GoalFactors, GoalTotal?> total, Func<double, double>? shown = null)
    {
        if (total(c.Goals) is not { } carried || !(c.IsNation || carried.HasTerritories))
        {
            return [];
        }

        IndicatorValue Row(string breakdown, RangeEnd end) => new(breakdown, shown is null ? carried.In(c, end) : shown(carried.In(c, end)));
        return Ends.Where(_ => c.IsNation && carried.HasRange).Select(e => Row(e.Breakdown, e.End)).Prepend(Row("", RangeEnd.Middle));
    }

    /// <summary>The rows where the file gives a factor.</summary>
    public static IEnumerable<IndicatorValue> Given<T>(T? factor, Func<T, IEnumerable<IndicatorValue>> rows) where T : class => factor is null ? [] : rows(factor);
}
