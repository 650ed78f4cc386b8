using System.IO.Hashing;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Structure;

namespace SseSim.Model.State;

/// <summary>Whether a place in the columns is used.</summary>
public enum Life : byte { Free, Alive, Closing }

/// <summary>The organisations of one territory, one array a variable. Place 0 is the public administration. Places of closed organisations are used
/// again; who an organisation is, its <see cref="Id"/>, is never a place.</summary>
public sealed class OrganisationColumns : ColumnSet
{
    /// <summary>Place of the public administration.</summary>
    public const int PublicAdministration = 0;
    /// <summary>Owner of an organisation without one.</summary>
    public const int NoOwner = -1;

    public OrganisationColumns(int capacity)
    {
        Id = Column<ulong>(a => Id = a);
        Life = Column<Life>(a => Life = a);
        Form = Column<Form>(a => Form = a);
        Technology = Column<Form>(a => Technology = a);
        Sector = Column<Sector>(a => Sector = a);
        Formality = Column<Formality>(a => Formality = a);
        Bank = Column<byte>(a => Bank = a);
        Owner = Column<int>(a => Owner = a);
        AgeMonths = Column<short>(a => AgeMonths = a);
        Staff = Column<int>(a => Staff = a);
        StaffFemale = Column<int>(a => StaffFemale = a);
        StaffHours = Column<int>(a => StaffHours = a);
        StaffHoursFemale = Column<int>(a => StaffHoursFemale = a);
        StaffEfficiency = Column<int>(a => StaffEfficiency = a);
        Vacancies = Column<int>(a => Vacancies = a);
        LayoffProbability = Column<double>(a => LayoffProbability = a);
        WageBillCents = Column<long>(a => WageBillCents = a);
        PatronageCents = Column<int>(a => PatronageCents = a);
        Members = Column<int>(a => Members = a);
        DepositCents = Column<long>(a => DepositCents = a);
        CapitalCents = Column<long>(a => CapitalCents = a);
        ReserveCents = Column<long>(a => ReserveCents = a);
        TaxBaseCents = Column<long>(a => TaxBaseCents = a);
        ExpectedCents = Column<double>(a => ExpectedCents = a);
        Weight = Column<long>(a => Weight = a);
        Niche = Column<double>(a => Niche = a);
        Attractiveness = Column<double>(a => Attractiveness = a);
        Readiness = Column<double>(a => Readiness = a);
        Reputation = Column<double>(a => Reputation = a);
        Threshold = Column<double>(a => Threshold = a);
        VolunteerRun = Column<bool>(a => VolunteerRun = a);
        MonthsOverdrawn = Column<byte>(a => MonthsOverdrawn = a);
        MonthsWithoutStaff = Column<byte>(a => MonthsWithoutStaff = a);
        OrdersCents = Column<long>(a => OrdersCents = a);
        SalesCents = Column<long>(a => SalesCents = a);
        CommittedCents = Column<long>(a => CommittedCents = a);
        InterestCents = Column<long>(a => InterestCents = a);
        SurplusCents = Column<long>(a => SurplusCents = a);
        LoanCents = Column<long>(a => LoanCents = a);
        InstalmentCents = Column<long>(a => InstalmentCents = a);
        InArrears = Column<bool>(a => InArrears = a);
        LabourSubsidyCents = Column<long>(a => LabourSubsidyCents = a);
        NationalClaimsCents = Column<long>(a => NationalClaimsCents = a);
        LocalClaimsCents = Column<long>(a => LocalClaimsCents = a);
        RefusedFor = Column<RefusalReason>(a => RefusedFor = a);
        AdvisedSince = Column<bool>(a => AdvisedSince = a);
        Founder = Column<int>(a => Founder = a);
        AskedTier = Column<LenderTier>(a => AskedTier = a);
        StakeCents = Column<long>(a => StakeCents = a);
        RotatingCents = Column<long>(a => RotatingCents = a);
        SupportedBy = Column<uint>(a => SupportedBy = a);
        Resize(Math.Max(capacity, 1));
    }

