using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Policies.Instruments;
using SseSim.Model.Simulation;

namespace SseSim.Model.Institutions;

/// <summary>One financial institution: a balance sheet, products, limits, and a perception of the risk of each form that it learns from the repayment records
/// that it can see.</summary>
public sealed class Financier
{
    private readonly FinancierDefinition _definition;
    private readonly int _index;
    private readonly int _guarantor;
    private readonly EconomyDefinition _economy;
    private readonly ModelParameters _parameters;
    private readonly CompiledScenario _scenario;
    private CompiledScenario _inForce;
    private readonly double _weight;
    private readonly double[] _defaults;
    private readonly double[] _loanYears;
    private readonly long[] _fund;
    private readonly long[] _territoryPersons;
    private readonly WholesalePurses _purses;
    private readonly Investments? _investments;
    private FinancierBalance _balance;

    internal Financier(
        int index, EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario, double scale, FinancierBalance balance,
        long[] territoryPersons)
    {
        _index = index;
        _economy = economy;
        _definition = economy.Credit.Financiers[index];
        _guarantor = GuaranteeFundOf(economy);
        _parameters = parameters;
        _scenario = scenario;
        _inForce = scenario;
        _weight = scale;
        _balance = balance;
        _territoryPersons = territoryPersons;
        _defaults = new double[Classification.FormCount];
        _loanYears = new double[Classification.FormCount];
        _fund = new long[scenario.Policies.Count];
        _purses = new WholesalePurses(scenario.Policies.Count);
        _investments = ProductTerms.IsInvestor(_definition.Kind) ? new Investments(index, _definition, parameters) : null;
    }

    /// <summary>An investor with less does not call itself open: 1,000 currency units.</summary>
    private const long LeastInvestmentCents = 100_000;

    /// <summary>Index of the guarantee fund among an economy's financiers, -1 without.</summary>
    internal static int GuaranteeFundOf(EconomyDefinition economy) =>
        economy.Credit.Financiers.ToList().FindIndex(f => f.Kind == FinancierKind.GuaranteeFund);

    public FinancierBalance Balance => _balance;

    /// <summary>Takes the month into the books, learns, answers the applications and pays out what it earned above its own funds' target.</summary>
    public FinancierDecisions Decide(FinancierBatch batch)
    {
        _inForce = _scenario.InForce(batch.RulesHold);
        Book(batch);
        Learn(batch);
        var perception = Perceptions();
        var credit = _investments is null ? Answer(batch, perception)
            : _investments.Answer(batch.Applications, perception, _inForce, batch.Month + 1, _balance.Settlement, _fund);
        var income = Earnings(batch);
        return new FinancierDecisions
        {
            Credit = credit,
            Income = income,
            Balance = _balance,
            CallsPayable = _fund.Select(f => Math.Max(f, 0)).ToArray(),
            WholesaleDue = _balance.Borrowed > 0 ? [.. WholesaleDue()] : [],
            Open = _investments is not null && _balance.Settlement >= LeastInvestmentCents,
            PerceivedDefault =
            [
                PosteriorRate(Form.Conventional),
                PosteriorRate(Form.Conventional) * SocialPerception(perception),
            ],
        };
    }

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public FinancierSnapshot Snapshot() => new()
    {
        Balance = _balance,
        Defaults = (double[])_defaults.Clone(),
        LoanYears = (double[])_loanYears.Clone(),
        Fund = (long[])_fund.Clone(),
        Purses = _purses.Left.ToArray(),
    };

    internal void Restore(FinancierSnapshot snapshot)
    {
        _balance = snapshot.Balance;
        snapshot.Defaults.CopyTo(_defaults, 0);
        snapshot.LoanYears.CopyTo(_loanYears, 0);
        snapshot.Fund.CopyTo(_fund, 0);
        _purses.Restore(snapshot.Purses);
    }

