using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>The pass of payroll over all persons, some hundred at a time so that they stay in the processor's first cache, and without branches on what a person does,
/// which nobody can foretell. Money is whole cents in doubles here: every part is rounded down to whole cents, and sums of whole cents below 2^53 are exact in any
/// order.</summary>
internal ref struct PayPass
{
    /// <summary>Persons at once where vectors are of 512 bits.</summary>
    private const int Lanes = 8;
    private readonly PersonColumns _persons;
    private readonly HouseholdColumns _households;
    private readonly int[] _patronageCents;
    private readonly ulong _firstIdentity;
    /// <summary>[status]: parts of the pay that are contribution withheld, tax withheld, wage received from an employer or an own firm, pension received.</summary>
    private readonly Span<Vector256<double>> _rates;
    /// <summary>[status]: benefit that does not depend on pay.</summary>
    private readonly Span<double> _fixedCents;
    /// <summary>[part, status]: the same rates, then the fixed benefit, as vectors are filled from them.</summary>
    private readonly Span<double> _table;
    private readonly Vector256<double> _exempt;
    private readonly PublicTransfers _transfers;
    private Vector256<double> _sums;
    private double _fixed;
    private long _benefits;
    private long _patronage;
    private long _members;

    /// <summary>Numbers that a pass keeps.</summary>
    public const int Memory = (4 + 1) * Classification.StatusCount + 5 * 2 * Lanes;

    /// <param name="c">Month.</param>
    /// <param name="memory">All zero, for the pass to keep its rates in.</param>
    public PayPass(TerritoryMonthContext c, Span<double> memory)
    {
        _rates = MemoryMarshal.Cast<double, Vector256<double>>(memory[..(4 * Classification.StatusCount)]);
        _fixedCents = memory.Slice(4 * Classification.StatusCount, Classification.StatusCount);
        _table = memory[(5 * Classification.StatusCount)..];
        (_persons, _households, _patronageCents, _firstIdentity) = (c.Persons, c.Households, c.Organisations.PatronageCents, c.IdentityOf(0));
        _transfers = new PublicTransfers(c.Structure, c.Seed);
        for (var s = 0; s < _rates.Length; s++)
        {
            var of = _transfers.RatesOf((Status)s);
            var earns = PublicTransfers.Contributes((Status)s) || (Status)s == Status.OwnAccountInformal;
            _rates[s] = Vector256.Create(of.Contribution, of.Tax, earns ? 1 : 0, of.Pension);
            _fixedCents[s] = of.BenefitCents;
            for (var part = 0; part < 4; part++)
            {
                _table[part * 2 * Lanes + s] = _rates[s][part];
            }

            _table[4 * 2 * Lanes + s] = _fixedCents[s];
        }

        _exempt = Vector256.Create(0, (double)_transfers.ExemptCents, 0, 0);
        MemberDividendCents = c.State.MemberPersons > 0 ? c.State.MemberDividendsInTransitCents / c.State.MemberPersons : 0;
    }

    /// <summary>What each member of an entity receives.</summary>
    public readonly long MemberDividendCents { get; }
    public readonly long Contributions => (long)_sums[0];
    public readonly long Taxes => (long)_sums[1];
    /// <summary>Out of the employers' purse: wages, and their workers' patronage.</summary>
    public readonly long Wages => (long)_sums[2] + _patronage;
    public readonly long Pensions => (long)_sums[3];
    public readonly long FamilyBenefits => (long)_fixed;
    public readonly long UnemploymentBenefits => _benefits;
    public readonly long MemberDividends => _members * MemberDividendCents;

    /// <summary>Works out what some persons receive.</summary>
    /// <param name="start">Index of the first.</param>
    /// <param name="net">Receives cents, one element a person.</param>
    public void Net(int start, Span<double> net)
    {
        var status = _persons.Status.AsSpan(start, net.Length);
        var payCents = _persons.PayCents.AsSpan(start, net.Length);
        var whole = Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? NetOfMany(status, payCents, net) : 0;
        for (var i = 0; i < whole; i++)
        {
            if (status[i] is Status.Unemployed or Status.WorkerMember)
            {
                net[i] += Special(start + i);
            }
        }

        NetOfEach(start + whole, status[whole..], payCents[whole..], net[whole..]);
    }

    /// <summary>Eight persons at once, a rate a vector, looked up by status; whole cents are exact, so that the sums are the same in any order.</summary>
    /// <returns>Persons done.</returns>
    private int NetOfMany(ReadOnlySpan<Status> status, ReadOnlySpan<int> payCents, Span<double> net)
    {
        ReadOnlySpan<double> table = _table;
        Vector512<double> contribution = Vector512.Create(table), contribution8 = Vector512.Create(table[Lanes..]);
        Vector512<double> tax = Vector512.Create(table[16..]), tax8 = Vector512.Create(table[24..]);
        Vector512<double> wage = Vector512.Create(table[32..]), wage8 = Vector512.Create(table[40..]);
        Vector512<double> pension = Vector512.Create(table[48..]), pension8 = Vector512.Create(table[56..]);
        Vector512<double> benefit = Vector512.Create(table[64..]), benefit8 = Vector512.Create(table[72..]);
        var exempt = Vector512.Create((double)_transfers.ExemptCents);
        Vector512<double> contributions = default, taxes = default, wages = default, pensions = default, benefits = default;
        var codes = MemoryMarshal.AsBytes(status);
        var i = 0;
        for (; i + Lanes <= net.Length; i += Lanes)
        {
            var of = Avx512F.ConvertToVector512Int64(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(codes[i..])).AsByte());
            var pay = Vector512.MaxNative(Avx512F.ConvertToVector512Double(Vector256.Create(payCents[i..])), Vector512<double>.Zero);
            var paidIn = Vector512.Floor(pay * Avx512F.PermuteVar8x64x2(contribution, of, contribution8));
            var taxed = Vector512.Floor(Vector512.MaxNative(pay - exempt, Vector512<double>.Zero) * Avx512F.PermuteVar8x64x2(tax, of, tax8));
            var earned = pay * Avx512F.PermuteVar8x64x2(wage, of, wage8);
            var drawn = pay * Avx512F.PermuteVar8x64x2(pension, of, pension8);
            var given = Avx512F.PermuteVar8x64x2(benefit, of, benefit8);
            contributions += paidIn;
            taxes += taxed;
            wages += earned;
            pensions += drawn;
            benefits += given;
            (earned + drawn + given - paidIn - taxed).CopyTo(net[i..]);
        }

        _sums += Vector256.Create(Vector512.Sum(contributions), Vector512.Sum(taxes), Vector512.Sum(wages), Vector512.Sum(pensions));
        _fixed += Vector512.Sum(benefits);
        return i;
    }

    private void NetOfEach(int start, ReadOnlySpan<Status> status, ReadOnlySpan<int> payCents, Span<double> net)
    {
        var signs = Vector256.Create(-1.0, -1, 1, 1);
        ReadOnlySpan<Vector256<double>> rates = _rates;
        ReadOnlySpan<double> fixedCents = _fixedCents;
        var exempt = _exempt;
        var (sums, sumOfFixed) = (_sums, _fixed);
        for (var i = 0; i < status.Length; i++)
        {
            var s = (int)status[i];
            var pay = Vector256.Create((double)payCents[i]);
            var parts = Vector256.Floor(Vector256.MaxNative(pay - exempt, Vector256<double>.Zero) * rates[s]);
            sums += parts;
            sumOfFixed += fixedCents[s];
            net[i] = Vector256.Sum(parts * signs) + fixedCents[s];
            if (status[i] is Status.Unemployed or Status.WorkerMember)
            {
                net[i] += Special(start + i);
            }
        }

        (_sums, _fixed) = (sums, sumOfFixed);
    }

    /// <summary>Who seeks work draws a part of the last pay for some months; a worker-member receives a share of surplus.</summary>
    private long Special(int person)
    {
        var p = _persons;
        if (p.Status[person] == Status.WorkerMember)
        {
            var share = _patronageCents[p.Employer[person]];
            _patronage += share;
            return share;
        }

        var benefit = _transfers.UnemploymentBenefit(_firstIdentity + (ulong)person, p.PayCents[person], p.MonthsInStatus[person]);
        _benefits += benefit;
        return benefit;
    }

    /// <summary>Credits persons' net pay, and the members' dividend, to their households.</summary>
    public void Credit(int start, ReadOnlySpan<double> net)
    {
        var households = _persons.Household.AsSpan(start, net.Length);
        var traits = _persons.Traits.AsSpan(start, net.Length);
        var (deposits, income, dividend, members) = (_households.DepositCents, _households.IncomeCents, MemberDividendCents, 0);
        for (var i = 0; i < households.Length; i++)
        {
            var member = traits[i] / PersonTraits.Member & 1;
            members += member;
            var amount = double.ConvertToIntegerNative<long>(net[i]) + (dividend & -member);
            deposits[households[i]] += amount;
            income[households[i]] += amount;
        }

        _members += members;
    }

    /// <summary>One month more in the status, up to 255.</summary>
    public readonly void Age(int start, int length)
    {
        var months = _persons.MonthsInStatus.AsSpan(start, length);
        var i = 0;
        for (; i <= months.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            Vector256.AddSaturate(Vector256.Create<byte>(months[i..]), Vector256<byte>.One).CopyTo(months[i..]);
        }

        for (; i < months.Length; i++)
        {
            months[i] = (byte)Math.Min(months[i] + 1, byte.MaxValue);
        }
    }
}
