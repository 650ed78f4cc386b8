using SseSim.Model.Institutions;
using SseSim.Model.Policies;

namespace SseSim.Model.Tests.Policies;

/// <summary>A financier with its branches in as many territories as apply to it. Branches assess by what the head office had learnt before the month.</summary>
/// <param name="office">Head office, or an investor.</param>
/// <param name="branch">Null for an investor.</param>
/// <param name="scenario">What acts.</param>
internal sealed class LenderAndBranch(Financier office, LenderBranch? branch, CompiledScenario scenario)
{
    private double[] _perception = branch is null ? [] : office.Perceptions();

    public FinancierBalance Balance => office.Balance;

    /// <summary>One month: branches assess, the head office shares its money out, branches answer.</summary>
    /// <returns>Decisions, with an answer to each application.</returns>
    public FinancierDecisions Decide(FinancierBatch batch)
    {
        if (branch is null)
        {
            return office.Decide(batch);
        }

        var assessed = Array.ConvertAll(batch.Applications, _ => new List<AssessedApplication>());
        List<LoanBundle>[] bundles =
        [
            .. batch.Applications.Select((applications, t) =>
                branch.Assess(applications, _perception, scenario.InForce(batch.RulesHold), batch.Month + 1, assessed[t]).ToList()),
        ];
        var decisions = office.Decide(batch with { Bundles = bundles });
        _perception = decisions.Perception;
        return decisions with { Credit = Array.ConvertAll(assessed, waiting => Answers(waiting, decisions.Limits[Array.IndexOf(assessed, waiting)])) };
    }

    private List<CreditDecision> Answers(List<AssessedApplication> assessed, LoanLimit[] limits)
    {
        var answers = new List<CreditDecision>();
        branch!.Answer(limits, assessed, answers);
        return answers;
    }
}
