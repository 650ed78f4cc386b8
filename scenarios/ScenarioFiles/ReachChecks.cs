using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Whether an economy has anybody whom a policy is for. Where it has none the run would do what the reference does, and its report would show a policy.</summary>
internal static class ReachChecks
{
    /// <summary>Adds a warning where the economy has no person of the policy's groups, or no entity of its forms and sectors.</summary>
    public static void Check(ResolvedPolicy policy, Mark mark, EconomyDefinition economy, DiagnosticList diagnostics)
    {
        CheckGroups(policy, mark, economy, diagnostics);
        CheckForms(policy, mark, economy, diagnostics);
    }

    private static void CheckGroups(ResolvedPolicy policy, Mark mark, EconomyDefinition economy, DiagnosticList diagnostics)
    {
        var population = economy.Population;
        (Group Group, Figure Share)[] shares = [(Group.Disability, population.DisabilityShare), (Group.Displaced, population.DisplacedShare),
            (Group.Minority, population.MinorityShare), (Group.Veteran, population.VeteranShare)];
        var absent = shares.Where(s => s.Share.Value == 0).Aggregate(Group.None, (groups, s) => groups | s.Group);
        if (policy.For.Groups == Group.None || (policy.For.Groups & ~absent) != Group.None)
        {
            return;
        }

        var names = Classification.Groups.Where(g => (policy.For.Groups & g.Group) != 0).Select(g => g.Name).ToList();
        diagnostics.Warn(mark, $"policy '{policy.Name}' never acts: it is for the group {string.Join(" or ", names.Select(n => $"'{n}'"))}, and economy '{economy.Economy}' has "
            + $"nobody of it; give {string.Join(" or ", names.Select(n => $"'{n}-share'"))} in its 'population'");
    }

    private static void CheckForms(ResolvedPolicy policy, Mark mark, EconomyDefinition economy, DiagnosticList diagnostics)
    {
        var (forms, sectors) = (policy.For.Forms, policy.For.Sectors);
        if (!policy.Instrument.EligibilityKeys.Contains("forms") || Admits(forms, (int)Form.Conventional)
            || economy.SocialEconomy.Any(family => Admits(forms, (int)Classification.FormNamed(family.Form)) && SectorsOf(family).Any(s => Admits(sectors, s))))
        {
            return;
        }

        var kinds = forms == Eligibility.SocialEconomyForms ? "the social economy" : Names(forms, Classification.Forms);
        var places = sectors == Eligibility.All ? "" : " in " + Names(sectors, Classification.Sectors);
        var there = economy.SocialEconomy.GroupBy(family => family.Form).Select(form =>
            $"{form.Key} (in {string.Join(", ", form.SelectMany(SectorsOf).Distinct().Order().Select(s => Classification.Sectors[s]))})");
        diagnostics.Warn(mark, $"policy '{policy.Name}' finds nobody as the run begins: economy '{economy.Economy}' has no entity of {kinds}{places}; "
            + (economy.SocialEconomy.Count == 0 ? "its 'social-economy' is empty" : $"it has {string.Join(", ", there)}"));
    }

    private static IEnumerable<int> SectorsOf(SocialEconomyFamily family) => Enumerable.Range(0, Classification.SectorCount)
        .Where(s => family.Entities.Value > 0 && family.EntitiesBySector.Values.GetValueOrDefault(Classification.Sectors[s]) > 0);

    private static string Names(uint mask, IReadOnlyList<string> names) => string.Join(" or ", names.Where((_, index) => Admits(mask, index)).Select(name => $"'{name}'"));

    private static bool Admits(uint mask, int index) => (mask >> index & 1) != 0;
}