    /// <summary>Sector and form that its productivity, equipment and pay are of.</summary>
    public int TechnologyOf(int place) => EconomyStructure.Cell(Sector[place], Technology[place]);

    /// <summary>Places handed out so far; free ones among them are in <see cref="FreePlaces"/>.</summary>
    public int Count { get; private set; }
    /// <summary>Places of closed organisations, last in first out.</summary>
    public Stack<int> FreePlaces { get; } = new();

    /// <summary>Identity: of the drawing, or of the founder and the month of founding.</summary>
    public ulong[] Id { get; private set; } = [];
    public Life[] Life { get; private set; } = [];
    public Form[] Form { get; private set; } = [];
    /// <summary>The form in which it was founded: productivity, equipment and pay are those of its sector and of this form, also when workers have taken it over.</summary>
    public Form[] Technology { get; private set; } = [];
    public Sector[] Sector { get; private set; } = [];
    public Formality[] Formality { get; private set; } = [];
    /// <summary>Financier that holds its deposits.</summary>
    public byte[] Bank { get; private set; } = [];
    /// <summary>Person who owns a conventional firm; <see cref="NoOwner"/> in the social economy.</summary>
    public int[] Owner { get; private set; } = [];
    public short[] AgeMonths { get; private set; } = [];
    /// <summary>Paid staff, an owner who works included.</summary>
    public int[] Staff { get; private set; } = [];
    public int[] StaffFemale { get; private set; } = [];
    /// <summary>Weekly paid hours.</summary>
    public int[] StaffHours { get; private set; } = [];
    public int[] StaffHoursFemale { get; private set; } = [];
    /// <summary>Sum of its staff's efficiency, in thousandths of a mean worker.</summary>
    public int[] StaffEfficiency { get; private set; } = [];
    public int[] Vacancies { get; private set; } = [];
    /// <summary>Probability with which each of its staff (not the owner) is laid off this month.</summary>
    public double[] LayoffProbability { get; private set; } = [];
    /// <summary>Sum of its staff's gross pay a month.</summary>
    public long[] WageBillCents { get; private set; } = [];
    /// <summary>Share of surplus that each worker-member receives with next month's pay; negative where members forgo pay.</summary>
    public int[] PatronageCents { get; private set; } = [];
    public int[] Members { get; private set; } = [];
    /// <summary>Deposits; negative where overdrawn.</summary>
    public long[] DepositCents { get; private set; } = [];
    /// <summary>Fixed capital at replacement cost.</summary>
    public long[] CapitalCents { get; private set; } = [];
    /// <summary>Indivisible reserve: the part of own funds that can never be paid out.</summary>
    public long[] ReserveCents { get; private set; } = [];
    /// <summary>Losses to be set against later surplus (negative or zero).</summary>
    public long[] TaxBaseCents { get; private set; } = [];
    /// <summary>Expected orders a month (E).</summary>
    public double[] ExpectedCents { get; private set; } = [];
    /// <summary>Weight in its market, fixed point, so that sums do not depend on order.</summary>
    public long[] Weight { get; private set; } = [];
    /// <summary>Logarithm of the lasting advantage that makes some organisations large.</summary>
    public double[] Niche { get; private set; } = [];
    /// <summary>Passing advantage a, an autoregressive process.</summary>
    public double[] Attractiveness { get; private set; } = [];
    /// <summary>0..1: management, accounts, tender and investment readiness.</summary>
    public double[] Readiness { get; private set; } = [];
    public double[] Reputation { get; private set; } = [];
    /// <summary>Own rounding threshold, 0..1, fixed for life.</summary>
    public double[] Threshold { get; private set; } = [];
    /// <summary>Lives on fees and volunteers, without paid staff.</summary>
    public bool[] VolunteerRun { get; private set; } = [];
    public byte[] MonthsOverdrawn { get; private set; } = [];
    public byte[] MonthsWithoutStaff { get; private set; } = [];
    /// <summary>Orders received this month, before rationing.</summary>
    public long[] OrdersCents { get; private set; } = [];
    /// <summary>Orders served and paid this month, net of product taxes.</summary>
    public long[] SalesCents { get; private set; } = [];
    /// <summary>Part of this month's orders that comes by contract or agreement.</summary>
    public long[] CommittedCents { get; private set; } = [];
    /// <summary>Interest and fees paid this month.</summary>
    public long[] InterestCents { get; private set; } = [];
    /// <summary>Surplus of the month after interest and depreciation, before tax.</summary>
    public long[] SurplusCents { get; private set; } = [];
    /// <summary>Principal owed on all its loans.</summary>
    public long[] LoanCents { get; private set; } = [];
    /// <summary>Instalments a month on all its loans.</summary>
    public long[] InstalmentCents { get; private set; } = [];
    public bool[] InArrears { get; private set; } = [];
    /// <summary>What policies paid or gave back of last month's labour cost.</summary>
    public long[] LabourSubsidyCents { get; private set; } = [];
    /// <summary>Invoices of public contracts that the national government has not paid yet.</summary>
    public long[] NationalClaimsCents { get; private set; } = [];
    /// <summary>The same, of the territory's own government.</summary>
    public long[] LocalClaimsCents { get; private set; } = [];
    /// <summary>Why its last application for credit was refused; none where it was granted.</summary>
    public RefusalReason[] RefusedFor { get; private set; } = [];
    /// <summary>Whether advice has followed that refusal.</summary>
    public bool[] AdvisedSince { get; private set; } = [];
    /// <summary>1 + the person who founded an entity of the social economy in the run; 0 for those that were there before, and for conventional firms.</summary>
    public int[] Founder { get; private set; } = [];
    /// <summary>Whom its last application went to.</summary>
    public LenderTier[] AskedTier { get; private set; } = [];
    /// <summary>What investors' titles in it come to at their nominal value.</summary>
    public long[] StakeCents { get; private set; } = [];
    /// <summary>Paid into a rotating savings group less received from it.</summary>
    public long[] RotatingCents { get; private set; } = [];
    /// <summary>Bit n: policy n has reached it.</summary>
    public uint[] SupportedBy { get; private set; } = [];

