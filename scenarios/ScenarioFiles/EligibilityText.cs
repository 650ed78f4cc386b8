using SseSim.Model.Economy;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Eligibility as lists of names.</summary>
internal static class EligibilityText
{
    /// <summary>For each key of <c>for</c> that the policy's instrument takes, the names; null for all of them.</summary>
    public static IEnumerable<(string Key, IReadOnlyList<string>? Names)> Lists(ResolvedPolicy policy, EconomyDefinition economy)
    {
        var eligibility = policy.For;
        return ScenarioKeys.OfEligibility.Where(k => policy.Instrument.EligibilityKeys.Contains(k)).Select(key => (key, (IReadOnlyList<string>?)(key switch
        {
            "forms" => Names(eligibility.Forms, Classification.Forms),
            "stages" => Names(eligibility.Stages, Classification.Stages),
            "sectors" => Names(eligibility.Sectors, Classification.Sectors),
            "sizes" => Names(eligibility.Sizes, Classification.SizeClasses),
            "territories" => eligibility.Territories?.Select(t => economy.Territories[t].Id).ToList(),
            _ => eligibility.Groups == Group.None
                ? null
                : Classification.Groups.Where(g => (eligibility.Groups & g.Group) != 0).Select(g => g.Name).ToList(),
        })));
    }

    private static List<string>? Names(uint mask, IReadOnlyList<string> names)
    {
        var chosen = names.Where((_, index) => (mask >> index & 1) != 0).ToList();
        return chosen.Count == names.Count ? null : chosen;
    }
}
