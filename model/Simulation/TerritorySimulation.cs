using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using SseSim.Model.Accounts;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;
using SseSim.Model.Observations;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.State;
using SseSim.Model.Stories;
using SseSim.Model.Structure;

namespace SseSim.Model.Simulation;

/// <summary>One territory of one run: steps its agents through a month and reports.</summary>
public sealed class TerritorySimulation
{
    private readonly TerritoryState _state;
    private readonly EconomyStructure _structure;
    private readonly ModelParameters _parameters;
    private readonly CompiledScenario _scenario;
    private readonly ulong _seed;
    private readonly Dictionary<ulong, SupportedOrganisation>? _watch;
    private readonly Dictionary<ulong, int> _firstPolicy = [];
    private readonly int? _breakTransferInMonth;
    private readonly SettlingRecord? _settling;
    private readonly List<CreditApplication>[] _applications;
    private readonly TerritoryCredit _credit;
    private readonly List<Bid> _bids = [];
    private readonly List<Bid> _nationalBids = [];
    private readonly List<Bid> _localBids = [];
    private readonly long[] _counters = new long[Measures.Length];
    private readonly LenderLedger[] _lenders;
    private readonly PolicyLevers _levers = new();
    private StoryRecorder? _stories;
    private long _heldBefore;

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
        _lenders = LenderLedger.Of(structure.Economy.Credit.Financiers.Count, scenario.Policies.Count);
        _applications = structure.Economy.Credit.Financiers.Select(_ => new List<CreditApplication>()).ToArray();
        _credit = new TerritoryCredit(structure.Economy, parameters, scenario, state);
        _heldBefore = DepositsByBank(structure.Economy.Credit.Financiers.Count).Sum() + state.InTransitCents;
    }

    /// <summary>Organisations that policies have reached so far.</summary>
    public IReadOnlyList<SupportedOrganisation> Supported => _state.Supported;

    /// <summary>Bit of each intervention that has found its organisation in this territory.</summary>
    public uint InterventionsMet => _state.InterventionsMet;

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
        TakeBack();
        var financiers = _structure.Economy.Credit.Financiers.Count;
        var ledger = new MonthLedger(financiers, _scenario.Policies.Count, _counters, _lenders);
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
            Applications = _applications,
            Bids = _bids,
            Observer = observer,
            Stories = _stories,
        };
        var servable = TerritoryMonth.Run(context, SupportedBy(decisions.Month));
        SortBids();
        if (_breakTransferInMonth == decisions.Month && _state.Index == 0)
        {
            // Asked for by a test: one cent appears from nowhere.
            _state.Households.DepositCents[0]++;
        }

        // What it weighs in the next month's pools is part of what is observed; the rest is counted to be held against the month's flows.
        var weights = WeightsBySector(context.MarketFactors);
        context.Enter(MonthStep.Accounts);
        var bundles = _credit.Assess(_applications, decisions, inForce);
        var deposits = DepositsByBank(financiers);
        var held = deposits.Sum() + _state.InTransitCents;
        var checks = TerritoryAccounts.Check(context, _heldBefore, held);
        _heldBefore = held;
        return new TerritoryReport
        {
            Month = decisions.Month,
            Territory = _state.Index,
            Applications = _credit.ToInvestors(_applications),
            Bundles = bundles,
            Lenders = ledger.Records(),
            Bids = _nationalBids,
            LocalBids = _localBids,
            NationalDemand = ledger.NationalDemand,
            NationalWeights = weights.Market,
            FeeDemand = ledger.FeeDemand,
            FeeWeights = weights.Fees,
            AgreementWeights = weights.Agreements,
            ServableLots = servable,
            RunningContracts = RunningContracts(),
            Flows = new OutsideFlows(ledger.NationalGovernment, ledger.LocalGovernment, ledger.RestOfWorld, ledger.NationalPool,
                ledger.NationalPayables, ledger.LocalPayables),
            PolicySpending = ledger.PolicySpending,
            Deposits = deposits,
            Loans = LoansByLender(financiers),
            Stakes = StakesByInvestor(financiers),
            Units = UnitsByVehicle(financiers),
            Claims = Claims(),
            InTransit = _state.InTransitCents,
            Counters = CounterSet.Of(ledger.Counters),
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
    private Func<int, int> SupportedBy(int month)
    {
        var o = _state.Organisations;
        return _watch is null
            ? i => o.SupportedBy[i] is var reached && (reached & (reached - 1)) != 0 ? FirstPolicyOf(o.Id[i])
                : reached == 0 ? -1 : BitOperations.TrailingZeroCount(reached)
            : i => _watch.TryGetValue(o.Id[i], out var watched) && watched.Month <= month ? watched.Policy : -1;
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

    /// <summary>Empties what was lent last month: whoever read it is done with it.</summary>
    private void TakeBack()
    {
        Array.Clear(_counters);
        _bids.Clear();
        _nationalBids.Clear();
        _localBids.Clear();
        foreach (var applications in _applications)
        {
            applications.Clear();
        }

        foreach (var lender in _lenders)
        {
            lender.Clear();
        }
    }

    private void SortBids()
    {
        foreach (ref readonly var bid in CollectionsMarshal.AsSpan(_bids))
        {
            (bid.Local ? _localBids : _nationalBids).Add(bid);
        }
    }

    private long Claims()
    {
        long claims = 0;
        for (var i = 0; i < _state.Organisations.Count; i++)
        {
            claims += _state.Organisations.NationalClaimsCents[i] + _state.Organisations.LocalClaimsCents[i];
        }

        return claims;
    }

    /// <summary>[sector]: what its organisations weigh in the national pools of orders, of fees and donations, and of service agreements.</summary>
    private (long[] Market, long[] Fees, long[] Agreements) WeightsBySector(double[] factors)
    {
        var (structure, o) = (_structure, _state.Organisations);
        var (market, fees, agreements) = (new long[Classification.SectorCount], new long[Classification.SectorCount], new long[Classification.SectorCount]);
        for (var i = 1; i < o.Count; i++)
        {
            market[(int)o.Sector[i]] += Math.Max(Step03Trade.MarketWeight(o, factors, i), 0);
        }

        var entities = ArrayPool<int>.Shared.Rent(o.Count);
        foreach (var i in entities.AsSpan(0, AgreementsAndFees.EntitiesOf(o, entities)))
        {
            fees[(int)o.Sector[i]] += Math.Max(AgreementsAndFees.FeeWeight(structure, o, i), 0);
            agreements[(int)o.Sector[i]] += Math.Max(AgreementsAndFees.AgreementWeight(structure, o, i), 0);
        }

        ArrayPool<int>.Shared.Return(entities);

        return (market[..Classification.MarketSectorCount], fees[..Classification.MarketSectorCount], agreements[..Classification.MarketSectorCount]);
    }

    private long[] RunningContracts()
    {
        var running = new long[2 * Classification.MarketSectorCount];
        var k = _state.Contracts;
        for (var row = 0; row < k.Count; row++)
        {
            var sector = (int)_state.Organisations.Sector[k.Organisation[row]];
            running[sector + (k.Local[row] ? Classification.MarketSectorCount : 0)] += k.CentsPerMonth[row] - k.PremiumPerMonth[row];
        }

        return running;
    }

    private long[] DepositsByBank(int financiers)
    {
        // Neighbours write to sums of their own, or each would wait for the one before.
        var (even, odd) = (new long[financiers], new long[financiers]);
        Add(_state.Households.Bank, _state.Households.DepositCents, _state.Households.Count);
        Add(_state.Organisations.Bank, _state.Organisations.DepositCents, _state.Organisations.Count);
        for (var f = 0; f < financiers; f++)
        {
            even[f] += odd[f];
        }

        return even;

        void Add(byte[] bank, long[] deposits, int count)
        {
            for (var i = 0; i < count; i++)
            {
                (i % 2 == 0 ? even : odd)[bank[i]] += deposits[i];
            }
        }
    }

    private long[] UnitsByVehicle(int financiers)
    {
        var units = new long[financiers];
        var vehicles = SavingsVehicles.Of(_structure.Economy);
        var h = _state.Households;
        for (var i = 0; i < h.Count && vehicles.Count > 0; i++)
        {
            if (h.SavingsUnits[i] != 0)
            {
                units[vehicles[SavingsVehicles.NumberOf(_state.PersonBase + (ulong)h.FirstPerson[i], vehicles.Count)]] += h.SavingsUnits[i];
            }
        }

        return units;
    }

    private long[] StakesByInvestor(int financiers)
    {
        var stakes = new long[financiers];
        for (var row = 0; row < _state.Stakes.Count; row++)
        {
            stakes[_state.Stakes.Investor[row]] += _state.Stakes.NominalCents[row];
        }

        return stakes;
    }

    private long[] LoansByLender(int financiers)
    {
        var loans = new long[financiers];
        for (var row = 0; row < _state.Loans.Count; row++)
        {
            loans[_state.Loans.Lender[row]] += _state.Loans.PrincipalCents[row];
        }

        return loans;
    }
}
