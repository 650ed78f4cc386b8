using System.IO.Hashing;
using System.Runtime.InteropServices;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;
using SseSim.Model.Simulation;
using SseSim.Model.Structure;

namespace SseSim.Model.Institutions;

/// <summary>What a government learns of a month before it decides. A local government sees its own territory only.</summary>
public sealed record GovernmentBatch
{
    public required int Month { get; init; }
    /// <summary>[territory]: net receipts of this government from it, cents.</summary>
    public required long[] Receipts { get; init; }
    /// <summary>[territory]: net receipts of the territory's own government, which the national one balances, cents.</summary>
    public required long[] LocalReceipts { get; init; }
    /// <summary>Invoices received less invoices paid, cents.</summary>
    public long PayablesChange { get; init; }
    /// <summary>Lent to financiers less repaid by them, cents.</summary>
    public long LentChange { get; init; }
    /// <summary>Bids for this government's tenders, in canonical order. Lent until the month ends.</summary>
    public required List<Bid> Bids { get; init; }
    /// <summary>[sector]: value a month of its running contracts, cents.</summary>
    public required long[] RunningContracts { get; init; }
    /// <summary>[sector]: value of the lots that organisations could serve, cents a month.</summary>
    public required long[] ServableLots { get; init; }
    /// <summary>[policy]: cents spent or forgone in the territories this month.</summary>
    public required long[] PolicySpending { get; init; }
    /// <summary>[policy]: whether its rule holds this month; empty where no policy has a rule.</summary>
    public bool[] RulesHold { get; init; } = [];
}

/// <summary>What a government decides.</summary>
public sealed record GovernmentDecisions
{
    /// <summary>Contracts that begin next month. Lent until the month after is decided.</summary>
    public required List<ContractAward> Awards { get; init; }
    /// <summary>[sector]: tenders open next month.</summary>
    public required TenderAnnouncement[] Tenders { get; init; }
    /// <summary>[sector]: purchases on the open market next month, cents.</summary>
    public required long[] OpenPurchases { get; init; }
    /// <summary>[policy]: what may still be spent in the budget year, cents; <see cref="long.MaxValue"/> without a budget.</summary>
    public required long[] Remaining { get; init; }
    /// <summary>Lent by the rest of the world this month (negative: repaid), cents.</summary>
    public required long Borrowed { get; init; }
    /// <summary>Interest paid to the rest of the world this month, cents.</summary>
    public required long Interest { get; init; }
    public required GovernmentBalance Balance { get; init; }
    public required TenderOutcome Tendered { get; init; }
}

/// <summary>A government's books, cents.</summary>
/// <param name="Account">With the central bank.</param>
/// <param name="Debt">Lent by the rest of the world.</param>
/// <param name="Payables">Invoices of contractors not paid yet.</param>
/// <param name="Lent">Owed to it by financiers.</param>
public readonly record struct GovernmentBalance(long Account, long Debt, long Payables = 0, long Lent = 0);

/// <summary>Value a year of the tenders decided this month, cents; what is returned is not decided yet.</summary>
public readonly record struct TenderOutcome(long All, long SocialEconomy, long Reserved, long Returned);

/// <summary>The national government (level 0) or a territory's own (level 1 + territory): budget, debt, instruments, procurement.</summary>
public sealed class Government
{
    private readonly EconomyStructure _structure;
    private readonly ModelParameters _parameters;
    private readonly CompiledScenario _scenario;
    private readonly int _level;
    private readonly long[] _procurement;
    private readonly Procurement _tenders;
    private readonly long[] _spentInYear;
    private readonly long[] _spentInAll;
    private readonly Func<int, int, long> _premiumLeft;
    private GovernmentBalance _balance;

    internal Government(
        int level, EconomyStructure structure, ModelParameters parameters, CompiledScenario scenario, GovernmentBalance balance,
        long[] procurement, Procurement tenders)
    {
        _level = level;
        _structure = structure;
        _parameters = parameters;
        _scenario = scenario;
        _balance = balance;
        _procurement = procurement;
        _tenders = tenders;
        _spentInYear = new long[scenario.Policies.Count];
        _spentInAll = new long[scenario.Policies.Count];
        _premiumLeft = PremiumLeft;
    }

    public GovernmentBalance Balance => _balance;

    internal Procurement Tenders => _tenders;

