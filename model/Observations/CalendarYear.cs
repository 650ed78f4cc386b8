using SseSim.Model.Observations.Incomes;

namespace SseSim.Model.Observations;

/// <summary>A calendar year of one area, known in its December: what yearly indicators are evaluated on.</summary>
/// <param name="Sums">Counters added over the months observed: flows of the year, and twelve times the mean of a stock.</param>
/// <param name="Incomes">Incomes observed in December.</param>
/// <param name="Territory">Index of the territory; -1 for the nation.</param>
/// <param name="Before">The year before, without its own past; null in the first.</param>
public sealed record CalendarYear(long[] Sums, YearIncomes? Incomes, int Territory, CalendarYear? Before)
{
    /// <summary>Whether all twelve months were observed; without it only December's incomes are known.</summary>
    public required bool IsComplete { get; init; }

    public long this[int counter] => Sums[counter];

    /// <summary>Sum of all counters of a block.</summary>
    public long Sum(Measure block)
    {
        long sum = 0;
        for (var i = 0; i < block.Length; i++)
        {
            sum += Sums[block.Offset + i];
        }

        return sum;
    }
}

/// <summary>Adds the months of one area to calendar years.</summary>
/// <param name="territory">Index of the territory; -1 for the nation.</param>
public sealed class CalendarYears(int territory)
{
    private long[] _sums = new long[Measures.Length];
    private int _months;
    private CalendarYear? _last;

    /// <summary>Adds one month.</summary>
    /// <param name="monthOfYear">1 to 12.</param>
    /// <param name="counters">Of the area.</param>
    /// <param name="incomes">Of the month, in December.</param>
    /// <returns>The year that ends, in December.</returns>
    public CalendarYear? Add(int monthOfYear, long[] counters, YearIncomes? incomes)
    {
        if (monthOfYear == 1)
        {
            Array.Clear(_sums);
            _months = 0;
        }

        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += counters[i];
        }

        _months++;
        if (monthOfYear < 12)
        {
            return null;
        }

        var year = new CalendarYear(_sums, incomes, territory, _last) { IsComplete = _months == 12 };
        _sums = new long[Measures.Length];
        _last = year with { Before = null };
        return year;
    }
}
