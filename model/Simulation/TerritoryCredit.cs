using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.State;

namespace SseSim.Model.Simulation;

/// <summary>Who of one territory's applicants are answered where: lenders' branches assess and answer here, an investor looks at each itself.</summary>
internal sealed class TerritoryCredit
{
    private readonly LenderBranch?[] _branches;
    private readonly TerritoryState _state;
    private readonly List<CreditDecision>[] _answers;
    private readonly List<LoanBundle>[] _bundles;
    private static readonly List<LoanBundle> NoBundles = [];
    private static readonly List<CreditApplication> NoApplications = [];

    public TerritoryCredit(EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario, TerritoryState state)
    {
        _branches = LenderBranch.Of(economy, parameters, scenario);
        _state = state;
        if (state.Assessed.Length == 0)
        {
            state.Assessed = Array.ConvertAll(_branches, _ => new List<AssessedApplication>());
        }

        _answers = Array.ConvertAll(_branches, _ => new List<CreditDecision>());
        _bundles = new List<LoanBundle>[_branches.Length];
        Applications = Array.ConvertAll(_branches, _ => new List<CreditApplication>());
        ToInvestors = [.. Applications.Select((asked, f) => _branches[f] is null ? asked : NoApplications)];
    }

    /// <summary>[financier]: applications of the month.</summary>
    public List<CreditApplication>[] Applications { get; }

    /// <summary>[financier]: those of them that an investor looks at; of a lender none.</summary>
    public List<CreditApplication>[] ToInvestors { get; }

    /// <summary>[financier]: answers to last month's applications; empty before the first month.</summary>
    public List<CreditDecision>[] Answers(TerritoryDecisions decisions)
    {
        if (decisions.LoanLimits.Length == 0)
        {
            return decisions.Credit;
        }

        for (var f = 0; f < _branches.Length; f++)
        {
            if (_branches[f] is { } branch)
            {
                branch.Answer(decisions.LoanLimits[f], _state.Assessed[f], _answers[f]);
            }
            else
            {
                _answers[f] = decisions.Credit[f];
            }
        }

        return _answers;
    }

    /// <summary>[financier]: what a lender's branches would lend next month; of an investor nothing.</summary>
    public List<LoanBundle>[] Assess(TerritoryDecisions decisions, CompiledScenario inForce)
    {
        for (var f = 0; f < _branches.Length; f++)
        {
            _bundles[f] = _branches[f]?.Assess(Applications[f], decisions.Perceptions[f], inForce, decisions.Month + 1, _state.Assessed[f]) ?? NoBundles;
        }

        return _bundles;
    }
}
