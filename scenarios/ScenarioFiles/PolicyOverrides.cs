using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Works <c>override: true</c> in: a policy that overrides takes the place of the earlier ones of its instrument in the months in which both would
/// act; one with the same name replaces the earlier one altogether.</summary>
internal static class PolicyOverrides
{
    /// <summary>The policies that are left, in order.</summary>
    public static IReadOnlyList<ReadPolicy> Apply(IEnumerable<ReadPolicy> read, DiagnosticList diagnostics)
    {
        var policies = new List<ReadPolicy>();
        foreach (var later in read)
        {
            policies.Add(later.Policy.Overrides ? TakePlace(later, policies, diagnostics) : later);
        }

        return policies;
    }

    /// <summary>The later policy; without its flag where nothing is left that it overrides, so that the resolved file reads the same.</summary>
    private static ReadPolicy TakePlace(ReadPolicy later, List<ReadPolicy> earlier, DiagnosticList diagnostics)
    {
        var instrument = later.Policy.Instrument.Name;
        var replaced = earlier.RemoveAll(e => e.Policy.Name == later.Policy.Name && e.Policy.Instrument.Name == instrument);
        var overridden = 0;
        for (var i = 0; i < earlier.Count; i++)
        {
            var (policy, mark) = earlier[i];
            if (policy.Instrument.Name != instrument || !PolicyChecks.Overlap(policy, later.Policy))
            {
                continue;
            }

            overridden++;
            if (!Covers(later.Policy.For, policy.For))
            {
                diagnostics.Error(later.Mark, $"policy '{later.Policy.Name}' overrides policy '{policy.Name}' at {mark}, but is for fewer: those whom only "
                    + "the earlier one is for would lose it; give both the same 'for', or separate them by 'for' and leave 'override' out");
            }

            earlier[i] = new(policy with { OverriddenIn = [.. policy.OverriddenIn, (later.Policy.Name, later.Policy.From, later.Policy.Until)] }, mark);
        }

        if (overridden == 0 && replaced == 0)
        {
            diagnostics.Warn(later.Mark, $"policy '{later.Policy.Name}' has 'override: true', but no earlier policy of instrument '{instrument}' acts in its "
                + "months: leave 'override' out");
        }

        return overridden > 0 ? later : later with { Policy = later.Policy with { Overrides = false } };
    }

    /// <summary>Whether everybody whom the second is for is one whom the first is for.</summary>
    private static bool Covers(Eligibility first, Eligibility second) =>
        Contains(first.Forms, second.Forms, Classification.FormCount) && Contains(first.Stages, second.Stages, Classification.StageCount)
        && Contains(first.Sectors, second.Sectors, Classification.SectorCount) && Contains(first.Sizes, second.Sizes, Classification.SizeClassCount)
        && (first.Territories is null || (second.Territories is not null && second.Territories.All(first.Territories.Contains)))
        && (first.Groups == Group.None || (second.Groups != Group.None && (second.Groups & ~first.Groups) == 0));

    private static bool Contains(uint all, uint part, int classes) => (part & ~all & ((1u << classes) - 1)) == 0;
}
