using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SseSim.Model.State;

/// <summary>Rows that belong to organisations and end: the base of loans and contracts. Rows keep their order when others end, so that what an
/// organisation pays first never depends on another organisation.</summary>
public abstract class RowColumns : ColumnSet
{
    private readonly List<int> _ending = [];

    /// <summary>Rows in use.</summary>
    public int Count { get; protected set; }

    /// <summary>A new row at the end, all its variables zero.</summary>
    public int Add()
    {
        if (Count == Capacity)
        {
            Resize(Capacity + Capacity / 2 + 16);
        }

        Clear(Count);
        return Count++;
    }

    /// <summary>Drops the rows for which <paramref name="ended"/> is true and closes the gaps.</summary>
    /// <param name="of">What it looks at: passed on, so that nothing has to be made each month to hold it.</param>
    /// <param name="ended">Whether a row ends.</param>
    public void RemoveWhere<T>(T of, Func<T, int, bool> ended)
    {
        _ending.Clear();
        for (var row = 0; row < Count; row++)
        {
            if (ended(of, row))
            {
                _ending.Add(row);
            }
        }

        DropEnding();
    }

    /// <summary>The same for whoever asks seldom.</summary>
    public void RemoveWhere(Func<int, bool> ended) => RemoveWhere(ended, static (ends, row) => ends(row));

    /// <summary>Drops the rows whose value in a column is zero, which are few, and closes the gaps.</summary>
    public void RemoveZero<T>(T[] column) where T : unmanaged, INumber<T>
    {
        _ending.Clear();
        for (var from = 0; column.AsSpan(from, Count - from).IndexOf(T.Zero) is >= 0 and var next; from += next + 1)
        {
            _ending.Add(from + next);
        }

        DropEnding();
    }

    private void DropEnding()
    {
        if (_ending.Count > 0)
        {
            Drop(CollectionsMarshal.AsSpan(_ending), Count);
            Count -= _ending.Count;
        }
    }

    internal ColumnBlock Save() => Save(Count, Count);

    internal long Bytes => BytesOf(Count);

    internal int Fetch() => Fetch(Count);

    public void AppendTo(XxHash128 hash) => Append(hash, Count);
}

/// <summary>Loans of the organisations of one territory; each is an asset of one financier.</summary>
public sealed class LoanColumns : RowColumns
{
    public LoanColumns()
    {
        Organisation = Column<int>(a => Organisation = a);
        Lender = Column<byte>(a => Lender = a);
        PrincipalCents = Column<long>(a => PrincipalCents = a);
        InstalmentCents = Column<long>(a => InstalmentCents = a);
        RatePerYear = Column<double>(a => RatePerYear = a);
        Coverage = Column<double>(a => Coverage = a);
        FeePerYear = Column<double>(a => FeePerYear = a);
        Guarantor = Column<sbyte>(a => Guarantor = a);
        Policy = Column<sbyte>(a => Policy = a);
        Concession = Column<byte>(a => Concession = a);
        SubsidyPerYear = Column<double>(a => SubsidyPerYear = a);
        MonthsInArrears = Column<byte>(a => MonthsInArrears = a);
        Defaulted = Column<bool>(a => Defaulted = a);
    }

