using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>The unit of an axis: large numbers are divided and the axis says so (<c>million EUR per month</c>), so that its marks are short.</summary>
/// <param name="Divisor">Values are divided by it.</param>
/// <param name="Title">Of the axis, and behind a value pointed at.</param>
internal sealed record ChartUnit(double Divisor, string Title)
{
    /// <summary>The unit for values up to a largest one.</summary>
    public static ChartUnit Of(ReportLanguage language, string unit, IEnumerable<double> values)
    {
        var largest = values.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var words = language.Unit(unit);
        foreach (var (from, divisor, name) in NumberText.Scales(language.Text("axis.scales")))
        {
            if (largest >= from && !unit.StartsWith('%'))
            {
                return new(divisor, language.Text("axis.scaled", ("scale", name.Trim()), ("unit", words)));
            }
        }

        return new(1, words);
    }
}
