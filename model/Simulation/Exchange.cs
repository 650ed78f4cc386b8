using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Numerics;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;
using SseSim.Model.Policies;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>The institutions' share of one month's reports; of local governments see <see cref="GovernmentBatches.Local"/>.</summary>
public sealed record InstitutionBatches(FinancierBatch[] Financiers, GovernmentBatch National, StatisticsBatch Statistics);

/// <summary>What comes of a month: decisions for the next, and the observation.</summary>
public sealed record MonthOutcome(TerritoryDecisions[] Decisions, MonthObservation Observation);

/// <summary>The middle of every month: sorts the territories' reports to the institutions and their decisions back, has the national pool shared out, keeps the
/// accounts of the rest of the world and of the pool, and checks that the books of the whole economy close. Pure; whoever drives a run owns one.</summary>
public sealed class Exchange
{
    private readonly EconomyStructure _structure;
    private readonly CompiledScenario _scenario;
    private readonly double[] _residentShares;
    private readonly long[] _residentWeights;
    private readonly long[] _agreements;
    private readonly NationalPool _pool;
    private EconomyAccounts _accounts;
    private long[] _guaranteePromised;
    private readonly double[] _loanShares;
    private readonly int _guaranteeFund;
    private long[] _guaranteeAllotments;
    private int[][] _publishedDefaults;
    private int[][] _publishedLoanMonths;
    private TerritoryDecisions[] _decisions;
    /// <summary>Bids of a month for the national government's tenders, whose memory serves the next one again: in a country they are large.</summary>
    private readonly List<Bid> _bids = [];
    private readonly AwardsOfTerritories _awards;
    private TerritoryReport[] _reports = [];
    private readonly FinancierBatches _financiers;
    /// <summary>Of a lender, whose branches answer.</summary>
    private static readonly List<CreditDecision> NoAnswers = [];
    private List<StatisticsRelease> _releases = [];
    private int _month;

    internal Exchange(ExchangeState state, EconomyStructure structure, CompiledScenario scenario, int firstMonth)
    {
        _structure = structure;
        _scenario = scenario;
        _month = firstMonth - 1;
        _guaranteeFund = Financier.GuaranteeFundOf(structure.Economy);
        _residentWeights = state.Persons;
        _residentShares = state.Persons.Select(p => (double)p / state.Persons.Sum()).ToArray();
        _awards = new(_residentWeights.Length);
        _agreements = state.Agreements;
        _financiers = new(structure.Economy.Credit.Financiers.Count, state.Persons.Length);
        _pool = new NationalPool(structure, (long[])state.Pool.Clone());
        _accounts = state.Accounts.Copy();
        _accounts.OpenDebt(structure.BaseDebtCents);
        var policies = scenario.Policies.Count;
        _guaranteePromised = new long[policies];
        _publishedDefaults = structure.Economy.Credit.Financiers.Select(_ => Array.Empty<int>()).ToArray();
        _publishedLoanMonths = structure.Economy.Credit.Financiers.Select(_ => Array.Empty<int>()).ToArray();
        _guaranteeAllotments = scenario.Policies.Select(p => InitialAllotment(p, structure.Scale)).ToArray();
        var loans = structure.Economy.Credit.Financiers.Select(f => f.LoanShare.Value).ToArray();
        _loanShares = loans.Select(s => s / loans.Sum()).ToArray();
        _decisions = state.Decisions.Select((d, t) => d with
        {
            Month = firstMonth,
            PolicyAllotments = _guaranteeAllotments.Select(a => Share(a, _residentShares[t])).ToArray(),
            CallsPayable = new long[policies],
            RulesHold = RulesHold(firstMonth),
        }).ToArray();
    }

    /// <summary>What the territories are told before the next month: the first one, or the one after a snapshot.</summary>
    public TerritoryDecisions[] FirstDecisions() => _decisions;

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public ExchangeSnapshot Snapshot() => new()
    {
        State = State(_residentWeights),
        Month = _month,
        GuaranteePromised = (long[])_guaranteePromised.Clone(),
        GuaranteeAllotments = _guaranteeAllotments,
        PublishedDefaults = [.. _publishedDefaults],
        PublishedLoanMonths = [.. _publishedLoanMonths],
        Releases = [.. _releases],
    };

    internal static Exchange Of(ExchangeSnapshot snapshot, EconomyStructure structure, CompiledScenario scenario) =>
        new(snapshot.State, structure, scenario, snapshot.Month + 1)
        {
            _accounts = snapshot.State.Accounts.Copy(),
            _guaranteePromised = (long[])snapshot.GuaranteePromised.Clone(),
            _guaranteeAllotments = snapshot.GuaranteeAllotments,
            _publishedDefaults = [.. snapshot.PublishedDefaults],
            _publishedLoanMonths = [.. snapshot.PublishedLoanMonths],
            _releases = [.. snapshot.Releases],
            _decisions = snapshot.State.Decisions,
        };