    public GovernmentDecisions Decide(GovernmentBatch batch)
    {
        var inForce = _scenario.InForce(batch.RulesHold);
        var awards = _tenders.Award(batch, inForce, _level, _parameters, _premiumLeft);
        Count(batch, awards);
        var (borrowed, interest) = Finance(batch);
        var next = batch.Month + 1;
        var tenders = _tenders.Announce(_structure, inForce, _parameters, _procurement, batch.ServableLots, next, _level);
        return new GovernmentDecisions
        {
            Awards = awards,
            Tenders = tenders,
            OpenPurchases = _tenders.OpenPurchases(_procurement, batch.RunningContracts, awards),
            Remaining = Remaining(next),
            Borrowed = borrowed,
            Interest = interest,
            Balance = _balance,
            Tendered = _tenders.Outcome,
        };
    }

    /// <summary>A copy of the state between two months, from which <see cref="RunContinuation"/> goes on.</summary>
    public GovernmentSnapshot Snapshot() => new()
    {
        Balance = _balance,
        SpentInYear = (long[])_spentInYear.Clone(),
        SpentInAll = (long[])_spentInAll.Clone(),
        Tenders = _tenders.Copy(),
    };

    /// <summary>Takes over books and budgets; the tenders were given to the constructor.</summary>
    internal void Restore(GovernmentSnapshot snapshot)
    {
        snapshot.SpentInYear.CopyTo(_spentInYear, 0);
        snapshot.SpentInAll.CopyTo(_spentInAll, 0);
    }

    /// <summary>Hash of the books, the budgets and the tenders.</summary>
    public byte[] Hash()
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<long>([_balance.Account, _balance.Debt, _balance.Payables, _balance.Lent]));
        hash.Append(MemoryMarshal.AsBytes<long>(_spentInYear));
        hash.Append(MemoryMarshal.AsBytes<long>(_spentInAll));
        _tenders.AppendTo(hash);
        return hash.GetHashAndReset();
    }

    /// <summary>Money that comes in and goes out; the national government balances the local ones and lends or repays what is left to the rest of the world.</summary>
    private (long Borrowed, long Interest) Finance(GovernmentBatch batch)
    {
        var receipts = batch.Receipts.Sum();
        _balance = _balance with { Payables = _balance.Payables + batch.PayablesChange, Lent = _balance.Lent + batch.LentChange };
        if (_level > 0)
        {
            // The transfer from the national government is exactly what is missing.
            _balance = _balance with { Account = _balance.Account + receipts - batch.LocalReceipts.Sum() };
            return (0, 0);
        }

        var interest = (long)(_balance.Debt * (_structure.Economy.Government.DebtInterestRate / 12));
        var account = _balance.Account + receipts + batch.LocalReceipts.Sum() - interest;
        _balance = _balance with { Account = 0, Debt = _balance.Debt - account };
        return (-account, interest);
    }

    private void Count(GovernmentBatch batch, List<ContractAward> awards)
    {
        if (batch.Month >= 0 && _scenario.MonthOfYear(batch.Month) == 1)
        {
            Array.Clear(_spentInYear);
        }

        for (var p = 0; p < _spentInYear.Length; p++)
        {
            var premiums = 0L;
            foreach (ref readonly var award in CollectionsMarshal.AsSpan(awards))
            {
                premiums += award.Policy == p ? award.PremiumPerMonth * award.Months : 0;
            }

            _spentInYear[p] += batch.PolicySpending[p] + premiums;
            _spentInAll[p] += batch.PolicySpending[p] + premiums;
        }
    }

    /// <summary>[policy]: what may be spent in a month.</summary>
    private long[] Remaining(int month)
    {
        var remaining = new long[_spentInYear.Length];
        for (var p = 0; p < remaining.Length; p++)
        {
            remaining[p] = Remaining(p, month, 1);
        }

        return remaining;
    }

    private long PremiumLeft(int policy, int month) => Remaining(policy, month, _tenders.ShareOfAll);

    /// <summary>Budgets are of the whole economy: a sample has its share of them, and of a budget for premiums each government its share of procurement.</summary>
    private long Remaining(int policy, int month, double shareOfBudget)
    {
        var p = _scenario.Policies[policy];
        if (p.BudgetPerYear is null && p.BudgetInAll is null)
        {
            return long.MaxValue;
        }

        var share = shareOfBudget / _structure.Scale * 100;
        var newYear = month >= 0 && _scenario.MonthOfYear(month) == 1;
        var left = long.MaxValue;
        if (p.BudgetPerYear is { } year)
        {
            left = (long)(year * share) - (newYear ? 0 : _spentInYear[policy]);
        }

        if (p.BudgetInAll is { } all)
        {
            left = Math.Min(left, (long)(all * share) - _spentInAll[policy]);
        }

        return Math.Max(left, 0);
    }
}
