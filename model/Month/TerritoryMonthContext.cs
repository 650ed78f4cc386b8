using System.Runtime.CompilerServices;
using SseSim.Model.Economy;
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

    /// <summary>Firms whose workers were refused what was missing of the price: their owners close them this month.</summary>
    public HashSet<int> GivenUp { get; } = [];

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

    public KeyedRandom Draws(Stream stream) => new(Seed, stream, Month);
}

/// <summary>What a territory notes while settling: closures by cell (volunteer-run entities apart) and the niches that they leave.</summary>
internal sealed class SettlingRecord
{
    private readonly List<(int Cell, bool Volunteers, double Niche, int Number)> _new = [];

    /// <summary>[cell, then cells + cell for volunteer-run entities]: niches of closed organisations.</summary>
    public List<double>[] Niches { get; } =
        Enumerable.Range(0, 2 * Classification.SectorCount * Classification.FormCount).Select(_ => new List<double>()).ToArray();
    /// <summary>[kind of founding]: any adults asked for the start capital, and those of them who had it.</summary>
    public int[] Asked { get; } = new int[3];
    public int[] Able { get; } = new int[3];

    /// <summary>Conventional firms 0, the social economy with paid staff 1, volunteers 2: what start capital they want differs most between these.</summary>
    public static int Kind(int cell, bool volunteers) =>
        volunteers ? 2 : Classification.IsSocialEconomy((Form)(cell % Classification.FormCount)) ? 1 : 0;

    public void Note(int cell, bool volunteers, double niche)
    {
        Niches[cell + (volunteers ? Niches.Length / 2 : 0)].Add(niche);
        _new.Add((cell, volunteers, niche, _new.Count));
    }

    /// <summary>The closures noted since the last call.</summary>
    public List<(int Cell, bool Volunteers, double Niche, int Number)> TakeNew()
    {
        var taken = _new.ToList();
        _new.Clear();
        return taken;
    }

    /// <summary>Forgets what was noted so far.</summary>
    public void Restart()
    {
        foreach (var list in Niches)
        {
            list.Clear();
        }

        Array.Clear(Asked);
        Array.Clear(Able);
    }
}
