using System.Buffers;
using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Observations.Incomes;

namespace SseSim.Model.Month;

/// <summary>What one territory's month adds up: accounts outside the territory, lenders' records and the observation's counters. A territory adds the next month up in the same
/// one; what it reports of it is lent until then.</summary>
internal sealed class MonthLedger(int financiers, int policies)
{
    // Accounts outside the territory; a positive balance is a net receipt of the month.
    public long NationalGovernment;
    public long LocalGovernment;
    public long RestOfWorld;
    public long NationalPool;
    /// <summary>[financier]: settlement with lenders and guarantee funds.</summary>
    public readonly long[] Financiers = new long[financiers];

    /// <summary>Persons at work and their gross pay at the end of the month, cents, as the observation counts them one by one.</summary>
    public long Employed;
    public long PayOfEmployed;

    /// <summary>Change of what the governments owe for invoices.</summary>
    public long NationalPayables;
    public long LocalPayables;

    public readonly LenderLedger[] Lenders = LenderLedger.Of(financiers, policies);
    public readonly long[] NationalDemand = new long[Classification.MarketSectorCount];
    public readonly long[] FeeDemand = new long[Classification.MarketSectorCount];
    /// <summary>Laid out by <see cref="Measures"/>, in a borrowed array that may be longer: one for each territory would be read from memory and cleared there month by month.</summary>
    public long[] Counters => _counters ??= Borrow(Measures.Length);
    /// <summary>The yearly observation of incomes, laid out by <see cref="IncomeMeasures"/>, in a borrowed array that is longer; empty but in December.</summary>
    public long[] Incomes = [];
    /// <summary>[policy].</summary>
    public readonly long[] PolicySpending = new long[policies];
    /// <summary>[market sector]: money to be spent in this month's market of the territory, local and national pool together.</summary>
    public readonly long[] Market = new long[Classification.MarketSectorCount];
    /// <summary>Fees and donations of the month by market sector.</summary>
    public readonly long[] Fees = new long[Classification.MarketSectorCount];
    /// <summary>[market sector]: value of the lots of public tenders that organisations could serve, cents a month.</summary>
    public readonly long[] ServableLots = new long[Classification.MarketSectorCount];
    /// <summary>[financier]: overdrafts of closed organisations that the bank makes good; an account that only ever pays.</summary>
    public readonly long[] OverdraftLosses = new long[financiers];
    private readonly LenderRecord[] _records = new LenderRecord[financiers];
    private long[]? _counters;

    /// <summary>Zero, for the next month.</summary>
    public void Clear()
    {
        (NationalGovernment, LocalGovernment, RestOfWorld, NationalPool) = (0, 0, 0, 0);
        (Employed, PayOfEmployed, NationalPayables, LocalPayables) = (0, 0, 0, 0);
        Array.Clear(Financiers);
        foreach (var lender in Lenders)
        {
            lender.Clear();
        }

        Array.Clear(NationalDemand);
        Array.Clear(FeeDemand);
        (_counters, Incomes) = (null, []);
        Array.Clear(PolicySpending);
        Array.Clear(Market);
        Array.Clear(Fees);
        Array.Clear(ServableLots);
        Array.Clear(OverdraftLosses);
    }

    /// <summary>Borrows a table for <see cref="Incomes"/>, all zero: a territory needs it once a year, and hundreds of territories would have one each in memory.</summary>
    public long[] BorrowIncomes() => Incomes = Borrow(IncomeMeasures.Length);

    /// <summary>The counters for sending; gives the array back, so that nothing may be counted until the next month begins.</summary>
    public CounterSet PackCounters()
    {
        var packed = PackBorrowed(Counters, Measures.Length);
        _counters = null;
        return packed;
    }

    /// <summary>The yearly observation for sending, null without; gives the table back.</summary>
    public CounterSet? PackIncomes()
    {
        if (Incomes.Length == 0)
        {
            return null;
        }

        var packed = PackBorrowed(Incomes, IncomeMeasures.Length);
        Incomes = [];
        return packed;
    }

