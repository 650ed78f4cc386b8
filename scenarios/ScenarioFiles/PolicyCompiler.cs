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
        var until = policy.Until is { } last ? start.MonthsTo(last) : months - 1;
        var activeFrom = Math.Clamp(from, 0, months);
        var activeUntil = Math.Clamp(until, -1, months - 1);
        var rests = Enumerable.Range(0, months).Select(month => Rests(policy, start.Plus(month))).ToArray();
        var values = policy.Instrument.Keys.Select((key, index) =>
        {
            var byMonth = new double[months];
            for (var month = activeFrom; month <= activeUntil; month++)
            {
                var share = key.Ramps ? RampShare(month - from, policy.RampMonths) * PhaseOutShare(until - month, policy.PhaseOutMonths) : 1;
                byMonth[month] = rests[month] ? 0 : policy.Values[index].At(start.Plus(month))!.Value * share;
            }

            return (IReadOnlyList<double>)byMonth;
        });

        return new(policy.Name, policy.Instrument.Name, policy.For, [.. values], activeFrom, activeUntil,
            policy.Budget is { PerYear: true } yearly ? yearly.Amount : null,
            policy.Budget is { PerYear: false } inAll ? inAll.Amount : null)
        {
            Rule = policy.Rule,
            Target = policy.Target,
            Rests = rests.Contains(true) ? rests : null,
        };
    }

    /// <summary>A policy rests where another takes its place, and in the months that a value for single months does not name.</summary>
    private static bool Rests(ResolvedPolicy policy, CalendarMonth month) =>
        policy.OverriddenIn.Any(span => !(month < span.First) && !(month > span.Last)) || policy.Values.Any(v => v.At(month) is null);

    /// <summary>Equal steps from 1/ramp in the first month to 1 in the ramp's last month.</summary>
    private static double RampShare(int monthsSinceStart, int rampMonths) =>
        monthsSinceStart + 1 >= rampMonths ? 1 : (monthsSinceStart + 1) / (double)rampMonths;

    /// <summary>The mirror image of a ramp: equal steps from 1 in the first month of the phase-out to 1/phase-out in the policy's last.</summary>
    private static double PhaseOutShare(int monthsToEnd, int phaseOutMonths) =>
        monthsToEnd + 1 >= phaseOutMonths ? 1 : (monthsToEnd + 1) / (double)phaseOutMonths;
}
