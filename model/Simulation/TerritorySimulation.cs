using System.Numerics;
using System.Runtime.InteropServices;
using SseSim.Model.Accounts;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Stories;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>One territory of one run: steps its agents through a month and reports.</summary>
public sealed class TerritorySimulation
{
    /// <summary>Bytes of a state that a processor's second cache takes, with what the month itself works with.</summary>
    private const long LargestFetched = 512 << 10;

    private readonly TerritoryState _state;
    private readonly EconomyStructure _structure;
    private readonly ModelParameters _parameters;
    private readonly CompiledScenario _scenario;
    private readonly ulong _seed;
    private readonly Dictionary<ulong, SupportedOrganisation>? _watch;
    private readonly Dictionary<ulong, int> _firstPolicy = [];
    private readonly int? _breakTransferInMonth;
    private readonly SettlingRecord? _settling;
    private readonly TerritoryCredit _credit;
    private readonly List<Bid> _bids = [];
    private readonly List<Bid> _nationalBids = [];
    private readonly List<Bid> _localBids = [];
    private readonly MonthLedger _ledger;
    private readonly TerritoryTotals _totals;
    private readonly PolicyLevers _levers = new();
    private StoryRecorder? _stories;
    private double[]? _marketFactors;
    private readonly Func<int, int> _supportedBy;
    private long _heldBefore;
    private int _month;

    internal TerritorySimulation(
        TerritoryState state, EconomyStructure structure, ModelParameters parameters, CompiledScenario scenario, ulong seed,
        IReadOnlyList<SupportedOrganisation>? watch = null, int? breakTransferInMonth = null, SettlingRecord? settling = null,
        IReadOnlyList<OrganisationStory>? stories = null, IReadOnlyList<ulong>? follow = null)
    {
        _state = state;
        _structure = structure;
        _parameters = parameters;
        _scenario = scenario;
        _seed = seed;
        _watch = watch?.ToDictionary(w => w.Organisation);
        _breakTransferInMonth = breakTransferInMonth;
        _settling = settling;
        _stories = stories is { Count: > 0 } || follow is { Count: > 0 } ? new StoryRecorder(state.Index, stories ?? [], follow ?? []) : null;
        _ledger = new MonthLedger(structure.Economy.Credit.Financiers.Count, scenario.Policies.Count);
        _totals = new TerritoryTotals(structure);
        _credit = new TerritoryCredit(structure.Economy, parameters, scenario, state);
        _heldBefore = _totals.CountDeposits(state) + state.InTransitCents;
        _supportedBy = SupportedBy();
    }

    /// <summary>Organisations that policies have reached so far.</summary>
    public IReadOnlyList<SupportedOrganisation> Supported => _state.Supported;

    /// <summary>Bit of each policy that has reached an organisation in this territory, and of each intervention that has found its own here.</summary>
    public uint PoliciesMet => _state.PoliciesMet;

    internal TerritoryState State => _state;

    /// <summary>Follows an organisation of this territory from the next month on, one that is yet to be founded included. It makes no difference to the run.</summary>
    public void Follow(ulong organisation)
    {
        _stories ??= new StoryRecorder(_state.Index, [], []);
        _stories.Follow(organisation);
    }

    /// <summary>What is known of an organisation: as it is now where nobody followed it.</summary>
    public OrganisationStory StoryOf(ulong organisation) =>
        (_stories?.Follows(organisation) == true ? _stories : new StoryRecorder(_state.Index, [], [organisation])).StoryOf(organisation, _state);

    /// <summary>Of all that are followed, those that were never here included.</summary>
    public OrganisationStory[] Stories() => _stories?.Stories(_state) ?? [];

    /// <summary>Lists its organisations.</summary>
    public Roster RosterOf(RosterRequest request) => RosterEntry.Of(_state, request);

