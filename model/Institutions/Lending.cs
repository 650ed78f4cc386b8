using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Simulation;

namespace SseSim.Model.Institutions;

/// <summary>How a lender answers: it assesses each applicant alone, then lends to the best first until liquidity, own funds or a guarantee's budget end it.</summary>
internal sealed class Lending(int financier, EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario, WholesalePurses purses)
{
    private readonly FinancierDefinition _definition = economy.Credit.Financiers[financier];
    private readonly int _guarantor = Financier.GuaranteeFundOf(economy);
    /// <summary>Of the applicants who may be granted a loan, kept for the next month's: minus the score, and the territory and index of the application.</summary>
    private double[] _scores = [];
    private (int Territory, int Index)[] _candidates = [];

    /// <summary>Territories are handed out to threads in so many parts at most: of a thousand, each takes less time than being handed out.</summary>
    private const int MostBlocks = 64;

    private static readonly (int Policy, double Coverage, double Fee, double LossCap) NoGuarantee = (-1, 0, 0, 0);

    /// <summary>[territory]: its answers, written over in the next month, when the territories have taken them.</summary>
    private List<CreditDecision>[] _answers = [];

    /// <summary>[policy]: endowments of guarantees promised in the month's answers, cents.</summary>
    public long[] PromisedEndowments { get; private set; } = new long[scenario.Policies.Count];

    /// <returns>[territory]: an answer to each of its applications, in their order; lent until the next call.</returns>
    public List<CreditDecision>[] Answer(FinancierBatch batch, double[] perception, FinancierBalance balance, CompiledScenario inForce, ForEach forEach)
    {
        if (_answers.Length != batch.Applications.Length)
        {
            _answers = [.. batch.Applications.Select(_ => new List<CreditDecision>())];
        }

        var blocks = Math.Min(_answers.Length, MostBlocks);
        forEach(blocks, block =>
        {
            for (var territory = block * _answers.Length / blocks; territory < (block + 1) * _answers.Length / blocks; territory++)
            {
                Answer(territory);
            }
        });

        Grant(batch, Rank(batch), balance);
        return _answers;

        void Answer(int territory)
        {
            var applications = CollectionsMarshal.AsSpan(batch.Applications[territory]);
            if (_answers[territory].Capacity < applications.Length)
            {
                // With some room: next month's are about as many.
                _answers[territory].Capacity = applications.Length + applications.Length / 4;
            }

            CollectionsMarshal.SetCount(_answers[territory], applications.Length);
            var own = CollectionsMarshal.AsSpan(_answers[territory]);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = Assess(applications[i], perception, inForce, batch.Month + 1);
            }
        }
    }

    /// <summary>Best expected return and mission first; the identity breaks ties, so that no place in a list matters.</summary>
    private ReadOnlySpan<(int Territory, int Index)> Rank(FinancierBatch batch)
    {
        var count = 0;
        MakeRoom(_answers.Sum(a => a.Count));
        for (var territory = 0; territory < _answers.Length; territory++)
        {
            var own = CollectionsMarshal.AsSpan(_answers[territory]);
            var applications = CollectionsMarshal.AsSpan(batch.Applications[territory]);
            for (var i = 0; i < own.Length; i++)
            {
                ref readonly var decision = ref own[i];
                if (decision.Granted)
                {
                    var margin = decision.RatePerYear
                        - decision.ExpectedDefault * (1 - decision.Coverage) * (1 - applications[i].Collateral);
                    _scores[count] = -(margin + (decision.SocialEconomy ? _definition.MissionWeight.Value : 0));
                    _candidates[count++] = (territory, i);
                }
            }
        }

        var scores = _scores.AsSpan(0, count);
        var candidates = _candidates.AsSpan(0, count);
        scores.Sort(candidates);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && scores[end] == scores[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                candidates[start..end].Sort((a, b) => Identity(a).CompareTo(Identity(b)));
            }

            start = end;
        }

        return candidates;

        (ulong Organisation, int Index) Identity((int Territory, int Index) candidate) =>
            (_answers[candidate.Territory][candidate.Index].Organisation, candidate.Index);
    }

    private void MakeRoom(int applications)
    {
        if (_scores.Length < applications)
        {
            _scores = new double[applications * 3 / 2];
            _candidates = new (int, int)[_scores.Length];
        }
    }

    private void Grant(FinancierBatch batch, ReadOnlySpan<(int Territory, int Index)> ranked, FinancierBalance balance)
    {
        var allotments = (long[])batch.GuaranteeAllotments.Clone();
        var promised = PromisedEndowments = new long[scenario.Policies.Count];
        var liquidity = balance.Settlement - (long)(parameters.MinimumLiquidityRatio * balance.Deposits);
        var room = _definition.Kind == FinancierKind.GuaranteeFund ? 0
            : (long)(Math.Max(balance.OwnFunds + balance.Borrowed, 0) / parameters.MinimumCapitalRatio) - balance.Loans;
        foreach (var (territory, index) in ranked)
        {
            ref var decision = ref CollectionsMarshal.AsSpan(_answers[territory])[index];
            ref readonly var application = ref CollectionsMarshal.AsSpan(batch.Applications[territory])[index];
            if (decision.GuaranteePolicy >= 0)
            {
                if (allotments[decision.GuaranteePolicy] != long.MaxValue && allotments[decision.GuaranteePolicy] < decision.EndowmentCents)
                {
                    // The guarantee's budget is used up: only what the lender would have lent anyway is lent, without it.
                    decision = Unguaranteed(decision) with { Refusal = decision.WithoutGuarantee ? RefusalReason.None : RefusalReason.Risk };
                }
                else if (allotments[decision.GuaranteePolicy] != long.MaxValue)
                {
                    allotments[decision.GuaranteePolicy] -= decision.EndowmentCents;
                }
            }

            if (decision.Granted && decision.AmountCents > room)
            {
                decision = Unguaranteed(decision) with { Refusal = RefusalReason.Capital };
            }
            else if (decision.Granted && decision.AmountCents > liquidity - purses.ClosedTo(scenario, application))
            {
                decision = Unguaranteed(decision) with { Refusal = RefusalReason.Liquidity };
            }

            if (decision.Granted)
            {
                room -= decision.AmountCents;
                liquidity -= decision.AmountCents;
                purses.Lend(scenario, application, decision.AmountCents);
                if (decision.GuaranteePolicy >= 0)
                {
                    promised[decision.GuaranteePolicy] += decision.EndowmentCents;
                }
            }
        }
    }

    private static CreditDecision Unguaranteed(CreditDecision decision) =>
        decision with { Coverage = 0, FeePerYear = 0, GuaranteePolicy = -1, Guarantor = -1, EndowmentCents = 0 };

    /// <summary>p = logistic(c0 + c1 leverage + c2 / (1 + age) - c3 (readiness - 1/2) - c4 (orders / E - 1)) x perception(form); granted if
    /// p (1 - coverage) (1 - collateral) is within the appetite and debt service is earned. A guarantee covers those who are ready for it.</summary>
    private CreditDecision Assess(in CreditApplication a, double[] perception, CompiledScenario inForce, int month)
    {
        var p = DeterministicMath.Logistic(parameters.DefaultIntercept + parameters.DefaultLeverage * a.Leverage
            + parameters.DefaultYouth / (1 + a.AgeYears) - parameters.DefaultReadiness * (a.Readiness - 0.5)
            - parameters.DefaultOrders * (Math.Clamp(a.OrderRatio, 0, 2) - 1));
        p = Math.Min(1, p * perception[(int)a.Form]);
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
