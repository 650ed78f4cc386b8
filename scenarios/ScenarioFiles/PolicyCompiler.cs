using SseSim.Model.Policies;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Turns dates and ramps into values for every month of the run.</summary>
internal static class PolicyCompiler
{
    public static CompiledScenario Compile(ResolvedScenario scenario) => new(
        scenario.Name, scenario.Start.Year, scenario.Start.Month, scenario.Months, scenario.Residents,
        [.. scenario.Policies.Select(p => Compile(p, scenario.Start, scenario.Months))], scenario.Parameters);

    /// <summary>A policy that the run does not cover gets an empty range of months.</summary>
    private static CompiledPolicy Compile(ResolvedPolicy policy, CalendarMonth start, int months)
    {
        var from = policy.From is { } first ? start.MonthsTo(first) : 0;
        var activeFrom = Math.Clamp(from, 0, months);
        var activeUntil = Math.Clamp(policy.Until is { } last ? start.MonthsTo(last) : months - 1, -1, months - 1);
        var values = policy.Instrument.Keys.Select((key, index) =>
        {
            var byMonth = new double[months];
            for (var month = activeFrom; month <= activeUntil; month++)
            {
                byMonth[month] = key.Ramps ? policy.Values[index] * RampShare(month - from, policy.RampMonths) : policy.Values[index];
            }

            return (IReadOnlyList<double>)byMonth;
        });

        return new(policy.Name, policy.Instrument.Name, policy.For, [.. values], activeFrom, activeUntil,
            policy.Budget is { PerYear: true } yearly ? yearly.Amount : null,
            policy.Budget is { PerYear: false } inAll ? inAll.Amount : null);
    }

    /// <summary>Equal steps from 1/ramp in the first month to 1 in the ramp's last month.</summary>
    private static double RampShare(int monthsSinceStart, int rampMonths) =>
        monthsSinceStart + 1 >= rampMonths ? 1 : (monthsSinceStart + 1) / (double)rampMonths;
}
