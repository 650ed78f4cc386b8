using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SseSim.Scenarios;

/// <summary>A month of a year, written <c>2013-01</c>.</summary>
/// <param name="Year">1900..2200.</param>
/// <param name="Month">1..12.</param>
public readonly record struct CalendarMonth(int Year, int Month) : IComparable<CalendarMonth>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    /// <summary>Months from this one to the other, negative where the other is earlier.</summary>
    public int MonthsTo(CalendarMonth other) => (other.Year - Year) * 12 + other.Month - Month;

    public CalendarMonth Plus(int months)
    {
        var index = Year * 12 + Month - 1 + months;
        return new(Math.DivRem(index, 12, out var month), month + 1);
    }

    /// <summary>Reads exactly <c>yyyy-MM</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CalendarMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < FirstYear or > LastYear || number is < 1 or > 12)
        {
            return false;
        }

        month = new(year, number);
        return true;
    }

    public int CompareTo(CalendarMonth other) => -MonthsTo(other);

    public static bool operator <(CalendarMonth a, CalendarMonth b) => a.CompareTo(b) < 0;

    public static bool operator >(CalendarMonth a, CalendarMonth b) => a.CompareTo(b) > 0;

    public static bool operator <=(CalendarMonth a, CalendarMonth b) => a.CompareTo(b) <= 0;

    public static bool operator >=(CalendarMonth a, CalendarMonth b) => a.CompareTo(b) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
