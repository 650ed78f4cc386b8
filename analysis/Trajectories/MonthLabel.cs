using System.Globalization;
using SseSim.Model.Policies;

namespace SseSim.Analysis.Trajectories;

/// <summary>Months as files write them, such as <c>2013-01</c>.</summary>
public static class MonthLabel
{
    public static string Of(CompiledScenario scenario, int month) => Of(scenario.YearOf(month), scenario.MonthOfYear(month));

    public static string Of(int year, int monthOfYear) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{monthOfYear:00}");
}