    /// <summary>Sorts one month's reports, in any order, into what each institution sees.</summary>
    public InstitutionBatches Route(TerritoryReport[] reports)
    {
        _reports = reports.OrderBy(r => r.Territory).ToArray();
        _month = _reports[0].Month;
        var financiers = _structure.Economy.Credit.Financiers.Count;
        return new InstitutionBatches(
            Enumerable.Range(0, financiers).Select(f => _financiers.Of(f, _reports) with
            {
                GuaranteeAllotments = SharesOf(_guaranteeAllotments, _loanShares[f]),
                PublishedDefaults = _publishedDefaults[f],
                PublishedLoanMonths = _publishedLoanMonths[f],
                RulesHold = RulesHold(_month),
            }).ToArray(),
            GovernmentBatches.National(_reports, RulesHold(_month), _bids),
            new StatisticsBatch { Month = _month, Counters = CountersOfAll(), RulesHold = RulesHold(_month) });
    }

    /// <summary>Takes the institutions' decisions, closes the books and says what each territory is told before the next month.</summary>
    /// <exception cref="AccountsException">An account does not close.</exception>
    public MonthOutcome Collect(FinancierDecisions[] financiers, GovernmentDecisions[] governments, StatisticsRelease statistics)
    {
        var (orders, fees) = _pool.Clear(_reports, _decisions, _accounts);
        _accounts.Book(_reports, governments);
        var checks = _accounts.Check(_month, _reports, financiers, governments, _pool.Cents);
        PublishRepayment(statistics);
        if (_month >= 0)
        {
            _releases.Add(statistics with { SeenEntities = [], SeenJobs = [] });
        }

        Budgets(governments[0], financiers);
        _decisions = Decide(orders, fees, financiers, governments);
        var observation = new MonthObservation(_month, _reports.Select(r => r.Counters).ToArray(),
            CounterSet.Of(NationalCounters.Of(_structure.Economy, financiers, governments, statistics, _accounts.LastMonth.Exports, _accounts.LastMonth.Imports)),
            0, checks)
        {
            Incomes = _reports[0].Incomes is null ? null : YearIncomes.Of(
                [.. _reports.Select(r => r.Incomes!)], _structure.Economy.Poverty.NationalLine, _structure.Economy.Poverty.InternationalLine > 0),
        };
        return new MonthOutcome(_decisions, observation);
    }