    /// <summary>Hash of the books and of what was learnt.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<long>([_balance.Settlement, _balance.Loans, _balance.OtherAssets, _balance.Deposits, _balance.Stakes, _balance.Units,
            _balance.Borrowed]));
        hash.Append(MemoryMarshal.AsBytes<long>(_fund));
        hash.Append(MemoryMarshal.AsBytes(_purses.Left));
        hash.Append(MemoryMarshal.AsBytes<double>(_defaults));
        hash.Append(MemoryMarshal.AsBytes<double>(_loanYears));
        return hash.GetHashAndReset();
    }

    private void Book(FinancierBatch batch)
    {
        var deposits = batch.Deposits.Sum();
        long receipts = 0, loans = 0, stakes = 0, units = 0, borrowed = 0, overdrafts = 0;
        foreach (var record in batch.Records)
        {
            receipts += record.NetReceipts;
            overdrafts += record.OverdraftLoss;
            loans += record.Disbursed - record.PrincipalRepaid - record.WrittenOff;
            stakes += record.Stakes.Change;
            units += record.UnitsIssued;
            borrowed += record.WholesaleByPolicy.Sum();
            for (var p = 0; p < _fund.Length; p++)
            {
                _fund[p] += record.FeesByPolicy[p] - record.CallsByPolicy[p] + record.EndowmentsByPolicy[p]
                    - (record.StakesByPolicy.Length > 0 ? record.StakesByPolicy[p] : 0)
                    + (record.WholesaleByPolicy.Length > 0 ? record.WholesaleByPolicy[p] : 0);
            }
        }

        for (var p = 0; p < _fund.Length && borrowed != 0; p++)
        {
            _purses.Receive(p, batch.Records.Sum(r => r.WholesaleByPolicy.Length > 0 ? r.WholesaleByPolicy[p] : 0));
        }

        // A customer's deposit comes and goes through settlement, except where the bank itself makes an overdraft good.
        _balance = new FinancierBalance(
            _balance.Settlement + receipts + deposits - _balance.Deposits - overdrafts,
            _balance.Loans + loans, _balance.OtherAssets, deposits, _balance.Stakes + stakes, _balance.Units + units,
            _balance.Borrowed + borrowed);
    }

    /// <summary>Beta updating: each loan-year seen counts once (a sample's for the loans that it stands for), each default once. Nothing is learnt while
    /// settling (months below zero).</summary>
    private void Learn(FinancierBatch batch)
    {
        if (batch.Month < 0)
        {
            return;
        }

        foreach (var record in batch.Records)
        {
            for (var f = 0; f < _defaults.Length; f++)
            {
                _defaults[f] += record.Defaults[f] * _weight;
                _loanYears[f] += record.LoanMonths[f] * _weight / 12;
            }
        }

        for (var f = 0; f < batch.PublishedDefaults.Length; f++)
        {
            _defaults[f] += batch.PublishedDefaults[f] * _weight;
            _loanYears[f] += batch.PublishedLoanMonths[f] * _weight / 12;
        }
    }

    /// <summary>Posterior mean default rate a year of a form: Beta prior worth <c>prior-loan-years</c>, its mean the economy's rate (x the initial perception
    /// for the social economy).</summary>
    private double PosteriorRate(Form form)
    {
        var prior = _definition.PriorLoanYears.Value;
        var mean = _economy.Credit.DefaultRate * (Classification.IsSocialEconomy(form) ? _definition.InitialPerception.Value : 1);
        return (prior * mean + _defaults[(int)form]) / (prior + _loanYears[(int)form]);
    }

    /// <summary>[form]: expected default rate relative to conventional organisations.</summary>
    private double[] Perceptions() => Enumerable.Range(0, Classification.FormCount)
        .Select(f => PosteriorRate((Form)f) / PosteriorRate(Form.Conventional)).ToArray();

    /// <summary>Mean over the forms of the social economy, weighted by the loans seen (evenly before any).</summary>
    private double SocialPerception(double[] perception)
    {
        double sum = 0, weight = 0;
        for (var f = 1; f < Classification.FormCount - 1; f++)
        {
            var w = 1 + _loanYears[f];
            sum += w * perception[f];
            weight += w;
        }

        return sum / weight;
    }

    private CreditDecision[] Answer(FinancierBatch batch, double[] perception)
    {
        var allotments = (long[])batch.GuaranteeAllotments.Clone();
        var answers = new CreditDecision[batch.Applications.Length];
        var ranked = new List<(double Score, ulong Organisation, int Index)>();
        for (var i = 0; i < answers.Length; i++)
        {
            var decision = answers[i] = Assess(batch.Applications[i], perception, batch.Month + 1);
            if (decision.Granted)
            {
                var margin = decision.RatePerYear - decision.ExpectedDefault * (1 - decision.Coverage) * (1 - batch.Applications[i].Collateral);
                ranked.Add((-(margin + (decision.SocialEconomy ? _definition.MissionWeight.Value : 0)), decision.Organisation, i));
            }
        }

        // Best expected return and mission first; the identity breaks ties, so that no place in a list matters.
        ranked.Sort();
        var liquidity = _balance.Settlement - (long)(_parameters.MinimumLiquidityRatio * _balance.Deposits);
        var room = _definition.Kind == FinancierKind.GuaranteeFund ? 0
            : (long)(Math.Max(_balance.OwnFunds + _balance.Borrowed, 0) / _parameters.MinimumCapitalRatio) - _balance.Loans;
        foreach (var (_, _, index) in ranked)
        {
            var decision = answers[index];
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
            else if (decision.Granted && decision.AmountCents > liquidity - _purses.ClosedTo(_scenario, batch.Applications[index]))
            {
                decision = Unguaranteed(decision) with { Refusal = RefusalReason.Liquidity };
            }

            if (decision.Granted)
            {
                room -= decision.AmountCents;
                liquidity -= decision.AmountCents;
                _purses.Lend(_scenario, batch.Applications[index], decision.AmountCents);
            }

            answers[index] = decision;
        }

        return answers;
    }

    private static CreditDecision Unguaranteed(CreditDecision decision) =>
        decision with { Coverage = 0, FeePerYear = 0, GuaranteePolicy = -1, Guarantor = -1, EndowmentCents = 0 };

    /// <summary>p = logistic(c0 + c1 leverage + c2 / (1 + age) - c3 (readiness - 1/2) - c4 (orders / E - 1)) x perception(form); granted if
    /// p (1 - coverage) (1 - collateral) is within the appetite and debt service is earned.</summary>
    private CreditDecision Assess(in CreditApplication a, double[] perception, int month)
    {
        var p = DeterministicMath.Logistic(_parameters.DefaultIntercept + _parameters.DefaultLeverage * a.Leverage
            + _parameters.DefaultYouth / (1 + a.AgeYears) - _parameters.DefaultReadiness * (a.Readiness - 0.5)
            - _parameters.DefaultOrders * (Math.Clamp(a.OrderRatio, 0, 2) - 1));
        p = Math.Min(1, p * perception[(int)a.Form]);
        var term = Math.Max(12, (int)_economy.Credit.LoanTermMonths);
        var rate = _definition.LoanRate.Value;
        var guarantee = BestGuarantee(a, month);
        var lossWithout = p * (1 - a.Collateral);
        var appetite = _definition.RiskAppetite.Value;
        // Old and new debt together, as if on this lender's terms: what is lent to repay an older loan is not counted twice.
        var concession = BestConcession(a, month, rate);
        var service = (a.PresentDebtCents + a.AmountCents) * (1.0 / term + (rate - concession.Subsidy) / 12);
        var refusal = a.InArrears ? RefusalReason.Arrears
            : !LenderProducts.FitStage(_definition.Kind, a.Stage) ? RefusalReason.Stage
            : !LenderProducts.Fit(_definition, a) ? RefusalReason.Product
            : a.Leverage > _parameters.MaximumLeverage ? RefusalReason.Product
            : a.DebtCapacityCents < _parameters.DebtServiceCover * service ? RefusalReason.DebtService
            : lossWithout * (1 - guarantee.Coverage) > appetite ? RefusalReason.Risk
            : RefusalReason.None;
        var guaranteed = refusal == RefusalReason.None && guarantee.Policy >= 0;
        return new CreditDecision
        {
            Organisation = a.Organisation,
            Territory = a.Territory,
            Place = a.Place,
            Financier = _index,
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
    private (int Policy, double Coverage, double Fee, double LossCap) BestGuarantee(in CreditApplication a, int month)
    {
        (int Policy, double Coverage, double Fee, double LossCap) best = (-1, 0, 0, 0);
        for (var p = 0; _guarantor >= 0 && p < _inForce.Policies.Count; p++)
        {
            var policy = _inForce.Policies[p];
            if (month < _inForce.Months && policy.ActsIn(month) && InstrumentCatalog.Find(policy.Instrument)!.Lever == Lever.LoanGuarantee
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
    private (int Policy, double Subsidy) BestConcession(in CreditApplication a, int month, double rate)
    {
        (int Policy, double Subsidy) best = (-1, 0);
        for (var p = 0; p < _inForce.Policies.Count; p++)
        {
            var policy = _inForce.Policies[p];
            if (month < _inForce.Months && policy.ActsIn(month) && InstrumentCatalog.Find(policy.Instrument)!.Lever == Lever.InterestSubsidy
                && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size)
                && a.AmountCents <= policy.Value(ConcessionalLoan.AmountCap, month) * 100
                && rate - policy.Value(ConcessionalLoan.Rate, month) > best.Subsidy)
            {
                best = (p, rate - policy.Value(ConcessionalLoan.Rate, month));
            }
        }

        return best;
    }

    /// <summary>A constant part of what a policy has lent, and interest on it, as far as the account goes.</summary>
    private IEnumerable<WholesalePayment> WholesaleDue()
    {
        var account = Math.Max(_balance.Settlement, 0);
        for (var p = 0; p < _fund.Length; p++)
        {
            var policy = _scenario.Policies[p];
            if (_fund[p] > 0 && InstrumentCatalog.Find(policy.Instrument)!.Lever == Lever.WholesaleFund)
            {
                var first = Math.Max(policy.ActiveFrom, 0);
                var interest = Math.Min((long)(_fund[p] * (policy.Value(WholesaleFund.Rate, first) / 12)), account);
                var principal = Math.Min((long)(_fund[p] / policy.Value(WholesaleFund.Term, first)) + 1, account - interest);
                account -= interest + principal;
                yield return new WholesalePayment(_index, p, Math.Min(principal, _fund[p]), interest);
            }
        }
    }

    /// <summary>Own funds above their target (a share of the loans) return to households as interest and dividends, a twelfth a month.</summary>
    private long[] Earnings(FinancierBatch batch)
    {
        var parts = new long[_territoryPersons.Length];
        if (_definition.Kind == FinancierKind.GuaranteeFund || _investments is not null)
        {
            // What a guarantee fund or an investor earns it uses again.
            return parts;
        }

        var target = (long)(_definition.Capital * _balance.Loans);
        var excess = Math.Min(_balance.OwnFunds - target, _balance.Settlement);
        Apportionment.Split(Math.Max(excess, 0) / 12, _territoryPersons, parts);
        return parts;
    }
}