    /// <summary>Place of the borrower.</summary>
    public int[] Organisation { get; private set; }
    /// <summary>Index of the financier.</summary>
    public byte[] Lender { get; private set; }
    /// <summary>Principal outstanding.</summary>
    public long[] PrincipalCents { get; private set; }
    /// <summary>Principal due in the first month.</summary>
    public long[] InstalmentCents { get; private set; }
    public double[] RatePerYear { get; private set; }
    /// <summary>Share of a loss that the guarantor pays, 0 without a guarantee.</summary>
    public double[] Coverage { get; private set; }
    /// <summary>Guarantee fee a year on the covered part.</summary>
    public double[] FeePerYear { get; private set; }
    /// <summary>Index of the guarantee fund among the financiers, -1 without.</summary>
    public sbyte[] Guarantor { get; private set; }
    /// <summary>Index of the guarantee's policy, -1 without.</summary>
    public sbyte[] Policy { get; private set; }
    /// <summary>1 + index of the policy that pays a part of the interest, 0 without.</summary>
    public byte[] Concession { get; private set; }
    /// <summary>Part of the rate a year that it pays.</summary>
    public double[] SubsidyPerYear { get; private set; }
    public byte[] MonthsInArrears { get; private set; }
    /// <summary>Whether it has been counted as a default (90 days past due).</summary>
    public bool[] Defaulted { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public LoanColumns Copy()
    {
        var copy = new LoanColumns();
        copy.CopyColumns(this, WithRoomForMore(Count));
        copy.Count = Count;
        return copy;
    }

    internal static LoanColumns Of(ColumnBlock block)
    {
        var columns = new LoanColumns { Count = block.Count };
        columns.Load(block, block.Count, WithRoomForMore(block.Count));
        return columns;
    }

    /// <summary>Length for as many loans and those that a run adds: an economy is drawn with one loan each, and has one for each time that somebody borrowed within its term in the end.</summary>
    private static int WithRoomForMore(int count) => 2 * count + count / 2 + 16;
}

/// <summary>Public contracts of the organisations of one territory.</summary>
public sealed class ContractColumns : RowColumns
{
    public ContractColumns()
    {
        Organisation = Column<int>(a => Organisation = a);
        CentsPerMonth = Column<long>(a => CentsPerMonth = a);
        MonthsLeft = Column<short>(a => MonthsLeft = a);
        Local = Column<bool>(a => Local = a);
        Policy = Column<sbyte>(a => Policy = a);
        PremiumPerMonth = Column<long>(a => PremiumPerMonth = a);
        Clause = Column<sbyte>(a => Clause = a);
        GroupHires = Column<short>(a => GroupHires = a);
    }

    /// <summary>Place of the contractor.</summary>
    public int[] Organisation { get; private set; }
    /// <summary>Payment a month at the contractor's price.</summary>
    public long[] CentsPerMonth { get; private set; }
    public short[] MonthsLeft { get; private set; }
    /// <summary>Whether the territory's own government pays, or else the national one.</summary>
    public bool[] Local { get; private set; }
    /// <summary>Index of the policy that decided the award, -1 without.</summary>
    public sbyte[] Policy { get; private set; }
    /// <summary>Part of the payment above the cheapest bid.</summary>
    public long[] PremiumPerMonth { get; private set; }
    /// <summary>Index of the policy whose social clause the contract carries, -1 without.</summary>
    public sbyte[] Clause { get; private set; }
    /// <summary>Persons of the clause's groups that the contractor still has to hire.</summary>
    public short[] GroupHires { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public ContractColumns Copy()
    {
        var copy = new ContractColumns();
        copy.CopyColumns(this, WithRoom(Count));
        copy.Count = Count;
        return copy;
    }

    internal static ContractColumns Of(ColumnBlock block)
    {
        var columns = new ContractColumns { Count = block.Count };
        columns.Load(block, block.Count, WithRoom(block.Count));
        return columns;
    }
}

/// <summary>Jobs of one territory for whose pay or contributions a policy pays: from the hire, as long as job and duration last.</summary>
public sealed class SubsidisedJobColumns : RowColumns
{
    public SubsidisedJobColumns()
    {
        Organisation = Column<int>(a => Organisation = a);
        Person = Column<int>(a => Person = a);
        Policy = Column<sbyte>(a => Policy = a);
        Rate = Column<double>(a => Rate = a);
        MonthsLeft = Column<short>(a => MonthsLeft = a);
    }

    /// <summary>Place of the employer.</summary>
    public int[] Organisation { get; private set; }
    /// <summary>Index of the person.</summary>
    public int[] Person { get; private set; }
    /// <summary>Index of the policy.</summary>
    public sbyte[] Policy { get; private set; }
    /// <summary>Share of pay or contributions, as it was at the hire.</summary>
    public double[] Rate { get; private set; }
    public short[] MonthsLeft { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public SubsidisedJobColumns Copy()
    {
        var copy = new SubsidisedJobColumns();
        copy.CopyColumns(this, WithRoom(Count));
        copy.Count = Count;
        return copy;
    }

    internal static SubsidisedJobColumns Of(ColumnBlock block)
    {
        var columns = new SubsidisedJobColumns { Count = block.Count };
        columns.Load(block, block.Count, WithRoom(block.Count));
        return columns;
    }
}
