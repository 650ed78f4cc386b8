using System.Globalization;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Simulation;

namespace SseSim.Analysis.Folders;

/// <summary>Says when the rule of a policy held.</summary>
internal static class RuleWords
{
    /// <summary>One text for each run; null where the policy has no rule.</summary>
    /// <param name="runs">Policy runs, by replicate.</param>
    /// <param name="policy">Its number.</param>
    public static IReadOnlyList<string>? HeldIn(IReadOnlyList<RunResult> runs, int policy) =>
        runs.Count == 0 || policy >= runs[0].Scenario.Policies.Count || runs[0].Scenario.Policies[policy].Rule is null || runs.Any(r => r.RulesHeld.Count <= policy)
            ? null
            : [.. runs.Select(run => Of(run, run.RulesHeld[policy]))];

    private static string Of(RunResult run, IReadOnlyList<bool> held)
    {
        var spans = new List<string>();
        for (var month = 0; month < held.Count; month++)
        {
            if (!held[month])
            {
                continue;
            }

            var first = month;
            while (month + 1 < held.Count && held[month + 1])
            {
                month++;
            }

            spans.Add(first == month ? MonthLabel.Of(run.Scenario, first) : $"{MonthLabel.Of(run.Scenario, first)} to {MonthLabel.Of(run.Scenario, month)}");
        }

        var months = held.Count(h => h);
        return months == 0 ? "never" : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", spans)} ({months} of {held.Count} months)");
    }
}