    /// <summary>Steps one month.</summary>
    /// <param name="decisions">What institutions decided on last month.</param>
    /// <param name="observer">Is told of each step.</param>
    /// <exception cref="AccountsException">The territory's accounts do not close.</exception>
    public TerritoryReport BeginMonth(TerritoryDecisions decisions, IStepObserver? observer = null)
    {
        // What the month is counted in is made in the time of its first step.
        observer?.Enter(MonthStep.Policy);
        if (_state.Bytes <= LargestFetched)
        {
            _state.Fetch();
        }

        TakeBack();
        var ledger = _ledger;
        var inForce = _scenario.InForce(decisions.RulesHold);
        var context = new TerritoryMonthContext
        {
            State = _state,
            Structure = _structure,
            Parameters = _parameters,
            Scenario = inForce,
            Seed = _seed,
            Month = decisions.Month,
            Decisions = decisions,
            Ledger = ledger,
            Levers = _levers.Begin(inForce, decisions.Month, _state.Index, decisions.PolicyAllotments),
            Settling = _settling,
            Answers = _credit.Answers(decisions),
            Applications = _credit.Applications,
            Bids = _bids,
            MarketFactors = MarketFactors(),
            Observer = observer,
            Stories = _stories,
        };
        _month = decisions.Month;
        TerritoryMonth.Run(context, _supportedBy);
        SortBids();
        if (_breakTransferInMonth == decisions.Month && _state.Index == 0)
        {
            // Asked for by a test: one cent appears from nowhere.
            _state.Households.DepositCents[0]++;
        }

        // What it weighs in the next month's pools is part of what is observed; the rest is counted to be held against the month's flows.
        _totals.CountWeights(_state.Organisations, context.MarketFactors);
        context.Enter(MonthStep.Accounts);
        var bundles = _credit.Assess(decisions, inForce);
        var held = _totals.CountDeposits(_state) + _state.InTransitCents;
        var checks = TerritoryAccounts.Check(context, _heldBefore, held);
        _heldBefore = held;
        _totals.Count(_state);
        return new TerritoryReport
        {
            Month = decisions.Month,
            Territory = _state.Index,
            Applications = _credit.ToInvestors,
            Bundles = bundles,
            Lenders = ledger.Records(),
            Bids = _nationalBids,
            LocalBids = _localBids,
            NationalDemand = ledger.NationalDemand,
            NationalWeights = _totals.MarketWeights,
            FeeDemand = ledger.FeeDemand,
            FeeWeights = _totals.FeeWeights,
            AgreementWeights = _totals.AgreementWeights,
            ServableLots = ledger.ServableLots,
            RunningContracts = _totals.RunningContracts,
            Flows = new OutsideFlows(ledger.NationalGovernment, ledger.LocalGovernment, ledger.RestOfWorld, ledger.NationalPool,
                ledger.NationalPayables, ledger.LocalPayables),
            PolicySpending = ledger.PolicySpending,
            Deposits = _totals.Deposits,
            Loans = _totals.Loans,
            Stakes = _totals.Stakes,
            Units = _totals.Units,
            Claims = TerritoryTotals.Claims(_state.Organisations),
            InTransit = _state.InTransitCents,
            Counters = ledger.PackCounters(),
            Incomes = ledger.PackIncomes(),
            Checks = checks,
        };
    }

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public TerritorySnapshot Snapshot() => TerritorySnapshot.Of(_state) with { Stories = Stories() };

    /// <summary>Hash of every agent and account of the territory.</summary>
    public byte[] Hash() => _state.Hash();

    /// <summary>The policy that reached an organisation first, by place; -1 where none has. In a reference run an organisation counts as supported from the month in
    /// which the policy run's policies reached it.</summary>
    private Func<int, int> SupportedBy()
    {
        var o = _state.Organisations;
        return _watch is null
            ? i => o.SupportedBy[i] is var reached && (reached & (reached - 1)) != 0 ? FirstPolicyOf(o.Id[i])
                : reached == 0 ? -1 : BitOperations.TrailingZeroCount(reached)
            : i => _watch.TryGetValue(o.Id[i], out var watched) && watched.Month <= _month ? watched.Policy : -1;
    }

    /// <summary>Of an organisation that several policies have reached.</summary>
    private int FirstPolicyOf(ulong organisation)
    {
        for (var n = _firstPolicy.Count; n < _state.Supported.Count; n++)
        {
            _firstPolicy[_state.Supported[n].Organisation] = _state.Supported[n].Policy;
        }

        return _firstPolicy[organisation];
    }

    /// <summary>They change while an economy settles, and not in a run.</summary>
    private double[] MarketFactors() => _marketFactors = _settling is null && _marketFactors is { } known ? known : Step03Trade.MarketFactors(_structure);

    /// <summary>Empties what was lent last month: whoever read it is done with it.</summary>
    private void TakeBack()
    {
        _ledger.Clear();
        _bids.Clear();
        _nationalBids.Clear();
        _localBids.Clear();
        foreach (var applications in _credit.Applications)
        {
            applications.Clear();
        }
    }

    private void SortBids()
    {
        foreach (ref readonly var bid in CollectionsMarshal.AsSpan(_bids))
        {
            (bid.Local ? _localBids : _nationalBids).Add(bid);
        }
    }
}