    private static long[] Borrow(int length)
    {
        var borrowed = ArrayPool<long>.Shared.Rent(length);
        Array.Clear(borrowed);
        return borrowed;
    }

    private static CounterSet PackBorrowed(long[] borrowed, int length)
    {
        var packed = CounterSet.Of(borrowed.AsSpan(0, length));
        ArrayPool<long>.Shared.Return(borrowed);
        return packed;
    }

    /// <summary>[financier]: what each is told.</summary>
    public LenderRecord[] Records()
    {
        for (var f = 0; f < _records.Length; f++)
        {
            _records[f] = Lenders[f].ToRecord(Financiers[f], -OverdraftLosses[f]);
        }

        return _records;
    }
}

/// <summary>One lender's month in one territory while it is being added up. Its record is lent until the next month.</summary>
internal sealed class LenderLedger(int policies)
{
    private LenderRecord? _record;

    public long Disbursed;
    public long PrincipalRepaid;
    public long Interest;
    public long WrittenOff;
    public long Recovered;
    public long GuaranteeCalled;
    public long StakesBought;
    public long StakesRedeemed;
    public long StakesWrittenOff;
    public long UnitsIssued;
    public readonly long[] WholesaleByPolicy = new long[policies];
    public readonly long[] StakesByPolicy = new long[policies];
    public readonly int[] LoanMonths = new int[Classification.FormCount];
    public readonly int[] Defaults = new int[Classification.FormCount];
    public readonly long[] EndowmentsByPolicy = new long[policies];
    public readonly long[] CallsByPolicy = new long[policies];
    public readonly long[] FeesByPolicy = new long[policies];

    public static LenderLedger[] Of(int financiers, int policies)
    {
        var lenders = new LenderLedger[financiers];
        for (var f = 0; f < financiers; f++)
        {
            lenders[f] = new LenderLedger(policies);
        }

        return lenders;
    }

    /// <summary>Zero, for the next month.</summary>
    public void Clear()
    {
        (Disbursed, PrincipalRepaid, Interest, WrittenOff, Recovered, GuaranteeCalled) = (0, 0, 0, 0, 0, 0);
        (StakesBought, StakesRedeemed, StakesWrittenOff, UnitsIssued) = (0, 0, 0, 0);
        Array.Clear(WholesaleByPolicy);
        Array.Clear(StakesByPolicy);
        Array.Clear(LoanMonths);
        Array.Clear(Defaults);
        Array.Clear(EndowmentsByPolicy);
        Array.Clear(CallsByPolicy);
        Array.Clear(FeesByPolicy);
    }

    public LenderRecord ToRecord(long netReceipts, long overdraftLoss)
    {
        var record = _record ??= Empty();
        record.NetReceipts = netReceipts;
        record.OverdraftLoss = overdraftLoss;
        record.Disbursed = Disbursed;
        record.PrincipalRepaid = PrincipalRepaid;
        record.Interest = Interest;
        record.WrittenOff = WrittenOff;
        record.Recovered = Recovered;
        record.GuaranteeCalled = GuaranteeCalled;
        record.Stakes = new StakeFlows(StakesBought, StakesRedeemed, StakesWrittenOff);
        record.UnitsIssued = UnitsIssued;
        return record;
    }

    /// <summary>With the columns, which are always the same.</summary>
    private LenderRecord Empty() => new()
    {
        NetReceipts = 0,
        OverdraftLoss = 0,
        Disbursed = 0,
        PrincipalRepaid = 0,
        Interest = 0,
        WrittenOff = 0,
        Recovered = 0,
        GuaranteeCalled = 0,
        LoanMonths = LoanMonths,
        Defaults = Defaults,
        EndowmentsByPolicy = EndowmentsByPolicy,
        CallsByPolicy = CallsByPolicy,
        FeesByPolicy = FeesByPolicy,
        StakesByPolicy = StakesByPolicy,
        WholesaleByPolicy = WholesaleByPolicy,
    };
}
