using System.Runtime.CompilerServices;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.State;
using SseSim.Model.Stories;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>What every step of a territory's month may read and write.</summary>
internal sealed class TerritoryMonthContext
{
    public required TerritoryState State { get; init; }
    public required EconomyStructure Structure { get; init; }
    public required ModelParameters Parameters { get; init; }
    public required CompiledScenario Scenario { get; init; }
    public required ulong Seed { get; init; }
    public required int Month { get; init; }
    public required TerritoryDecisions Decisions { get; init; }
    public required MonthLedger Ledger { get; init; }
    /// <summary>Set by the first step.</summary>
    public required PolicyLevers Levers { get; init; }
    /// <summary>While settling, each closure is replaced by a founding in its cell; null in a run.</summary>
    public required SettlingRecord? Settling { get; init; }
    /// <summary>[financier]: answers to last month's applications.</summary>
    public required List<Institutions.CreditDecision>[] Answers { get; init; }
    /// <summary>Loan applications of the month, in order of places.</summary>
    public required List<Institutions.CreditApplication>[] Applications { get; init; }
    public required List<Institutions.Bid> Bids { get; init; }
    /// <summary>Writes down what happens to some organisations; null where nobody follows any.</summary>
    public StoryRecorder? Stories { get; init; }
    /// <summary>Is told of each step; null where nobody watches.</summary>
    public IStepObserver? Observer { get; init; }

    /// <summary>[policy]: what calls may still be paid this month, cents.</summary>
    public long[] CallsPayable => _callsPayable ??= (long[])Decisions.CallsPayable.Clone();

    private long[]? _callsPayable;

    /// <summary>Working time that compliance takes this month.</summary>
    public Compliance Compliance => _compliance ??= Compliance.Of(this);

    private Compliance? _compliance;

    /// <summary>[sector, form]: see <see cref="Step03Trade.MarketFactors"/>.</summary>
    public required double[] MarketFactors { get; init; }

    /// <summary>Firms whose workers were refused what was missing of the price: their owners close them this month.</summary>
    public IReadOnlySet<int> GivenUp => _givenUp ?? Nobody;

    private HashSet<int>? _givenUp;
    private static readonly HashSet<int> Nobody = [];

    /// <summary>The owner of a firm waits no longer for a lender.</summary>
    public void GiveUp(int firm) => (_givenUp ??= []).Add(firm);

    public PersonColumns Persons => State.Persons;
    public HouseholdColumns Households => State.Households;
    public OrganisationColumns Organisations => State.Organisations;

    /// <summary>Says that a step begins.</summary>
    public void Enter(MonthStep step)
    {
        Stories?.Enter(this, step);
        Observer?.Enter(step);
    }

    /// <summary>Identity of a person, unique in the economy.</summary>
    public ulong IdentityOf(int person) => State.PersonBase + (ulong)person;

    /// <summary>This month's number in a cycle of <paramref name="period"/> months, 0-based, also before month 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int InCycle(int period) => (Month % period + period) % period;

    /// <summary>Whether an identity's own month of a cycle is this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOwnMonth(ulong identity, int period) => InCycle(period) == (int)(identity % (ulong)period);

    /// <summary>Draws for life of the sectors in which persons would work.</summary>
    public KeyedRandom Occupations => new(Seed, Stream.Occupation, 0);

    /// <summary>Share of persons of somebody's sex who would work in a sector.</summary>
    public double WouldWorkIn(int person, int sector) =>
        Structure.WouldWorkIn[sector * Economy.Classification.SexCount + (int)PersonTraits.SexOf(Persons.Traits[person])];

    public KeyedRandom Draws(Stream stream) => new(Seed, stream, Month);
}