    /// <summary>Hash of the pool, the accounts and the promises.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<long>(_pool.Cents));
        hash.Append(MemoryMarshal.AsBytes<long>([_accounts.RestOfWorld, _accounts.NationalPool]));
        hash.Append(MemoryMarshal.AsBytes<long>(_guaranteePromised));
        return hash.GetHashAndReset();
    }

    internal ExchangeState State(long[] persons) =>
        new(persons, _agreements, (long[])_pool.Cents.Clone(), _accounts.Copy(), [.. _decisions.Select(d => d.Kept())]);

    /// <summary>What each territory is told: decisions that name a territory are sorted once, national amounts are split once.</summary>
    private TerritoryDecisions[] Decide(
        long[][] orders, long[][] fees, FinancierDecisions[] financiers, GovernmentDecisions[] governments)
    {
        var national = governments[0];
        var awards = _awards.Of(governments);
        var purchases = Apportionment.SplitEach(national.OpenPurchases, _residentWeights);
        var callsPayable = CallsPayable(financiers);
        var rulesHold = RulesHold(_month + 1);
        var perceptions = Array.ConvertAll(financiers, f => f.Perception);
        var openInvestors = financiers.Any(f => f.Open) ? financiers.Select(f => f.Open).ToArray() : [];
        var prices = financiers.Any(f => f.Balance.Units > 0) ? financiers.Select(f => f.Balance.UnitPriceCents).ToArray() : [];
        var wholesaleDue = financiers.SelectMany(f => f.WholesaleDue).ToArray();
        var agreements = NationalPool.SplitBySector(_reports, _agreements, r => r.AgreementWeights);
        var told = new TerritoryDecisions[_residentShares.Length];
        for (var t = 0; t < told.Length; t++)
        {
            var share = _residentShares[t];
            var credit = new List<CreditDecision>[financiers.Length];
            var (limits, income) = (new LoanLimit[financiers.Length][], new long[financiers.Length]);
            var redeemable = prices.Length == 0 ? [] : new long[financiers.Length];
            for (var f = 0; f < financiers.Length; f++)
            {
                var financier = financiers[f];
                credit[f] = financier.Credit.Length > 0 ? financier.Credit[t] : NoAnswers;
                limits[f] = financier.Limits.Length > 0 ? financier.Limits[t] : [];
                income[f] = financier.Income[t];
                if (redeemable.Length > 0)
                {
                    redeemable[f] = financier.Balance.Units > 0 ? Share(financier.Balance.Settlement, share) : 0;
                }
            }

            told[t] = new TerritoryDecisions
            {
                Month = _month + 1,
                Credit = credit,
                LoanLimits = limits,
                Perceptions = perceptions,
                Awards = awards[t],
                NationalOrders = orders[t],
                Fees = fees[t],
                OpenPurchases = purchases[t],
                LocalOpenPurchases = governments[t + 1].OpenPurchases,
                ServiceAgreements = agreements[t],
                PolicyAllotments = SharesOf(national.Remaining, share),
                CallsPayable = callsPayable,
                RulesHold = rulesHold,
                OpenInvestors = openInvestors,
                UnitPricesCents = prices,
                RedeemableCents = redeemable,
                WholesaleDue = t == 0 ? wholesaleDue : [],
                FinancierIncome = income,
                SupportHours = (long)(_structure.Economy.Government.SupportHoursPerYear / 12 / _structure.Scale * share + 0.5),
                NationalTenders = national.Tenders,
                LocalTenders = governments[t + 1].Tenders,
            };
        }

        return told;
    }

    private long[] CountersOfAll()
    {
        var sums = new long[Measures.Length];
        foreach (var report in _reports)
        {
            report.Counters.AddTo(sums);
        }

        return sums;
    }

    /// <summary>[policy]: whether its rule holds in a month by what was published before it; empty where no policy has a rule.</summary>
    private bool[] RulesHold(int month) => !_scenario.HasRules ? []
        : [.. _scenario.Policies.Select(p => p.Rule is null || p.Rule.HoldsIn(month, _releases, _structure.Scale))];

    /// <summary>[policy][month from 0]: whether its rule held in the months so far; empty where no policy has a rule.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> RulesHeld() => !_scenario.HasRules ? []
        : [.. _scenario.Policies.Select(p => (IReadOnlyList<bool>)[.. Enumerable.Range(0, _month + 1)
            .Select(month => p.Rule is null || p.Rule.HoldsIn(month, _releases, _structure.Scale))])];

    private long[] CallsPayable(FinancierDecisions[] financiers) =>
        _guaranteeFund < 0 ? new long[_scenario.Policies.Count] : financiers[_guaranteeFund].CallsPayable;

    /// <summary>A guarantee's budget is spent by lenders who decide at the same time, each within its share of what is left when all that has been promised and
    /// not yet paid is taken off, so that no budget is ever exceeded.</summary>
    private void Budgets(GovernmentDecisions national, FinancierDecisions[] financiers)
    {
        for (var p = 0; p < _guaranteeAllotments.Length; p++)
        {
            _guaranteePromised[p] = financiers.Sum(f => f.PromisedEndowments[p]);
            _guaranteeAllotments[p] = national.Remaining[p] == long.MaxValue ? long.MaxValue
                : Math.Max(0, national.Remaining[p] - _guaranteePromised[p]);
        }
    }

    private void PublishRepayment(StatisticsRelease statistics)
    {
        if (!statistics.PublishesRepayment || _month < 0)
        {
            return;
        }

        for (var f = 0; f < _publishedDefaults.Length; f++)
        {
            _publishedDefaults[f] = Others(f, l => l.Defaults);
            _publishedLoanMonths[f] = Others(f, l => l.LoanMonths);
        }

        // Its own records a lender knows without the statistics.
        int[] Others(int lender, Func<LenderRecord, int[]> select) => Enumerable.Range(0, Classification.FormCount)
            .Select(form => Seen(form, _reports.Sum(r => r.Lenders.Where((_, l) => l != lender).Sum(l => select(l)[form])))).ToArray();

        // Of the social economy's records no more are published than statistics see.
        int Seen(int form, int records) => Classification.IsSocialEconomy((Form)form) ? (int)(records * statistics.Coverage + 0.5) : records;
    }

    private static long[] SharesOf(long[] amounts, double share)
    {
        var shares = amounts.Length == 0 ? [] : new long[amounts.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Share(amounts[i], share);
        }

        return shares;
    }

    private static long Share(long amount, double share) => amount == long.MaxValue ? long.MaxValue : (long)(amount * share);

    private static long InitialAllotment(CompiledPolicy policy, double scale) => Math.Min(
        policy.BudgetPerYear is { } year ? (long)(year * 100 / scale) : long.MaxValue,
        policy.BudgetInAll is { } all ? (long)(all * 100 / scale) : long.MaxValue);
}

/// <summary>What the exchange keeps between two months.</summary>
/// <param name="Persons">[territory]: residents.</param>
/// <param name="Agreements">[sector]: service agreements a month, cents.</param>
/// <param name="Pool">[sector]: money in the national pool, cents; then [sectors + sector] fees and donations.</param>
/// <param name="Accounts">Accounts outside of territories and institutions.</param>
/// <param name="Decisions">[territory]: what it is told before the next month.</param>
internal sealed record ExchangeState(
    long[] Persons, long[] Agreements, long[] Pool, EconomyAccounts Accounts, TerritoryDecisions[] Decisions);
