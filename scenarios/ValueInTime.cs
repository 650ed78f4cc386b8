namespace SseSim.Scenarios;

/// <summary>How a value goes from one of its dates to the next.</summary>
public enum ValueShape
{
    /// <summary>One value for all months.</summary>
    Constant,
    /// <summary>Each value holds from its month on.</summary>
    Steps,
    /// <summary>Straight lines between the dates, the last value after them.</summary>
    Path,
    /// <summary>Only in the months named; the policy rests in the others.</summary>
    Once,
}

/// <summary>A value from a month on.</summary>
public readonly record struct DatedValue(CalendarMonth Month, double Value);

/// <summary>The value of a policy's key over the months.</summary>
/// <param name="Shape">How it goes between the dates.</param>
/// <param name="Points">By month, at least one; a constant has one whose month says nothing.</param>
public sealed record ValueInTime(ValueShape Shape, IReadOnlyList<DatedValue> Points)
{
    public static ValueInTime Constant(double value) => new(ValueShape.Constant, [new(default, value)]);

    /// <summary>The first month that it names; null for a constant.</summary>
    public CalendarMonth? First => Shape == ValueShape.Constant ? null : Points[0].Month;

    /// <summary>The value in a month; null where it has none: before its first month, or in a month that <see cref="ValueShape.Once"/> does not name.</summary>
    public double? At(CalendarMonth month)
    {
        if (Shape == ValueShape.Constant)
        {
            return Points[0].Value;
        }

        var last = Points.Count - 1;
        while (last >= 0 && Points[last].Month > month)
        {
            last--;
        }

        if (last < 0)
        {
            return null;
        }

        var (begins, value) = Points[last];
        return Shape switch
        {
            ValueShape.Once => begins == month ? value : null,
            ValueShape.Path when last + 1 < Points.Count => Between(Points[last], Points[last + 1], month),
            _ => value,
        };
    }

    private static double Between(DatedValue from, DatedValue to, CalendarMonth month) =>
        from.Value + (to.Value - from.Value) * from.Month.MonthsTo(month) / from.Month.MonthsTo(to.Month);
}
