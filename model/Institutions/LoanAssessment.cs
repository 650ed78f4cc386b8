using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Institutions;

/// <summary>How a lender looks at one applicant alone, whatever money there is.</summary>
internal sealed class LoanAssessment(int financier, EconomyDefinition economy, ModelParameters parameters)
{
    private readonly FinancierDefinition _definition = economy.Credit.Financiers[financier];
    private readonly int _guarantor = Financier.GuaranteeFundOf(economy);

    private static readonly (int Policy, double Coverage, double Fee, double LossCap) NoGuarantee = (-1, 0, 0, 0);

    /// <summary>What a lender expects of a loan a year, of its amount: interest less the part of the expected loss that is its own, and what its mission adds.</summary>
    public double Score(in CreditApplication a, in CreditDecision decision) =>
        decision.RatePerYear - decision.ExpectedDefault * (1 - decision.Coverage) * (1 - a.Collateral)
        + (decision.SocialEconomy ? _definition.MissionWeight.Value : 0);

    /// <summary>p = min(1, perception(form) x logistic(c0 + c1 leverage + c2 / (1 + age) - c3 (readiness - 1/2) - c4 (orders / E - 1))): probability of default a year, the same for lenders and
    /// investors.</summary>
    /// <param name="parameters">c0 to c4.</param>
    /// <param name="a">Applicant.</param>
    /// <param name="leverage">Debt over capital that the one who asks counts with.</param>
    /// <param name="perception">[form]: relative to conventional organisations.</param>
    public static double ExpectedDefault(ModelParameters parameters, in CreditApplication a, double leverage, double[] perception) =>
        Math.Min(1, perception[(int)a.Form] * DeterministicMath.Logistic(parameters.DefaultIntercept + parameters.DefaultLeverage * leverage
            + parameters.DefaultYouth / (1 + a.AgeYears) - parameters.DefaultReadiness * (a.Readiness - 0.5)
            - parameters.DefaultOrders * (Math.Clamp(a.OrderRatio, 0, 2) - 1)));

    /// <summary>Granted if p (1 - coverage) (1 - collateral) is within the appetite and debt service is earned. A guarantee covers those who are ready for it.</summary>
    public CreditDecision Of(in CreditApplication a, double[] perception, CompiledScenario inForce, int month)
    {
        var p = ExpectedDefault(parameters, a, a.Leverage, perception);
        var term = Math.Max(12, (int)economy.Credit.LoanTermMonths);
        var rate = _definition.LoanRate.Value;
        // A guarantor who takes most of the loss asks for accounts and a plan, as investors do.
        var offered = BestGuarantee(a, inForce, month);
        var guarantee = a.Readiness >= parameters.InvestmentReadiness ? offered : NoGuarantee;
        var lossWithout = p * (1 - a.Collateral);
        var appetite = _definition.RiskAppetite.Value;
        // Old and new debt together, as if on this lender's terms: what is lent to repay an older loan is not counted twice.
        var concession = BestConcession(a, inForce, month, rate);
        var service = (a.PresentDebtCents + a.AmountCents) * (1.0 / term + (rate - concession.Subsidy) / 12);
        var refusal = a.InArrears ? RefusalReason.Arrears
            : !LenderProducts.FitStage(_definition.Kind, a.Stage) ? RefusalReason.Stage
            : !LenderProducts.Fit(_definition, a) ? RefusalReason.Product
            : a.Leverage > parameters.MaximumLeverage ? RefusalReason.Product
            : a.DebtCapacityCents < parameters.DebtServiceCover * service ? RefusalReason.DebtService
            : lossWithout * (1 - guarantee.Coverage) > appetite ? lossWithout * (1 - offered.Coverage) > appetite ? RefusalReason.Risk : RefusalReason.Readiness
            : RefusalReason.None;
        var guaranteed = refusal == RefusalReason.None && guarantee.Policy >= 0;
        return new CreditDecision
        {
            Organisation = a.Organisation,
            Territory = a.Territory,
            Place = a.Place,
            Financier = financier,
            SocialEconomy = Classification.IsSocialEconomy(a.Form),
            AmountCents = a.AmountCents,
            Refusal = refusal,
            RatePerYear = rate,
            TermMonths = term,
            ExpectedDefault = p,
            Coverage = guaranteed ? guarantee.Coverage : 0,
            FeePerYear = guaranteed ? guarantee.Fee : 0,
            GuaranteePolicy = guaranteed ? guarantee.Policy : -1,
            Guarantor = guaranteed ? _guarantor : -1,
            WithoutGuarantee = lossWithout <= appetite,
            Concession = refusal == RefusalReason.None ? concession.Policy + 1 : 0,
            SubsidyPerYear = refusal == RefusalReason.None ? concession.Subsidy : 0,
            EndowmentCents = guaranteed ? (long)(a.AmountCents * guarantee.Coverage * guarantee.LossCap) : 0,
            ForConversion = a.ForConversion,
        };
    }

    /// <summary>The guarantee with the highest coverage among the policies that admit the applicant in the month in which the loan would be paid out.</summary>
    private (int Policy, double Coverage, double Fee, double LossCap) BestGuarantee(in CreditApplication a, CompiledScenario inForce, int month)
    {
        var best = NoGuarantee;
        for (var p = 0; _guarantor >= 0 && p < inForce.Policies.Count; p++)
        {
            var policy = inForce.Policies[p];
            if (month < inForce.Months && policy.ActsIn(month) && policy.Lever == Lever.LoanGuarantee
                && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size)
                && policy.Value(CreditGuarantee.Coverage, month) > best.Coverage)
            {
                best = (p, policy.Value(CreditGuarantee.Coverage, month), policy.Value(CreditGuarantee.Fee, month),
                    policy.Value(CreditGuarantee.LossCap, month) * (1 - policy.Value(CreditGuarantee.CounterGuarantee, month)));
            }
        }

        return best;
    }

    /// <summary>The largest interest subsidy among the policies that admit the applicant in the month in which the loan would be paid out.</summary>
    private (int Policy, double Subsidy) BestConcession(
        in CreditApplication a, CompiledScenario inForce, int month, double rate)
    {
        (int Policy, double Subsidy) best = (-1, 0);
        for (var p = 0; p < inForce.Policies.Count; p++)
        {
            var policy = inForce.Policies[p];
            if (month < inForce.Months && policy.ActsIn(month) && policy.Lever == Lever.InterestSubsidy
                && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size)
                && a.AmountCents <= policy.Value(ConcessionalLoan.AmountCap, month) * 100
                && rate - policy.Value(ConcessionalLoan.Rate, month) > best.Subsidy)
            {
                best = (p, rate - policy.Value(ConcessionalLoan.Rate, month));
            }
        }

        return best;
    }
}
