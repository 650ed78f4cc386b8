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
    private readonly EconomyDefinition _economy;
    private readonly ModelParameters _parameters;
    private readonly CompiledScenario _scenario;
    private readonly double _weight;
    private readonly double[] _defaults;
    private readonly double[] _loanYears;
    private readonly long[] _fund;
    private readonly long[] _territoryPersons;
    private readonly WholesalePurses _purses;
    private readonly Investments? _investments;
    private readonly Lending _lending;
    private FinancierBalance _balance;

    internal Financier(
        int index, EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario, double scale, FinancierBalance balance,
        long[] territoryPersons)
    {
        _index = index;
        _economy = economy;
        _definition = economy.Credit.Financiers[index];
        _parameters = parameters;
        _scenario = scenario;
        _weight = scale;
        _balance = balance;
        _territoryPersons = territoryPersons;
        _defaults = new double[Classification.FormCount];
        _loanYears = new double[Classification.FormCount];
        _fund = new long[scenario.Policies.Count];
        _purses = new WholesalePurses(scenario.Policies.Count);
        _lending = new Lending(_definition, parameters, scenario, _purses);
        _investments = ProductTerms.IsInvestor(_definition.Kind) ? new Investments(index, _definition, parameters) : null;
    }

    /// <summary>An investor with less does not call itself open, euros.</summary>
    private const double LeastInvestment = 1_000;

    /// <summary>Index of the guarantee fund among an economy's financiers, -1 without.</summary>
    internal static int GuaranteeFundOf(EconomyDefinition economy) =>
        economy.Credit.Financiers.ToList().FindIndex(f => f.Kind == FinancierKind.GuaranteeFund);

    public FinancierBalance Balance => _balance;

    /// <summary>Takes the month into the books, learns, shares its money out and pays out what it earned above its own funds' target.</summary>
    /// <param name="batch">What it learns of the month.</param>
    public FinancierDecisions Decide(FinancierBatch batch)
    {
        Book(batch);
        Learn(batch);
        var perception = Perceptions();
        var limits = _investments is null ? _lending.Share(batch.Bundles, batch.GuaranteeAllotments, _balance) : [];
        var credit = _investments?.Answer(
            batch.Applications, perception, _scenario.InForce(batch.RulesHold), batch.Month + 1, _balance.Settlement, _fund) ?? [];
        var income = Earnings();
        return new FinancierDecisions
        {
            Credit = credit,
            Limits = limits,
            Perception = _investments is null ? perception : [],
            PromisedEndowments = _lending.PromisedEndowments,
            Income = income,
            Balance = _balance,
            CallsPayable = _fund.Select(f => Math.Max(f, 0)).ToArray(),
            WholesaleDue = _balance.Borrowed > 0 ? [.. WholesaleDue()] : [],
            Open = _investments is not null && _balance.Settlement >= _economy.CentsFor(LeastInvestment),
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
        var deposits = Sum(batch.Deposits);
        long receipts = 0, loans = 0, stakes = 0, units = 0, borrowed = 0, overdrafts = 0;
        foreach (var record in batch.Records)
        {
            receipts += record.NetReceipts;
            overdrafts += record.OverdraftLoss;
            loans += record.Disbursed - record.PrincipalRepaid - record.WrittenOff;
            stakes += record.Stakes.Change;
            units += record.UnitsIssued;
            borrowed += Sum(record.WholesaleByPolicy);
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

    private static long Sum(long[] amounts)
    {
        long sum = 0;
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
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
            var (defaults, loanMonths) = (record.Defaults, record.LoanMonths);
            for (var f = 0; f < loanMonths.Length; f++)
            {
                // A small territory has loans of few forms.
                if (loanMonths[f] != 0 || defaults[f] != 0)
                {
                    _defaults[f] += defaults[f] * _weight;
                    _loanYears[f] += loanMonths[f] * _weight / 12;
                }
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
        var mean = _economy.Credit.DefaultRate * PriorPerception(_definition, form);
        return (prior * mean + _defaults[(int)form]) / (prior + _loanYears[(int)form]);
    }

    /// <summary>[financier][form]: default rates that lenders expect, relative to conventional organisations, before they have learnt anything.</summary>
    internal static double[][] PriorPerceptions(EconomyDefinition economy) =>
        [.. economy.Credit.Financiers.Select(f => ProductTerms.IsInvestor(f.Kind) ? [] : Enumerable.Range(0, Classification.FormCount)
            .Select(form => PriorPerception(f, (Form)form)).ToArray())];

    private static double PriorPerception(FinancierDefinition financier, Form form) =>
        Classification.IsSocialEconomy(form) ? financier.InitialPerception.Value : 1;

    /// <summary>[form]: expected default rate relative to conventional organisations.</summary>
    internal double[] Perceptions() => Enumerable.Range(0, Classification.FormCount)
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

    /// <summary>A constant part of what a policy has lent, and interest on it, as far as the account goes.</summary>
    private IEnumerable<WholesalePayment> WholesaleDue()
    {
        var account = Math.Max(_balance.Settlement, 0);
        for (var p = 0; p < _fund.Length; p++)
        {
            var policy = _scenario.Policies[p];
            if (_fund[p] > 0 && policy.Lever == Lever.WholesaleFund)
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
    private long[] Earnings()
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
