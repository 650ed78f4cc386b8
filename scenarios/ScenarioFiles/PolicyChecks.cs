using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Scenarios.EconomyFiles;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>What must hold between the policies of a scenario and with the months of its run.</summary>
internal static class PolicyChecks
{
    /// <summary>Adds errors for names used twice and for an instrument set twice for the same organisations and months.</summary>
    public static void CheckTogether(IReadOnlyList<ReadPolicy> policies, DiagnosticList diagnostics)
    {
        if (policies.Count > Measures.MaximumPolicies)
        {
            diagnostics.Error(policies[Measures.MaximumPolicies].Mark,
                $"a run takes at most {Measures.MaximumPolicies} policies and interventions together, and there are {policies.Count}");
            return;
        }

        for (var later = 1; later < policies.Count && !diagnostics.IsFull; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (first, second) = (policies[earlier], policies[later]);
                if (first.Policy.Target is null && first.Policy.Instrument.Name == second.Policy.Instrument.Name && !second.Policy.Overrides
                    && Overlap(first.Policy, second.Policy))
                {
                    diagnostics.Error(second.Mark, $"policy '{second.Policy.Name}' overlaps policy '{first.Policy.Name}' at {first.Mark}: "
                        + $"instrument '{second.Policy.Instrument.Name}' is set twice for the same organisations {Months(first.Policy, second.Policy)}; "
                        + "separate them by 'for' or by 'from' and 'until', or write 'override: true' in the later one to let it take the other's place");
                }
                else if (first.Policy.Name == second.Policy.Name)
                {
                    diagnostics.Error(second.Mark,
                        $"{(second.Policy.Target is null ? "policy" : "intervention")} name '{second.Policy.Name}' is used twice, first at {first.Mark}; give one of them another 'name'");
                }
            }
        }
    }

    /// <summary>Adds warnings for policies that the run does not cover.</summary>
    public static void CheckAgainstRun(IReadOnlyList<ReadPolicy> policies, CalendarMonth start, CalendarMonth last, DiagnosticList diagnostics)
    {
        foreach (var (policy, mark) in policies)
        {
            if (policy.From > last || policy.Until < start)
            {
                diagnostics.Warn(mark, $"{(policy.Target is null ? "policy" : "intervention")} '{policy.Name}' never acts: it is {Span(policy.From, policy.Until)}, the run from {start} to {last}");
            }
            else if (policy.From < start && policy.Target is null)
            {
                diagnostics.Warn(mark, $"policy '{policy.Name}' begins in {policy.From}, before the run does in {start}");
            }
            else if (policy is { From: null, Until: { } until } && start.MonthsTo(until) + 1 < policy.RampMonths)
            {
                diagnostics.Warn(mark, $"the ramp of policy '{policy.Name}', {policy.RampMonths} months, is longer than the policy, which has {start.MonthsTo(until) + 1} from the start of the run: "
                    + "the full value is never reached");
            }
        }
    }

    /// <summary>Adds a warning for each policy that acts through a financier of a kind that the economy has not, or is for those whom it has not.</summary>
    public static void CheckAgainstEconomy(IReadOnlyList<ReadPolicy> policies, EconomyDefinition economy, DiagnosticList diagnostics)
    {
        foreach (var (policy, mark) in policies)
        {
            var needed = policy.Instrument.Financiers;
            if (needed.Count > 0 && !economy.Credit.Financiers.Any(f => needed.Contains(f.Kind)))
            {
                diagnostics.Warn(mark, $"policy '{policy.Name}' never acts: '{policy.Instrument.Name}' works through a financier of kind {string.Join(" or ", needed.Select(NameOf))}, and economy "
                    + $"'{economy.Economy}' has none; add one to its 'financiers'");
            }
            else if (policy.Target is null)
            {
                ReachChecks.Check(policy, mark, economy, diagnostics);
            }
        }
    }

    /// <summary>Adds a warning for each policy that reserves tenders where an earlier one does: the first that acts in a sector reserves them, whoever they are for.</summary>
    public static void CheckReservations(IReadOnlyList<ReadPolicy> policies, DiagnosticList diagnostics)
    {
        List<ReadPolicy> reserving = [.. policies.Where(p => p.Policy.Instrument.Lever is Lever.ProcurementQuota or Lever.ReservedContracts)];
        for (var later = 1; later < reserving.Count; later++)
        {
            var (second, mark) = reserving[later];
            // One with a rule rests at times, and one that is overridden rests where the later one acts; an instrument that is set twice is an error already.
            if (!second.Overrides && reserving.Take(later).FirstOrDefault(p => p.Policy.Rule is null && Overlap(Whoever(p.Policy), Whoever(second))) is { } first
                && !(first.Policy.Instrument.Name == second.Instrument.Name && Overlap(first.Policy, second)))
            {
                diagnostics.Warn(mark, $"policy '{second.Name}' reserves no tender {Months(first.Policy, second)} in sectors where policy '{first.Policy.Name}' at {first.Mark} does: "
                    + "of several that reserve in a sector the first counts; separate them by 'sectors' or by 'from' and 'until'");
            }
        }
    }

    /// <summary>The policy without its conditions on bidders: what is reserved is the tender.</summary>
    private static ResolvedPolicy Whoever(ResolvedPolicy policy) =>
        policy with { For = policy.For with { Forms = Eligibility.All, Stages = Eligibility.All, Sizes = Eligibility.All, Groups = Group.None } };

    private static string NameOf(FinancierKind kind) => $"'{RecordReader.KeyOf(kind.ToString())}'";

    /// <summary>Whether two policies would act in one month on one organisation.</summary>
    public static bool Overlap(ResolvedPolicy a, ResolvedPolicy b)
    {
        if (a.Until < b.From || b.Until < a.From)
        {
            return false;
        }

        var (x, y) = (a.For, b.For);
        return Meet(x.Forms, y.Forms, Classification.FormCount) && Meet(x.Stages, y.Stages, Classification.StageCount)
            && Meet(x.Sectors, y.Sectors, Classification.SectorCount) && Meet(x.Sizes, y.Sizes, Classification.SizeClassCount)
            && (x.Territories is null || y.Territories is null || x.Territories.Intersect(y.Territories).Any())
            && (x.Groups == Group.None || y.Groups == Group.None || (x.Groups & y.Groups) != Group.None);
    }

    private static bool Meet(uint a, uint b, int classes) => (a & b & ((1u << classes) - 1)) != 0;

    private static string Months(ResolvedPolicy a, ResolvedPolicy b)
    {
        var from = a.From is { } x && b.From is { } y ? (x > y ? x : y) : a.From ?? b.From;
        var until = a.Until is { } u && b.Until is { } v ? (u < v ? u : v) : a.Until ?? b.Until;
        return Span(from, until);
    }

    private static string Span(CalendarMonth? from, CalendarMonth? until) =>
        $"from {from?.ToString() ?? "the start of the run"} to {until?.ToString() ?? "its end"}";
}
