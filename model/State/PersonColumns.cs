using System.IO.Hashing;
using SseSim.Model.Economy;

namespace SseSim.Model.State;

/// <summary>The residents of one territory, one array a variable, one element a person. Persons of a household are contiguous.</summary>
public sealed class PersonColumns : ColumnSet
{
    /// <summary>Employer of a person without one.</summary>
    public const int NoEmployer = -1;

    public PersonColumns(int count)
    {
        Count = count;
        Household = Column<int>(a => Household = a);
        Traits = Column<ushort>(a => Traits = a);
        Status = Column<Status>(a => Status = a);
        Employer = Column<int>(a => Employer = a);
        PayCents = Column<int>(a => PayCents = a);
        WeeklyHours = Column<byte>(a => WeeklyHours = a);
        MonthsInStatus = Column<byte>(a => MonthsInStatus = a);
        Efficiency = Column<ushort>(a => Efficiency = a);
        Resize(count);
    }

    public int Count { get; }
    /// <summary>Index of the household, ascending.</summary>
    public int[] Household { get; private set; }
    /// <summary>Sex, age band, education and flags, see <see cref="PersonTraits"/>.</summary>
    public ushort[] Traits { get; private set; }
    public Status[] Status { get; private set; }
    /// <summary>Index of the organisation that pays or that the person owns and works in; <see cref="NoEmployer"/> without work.</summary>
    public int[] Employer { get; private set; }
    /// <summary>Gross pay a month at work; the last pay of an unemployed person who has had one; the pension of a retired person. Cents.</summary>
    public int[] PayCents { get; private set; }
    /// <summary>Usual paid hours a week, 0 without work.</summary>
    public byte[] WeeklyHours { get; private set; }
    /// <summary>Months since the status changed, up to 255.</summary>
    public byte[] MonthsInStatus { get; private set; }
    /// <summary>Output of an hour's work against the mean worker's, in thousandths: education, sex and own spread. Pay follows it.</summary>
    public ushort[] Efficiency { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public PersonColumns Copy()
    {
        var copy = new PersonColumns(Count);
        copy.CopyColumns(this);
        return copy;
    }

    internal ColumnBlock Save() => Save(Count, Count);

    internal long Bytes => BytesOf(Count);

    internal int Fetch() => Fetch(Count);

    internal static PersonColumns Of(ColumnBlock block)
    {
        var columns = new PersonColumns(block.Count);
        columns.Load(block, columns.Capacity);
        return columns;
    }

    public void AppendTo(XxHash128 hash) => Append(hash, Count);
}

/// <summary>The packed traits of a person that do not change.</summary>
public static class PersonTraits
{
    /// <summary>The lowest bit of the level of education; below it are sex and age band.</summary>
    public const int EducationBit = 4;
    public const int Disability = 1 << 6;
    public const int Displaced = 1 << 7;
    public const int Minority = 1 << 8;
    public const int Veteran = 1 << 9;
    public const int Urban = 1 << 10;
    /// <summary>Member of a cooperative, mutual or association.</summary>
    public const int Member = 1 << 11;
    public const int Volunteer = 1 << 12;

    public static ushort Pack(Sex sex, AgeBand age, Education education, int flags) =>
        (ushort)((int)sex | (int)age << 1 | (int)education << EducationBit | flags);

    public static Sex SexOf(ushort traits) => (Sex)(traits & 1);
    public static AgeBand AgeOf(ushort traits) => (AgeBand)(traits >> 1 & 7);
    public static Education EducationOf(ushort traits) => (Education)(traits >> EducationBit & 3);
    public static bool Has(ushort traits, int flag) => (traits & flag) != 0;
}

/// <summary>The households of one territory.</summary>
public sealed class HouseholdColumns : ColumnSet
{
    public HouseholdColumns(int count)
    {
        Count = count;
        FirstPerson = Column<int>(a => FirstPerson = a);
        DepositCents = Column<long>(a => DepositCents = a);
        IncomeCents = Column<long>(a => IncomeCents = a);
        LastIncomeCents = Column<long>(a => LastIncomeCents = a);
        Bank = Column<byte>(a => Bank = a);
        SavingsUnits = Column<int>(a => SavingsUnits = a);
        Resize(count + 1);
    }

    public int Count { get; }
    /// <summary>Index of its first person; element <see cref="Count"/> closes the last household.</summary>
    public int[] FirstPerson { get; private set; }
    public long[] DepositCents { get; private set; }
    /// <summary>Disposable income received so far this month.</summary>
    public long[] IncomeCents { get; private set; }
    /// <summary>Disposable income of last month, out of which it consumes.</summary>
    public long[] LastIncomeCents { get; private set; }
    /// <summary>Index of the financier that holds its deposits.</summary>
    public byte[] Bank { get; private set; }
    /// <summary>Units of the fund or platform through which it saves for the social economy.</summary>
    public int[] SavingsUnits { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public HouseholdColumns Copy()
    {
        var copy = new HouseholdColumns(Count);
        copy.CopyColumns(this);
        return copy;
    }

    internal ColumnBlock Save() => Save(Count, Count + 1);

    internal long Bytes => BytesOf(Count + 1);

    internal int Fetch() => Fetch(Count + 1);

    internal static HouseholdColumns Of(ColumnBlock block)
    {
        var columns = new HouseholdColumns(block.Count);
        columns.Load(block, columns.Capacity);
        return columns;
    }

    public void AppendTo(XxHash128 hash) => Append(hash, Count + 1);
}
