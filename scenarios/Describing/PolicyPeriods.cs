using SseSim.Model.Policies;

namespace SseSim.Scenarios.Describing;

/// <summary>A stretch of months in which a policy keeps its values or changes them month by month.</summary>
/// <param name="First">First month, from 0.</param>
/// <param name="Last">Last month.</param>
/// <param name="Changes">Whether the values differ from month to month.</param>
/// <param name="Acts">Whether the policy acts.</param>
internal readonly record struct PolicyPeriod(int First, int Last, bool Changes, bool Acts)
{
    /// <summary>The run of a policy as few periods, in order and without gaps.</summary>
    public static IReadOnlyList<PolicyPeriod> Of(CompiledPolicy policy, int months)
    {
        var periods = new List<PolicyPeriod>();
        for (var first = 0; first < months;)
        {
            var last = first;
            while (last + 1 < months && SameAs(policy, first, last + 1))
            {
                last++;
            }

            var acts = policy.ActsIn(first);
            if (acts && first == last && periods.Count > 0 && periods[^1] is { Acts: true } before && (before.Changes || before.First == before.Last))
            {
                periods[^1] = before with { Last = last, Changes = true };
            }
            else
            {
                periods.Add(new(first, last, Changes: false, acts));
            }

            first = last + 1;
        }

        return periods;
    }

    private static bool SameAs(CompiledPolicy policy, int month, int other) => policy.ActsIn(month) == policy.ActsIn(other)
        && Enumerable.Range(0, policy.ValuesByMonth.Count).All(key => policy.Value(key, month) == policy.Value(key, other));
}
