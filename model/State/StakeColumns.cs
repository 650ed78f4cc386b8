using SseSim.Model.Institutions;

namespace SseSim.Model.State;

/// <summary>Investors' titles in the organisations of one territory: each is an asset of one financier and a liability of one organisation.</summary>
public sealed class StakeColumns : RowColumns
{
    public StakeColumns()
    {
        Organisation = Column<int>(a => Organisation = a);
        Investor = Column<byte>(a => Investor = a);
        Product = Column<Product>(a => Product = a);
        NominalCents = Column<long>(a => NominalCents = a);
        FirstCents = Column<long>(a => FirstCents = a);
        ReturnPerYear = Column<double>(a => ReturnPerYear = a);
        LockedMonths = Column<short>(a => LockedMonths = a);
        Policy = Column<sbyte>(a => Policy = a);
        MonthsInArrears = Column<byte>(a => MonthsInArrears = a);
        Defaulted = Column<bool>(a => Defaulted = a);
    }

    /// <summary>Place of the organisation.</summary>
    public int[] Organisation { get; private set; }
    /// <summary>Index of the financier.</summary>
    public byte[] Investor { get; private set; }
    public Product[] Product { get; private set; }
    /// <summary>Nominal value not redeemed yet.</summary>
    public long[] NominalCents { get; private set; }
    /// <summary>What was paid in.</summary>
    public long[] FirstCents { get; private set; }
    /// <summary>Return a year on the nominal value.</summary>
    public double[] ReturnPerYear { get; private set; }
    /// <summary>Months until redemption begins.</summary>
    public short[] LockedMonths { get; private set; }
    /// <summary>Index of the policy from whose endowment it was paid, -1 without.</summary>
    public sbyte[] Policy { get; private set; }
    public byte[] MonthsInArrears { get; private set; }
    /// <summary>Whether it has been counted as a default.</summary>
    public bool[] Defaulted { get; private set; }

    /// <summary>A copy that shares nothing.</summary>
    public StakeColumns Copy()
    {
        var copy = new StakeColumns();
        copy.CopyColumns(this, WithRoom(Count));
        copy.Count = Count;
        return copy;
    }

    internal static StakeColumns Of(ColumnBlock block)
    {
        var columns = new StakeColumns { Count = block.Count };
        columns.Load(block, block.Count, WithRoom(block.Count));
        return columns;
    }
}
