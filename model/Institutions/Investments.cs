using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Institutions;

/// <summary>How an investor answers: which of its products fits the applicant's stage of life and form, whether it is ready, earns the return and is within the
/// investor's appetite for risk, and which purse pays.</summary>
internal sealed class Investments(int financier, FinancierDefinition definition, ModelParameters parameters)
{
    /// <summary>To a territory where nobody asked; stays empty.</summary>
    private static readonly List<CreditDecision> NoAnswers = [];

    private readonly IReadOnlyList<Product> _products = ProductTerms.OfferedBy(definition.Kind);

    /// <summary>Answers a month's applications, the best expected return and mission first.</summary>
    /// <param name="byTerritory">[territory]: applications in canonical order; the answers come in the same.</param>
    /// <param name="perception">[form]: expected default rate relative to conventional organisations.</param>
    /// <param name="inForce">Policies, for whom an endowment is.</param>
    /// <param name="month">Month in which money would be paid in.</param>
    /// <param name="settlement">The investor's account.</param>
    /// <param name="endowments">[policy]: what is left of its endowment; part of the account.</param>
    public List<CreditDecision>[] Answer(
        List<CreditApplication>[] byTerritory, double[] perception, CompiledScenario inForce, int month, long settlement, long[] endowments)
    {
        var applications = byTerritory.SelectMany(a => a).ToArray();
        if (applications.Length == 0)
        {
            return Array.ConvertAll(byTerritory, _ => NoAnswers);
        }

        var left = endowments.Select(e => Math.Max(e, 0)).ToArray();
        var own = settlement - left.Sum();
        var answers = new CreditDecision[applications.Length];
        foreach (var i in Enumerable.Range(0, applications.Length)
            .Select(i => (Index: i, Expected: ExpectedDefault(applications[i], perception)))
            .OrderBy(a => a.Expected).ThenBy(a => applications[a.Index].Organisation).Select(a => a.Index))
        {
            var a = applications[i];
            var amount = definition.LargestLoan.Value > 0 ? Math.Min(a.AmountCents, (long)(definition.LargestLoan.Value * 100)) : a.AmountCents;
            var (match, grant) = MatchOf(a, amount, inForce, month);
            amount -= grant;
            var (product, purse, refusal) = Choose(a, amount, ExpectedDefault(a, perception), inForce, month, left, own);
            if (refusal == RefusalReason.None)
            {
                own -= purse > 0 ? 0 : amount;
                if (purse > 0)
                {
                    left[purse - 1] -= amount;
                }
            }

            answers[i] = new CreditDecision
            {
                Organisation = a.Organisation,
                Territory = a.Territory,
                Place = a.Place,
                Financier = financier,
                SocialEconomy = Classification.IsSocialEconomy(a.Form),
                AmountCents = amount,
                Refusal = refusal,
                RatePerYear = refusal == RefusalReason.None && ProductTerms.Of(product).BearsReturn ? definition.LoanRate.Value : 0,
                TermMonths = (int)parameters.RedemptionMonths,
                ExpectedDefault = ExpectedDefault(a, perception),
                Coverage = 0,
                FeePerYear = 0,
                GuaranteePolicy = -1,
                Guarantor = -1,
                WithoutGuarantee = refusal == RefusalReason.None,
                EndowmentCents = 0,
                Product = refusal == RefusalReason.None ? product : Product.Loan,
                Endowment = purse,
                Match = refusal == RefusalReason.None ? match : 0,
                MatchCents = refusal == RefusalReason.None ? grant : 0,
            };
        }

        var taken = 0;
        return Array.ConvertAll(byTerritory, a => a.Count == 0 ? NoAnswers : answers[taken..(taken += a.Count)].ToList());
    }

    /// <summary>What a policy adds to what a platform's crowd pays for this campaign.</summary>
    private (int Match, long Grant) MatchOf(in CreditApplication a, long amount, CompiledScenario inForce, int month)
    {
        (int Match, long Grant) best = (0, 0);
        for (var p = 0; p < inForce.Policies.Count && definition.Kind == FinancierKind.CrowdfundingPlatform; p++)
        {
            var policy = inForce.Policies[p];
            if (month < inForce.Months && policy.ActsIn(month) && policy.Lever == Lever.MatchFunding
                && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size))
            {
                var match = policy.Value(MatchFunding.Match, month);
                var grant = (long)Math.Min(amount * match / (1 + match), policy.Value(MatchFunding.Cap, month) * 100);
                best = grant > best.Grant ? (p + 1, grant) : best;
            }
        }

        return best;
    }

    /// <summary>The first product that nothing speaks against; else what spoke against the product that came furthest.</summary>
    private (Product Product, int Purse, RefusalReason Refusal) Choose(
        in CreditApplication a, long amount, double expectedDefault, CompiledScenario inForce, int month, long[] left, long own)
    {
        (Product Product, int Purse, RefusalReason Refusal) answer = (_products[0], 0, RefusalReason.Stage);
        foreach (var product in _products)
        {
            var terms = ProductTerms.Of(product);
            var refusal = !terms.FitsStage(a.Stage) ? RefusalReason.Stage
                : !terms.FitsForm(a.Form) ? RefusalReason.Product
                : a.InArrears ? RefusalReason.Arrears
                : terms.AsksReadiness && a.Readiness < parameters.InvestmentReadiness ? RefusalReason.Readiness
                : terms.BearsReturn && !EarnsReturn(a, amount) ? RefusalReason.DebtService
                : expectedDefault > definition.RiskAppetite.Value ? RefusalReason.Risk
                : RefusalReason.None;
            var purse = refusal == RefusalReason.None ? Purse(a, product, amount, inForce, month, left, own) : 0;
            refusal = purse < 0 ? RefusalReason.Liquidity : refusal;
            if (refusal == RefusalReason.None)
            {
                return (product, purse, refusal);
            }

            answer = refusal != RefusalReason.Stage ? (product, 0, refusal) : answer;
        }

        return answer;
    }

    /// <summary>As a lender's, without the amount asked for: what is invested is no debt.</summary>
    private double ExpectedDefault(in CreditApplication a, double[] perception)
    {
        var leverage = a.Leverage * a.PresentDebtCents / Math.Max(a.PresentDebtCents + a.AmountCents, 1);
        return LoanAssessment.ExpectedDefault(parameters, a, leverage, perception);
    }

    private bool EarnsReturn(in CreditApplication a, long amount) => a.DebtCapacityCents >= amount * (definition.LoanRate.Value / 12);

    /// <returns>1 + index of the policy whose endowment pays, 0 where the investor's own money does, -1 where neither carries it.</returns>
    private static int Purse(in CreditApplication a, Product product, long amount, CompiledScenario inForce, int month, long[] left, long own)
    {
        for (var p = 0; p < left.Length; p++)
        {
            var policy = inForce.Policies[p];
            if (left[p] >= amount && Endowment.PaysFor(policy.Lever, product)
                && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size))
            {
                return p + 1;
            }
        }

        return own >= amount ? 0 : -1;
    }
}