    /// <summary>A place for a new organisation, all its variables zero.</summary>
    public int Take()
    {
        if (FreePlaces.TryPop(out var place))
        {
            Clear(place);
            return place;
        }

        if (Count == Capacity)
        {
            Resize(Capacity + Capacity / 2 + 16);
        }

        return Count++;
    }

    /// <summary>Gives the place of a closed organisation back.</summary>
    public void Release(int place)
    {
        Clear(place);
        FreePlaces.Push(place);
    }

    /// <summary>A copy that shares nothing.</summary>
    public OrganisationColumns Copy()
    {
        var copy = new OrganisationColumns(1);
        copy.CopyColumns(this, WithRoom(Count));
        copy.Count = Count;
        foreach (var place in FreePlaces.Reverse())
        {
            copy.FreePlaces.Push(place);
        }

        return copy;
    }

    internal ColumnBlock Save() => Save(Count, Count);

    internal long Bytes => BytesOf(Count);

    internal int Fetch() => Fetch(Count);

    /// <param name="block">Organisations.</param>
    /// <param name="freePlaces">Free places, the one to be used next first.</param>
    internal static OrganisationColumns Of(ColumnBlock block, int[] freePlaces)
    {
        var columns = new OrganisationColumns(1) { Count = block.Count };
        columns.Load(block, block.Count, WithRoom(block.Count));
        foreach (var place in freePlaces.Reverse())
        {
            columns.FreePlaces.Push(place);
        }

        return columns;
    }

    public void AppendTo(XxHash128 hash) => Append(hash, Count);
}
