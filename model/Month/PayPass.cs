using System.Runtime.Intrinsics;
using SseSim.Model.Economy;
using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>The pass of payroll over all persons, some hundred at a time so that they stay in the processor's first cache, and without branches on what a person does,
/// which nobody can foretell. Money is whole cents in doubles here: every part is rounded down to whole cents, and sums of whole cents below 2^53 are exact in any
/// order.</summary>
internal sealed class PayPass
{
    private readonly PersonColumns _persons;
    private readonly HouseholdColumns _households;
    private readonly int[] _patronageCents;
    /// <summary>[status]: parts of the pay that are contribution withheld, tax withheld, wage received from an employer or an own firm, pension received.</summary>
    private readonly Vector256<double>[] _rates = new Vector256<double>[Classification.StatusCount];
    /// <summary>[status]: benefit that does not depend on pay.</summary>
    private readonly double[] _fixedCents = new double[Classification.StatusCount];
    private readonly Vector256<double> _exempt;
    private readonly PublicTransfers _transfers;
    private Vector256<double> _sums;
    private double _fixed;
    private long _benefits;
    private long _patronage;
    private long _members;

    public PayPass(TerritoryMonthContext c)
    {
        (_persons, _households, _patronageCents) = (c.Persons, c.Households, c.Organisations.PatronageCents);
        _transfers = new PublicTransfers(c.Structure);
        var declared = Vector256.Create(_transfers.ContributionRate, _transfers.TaxRate, 1, 0);
        for (var s = 0; s < _rates.Length; s++)
        {
            _rates[s] = PublicTransfers.Contributes((Status)s) ? declared : default;
        }

        _rates[(int)Status.OwnAccountInformal] = Vector256.Create(0.0, 0, 1, 0);
        _rates[(int)Status.Retired] = Vector256.Create(0.0, 0, 0, 1);
        _fixedCents[(int)Status.Child] = _transfers.FamilyBenefit;
        _exempt = Vector256.Create(0, (double)_transfers.ExemptCents, 0, 0);
        MemberDividendCents = c.State.MemberPersons > 0 ? c.State.MemberDividendsInTransitCents / c.State.MemberPersons : 0;
    }

    /// <summary>What each member of an entity receives.</summary>
    public long MemberDividendCents { get; }
    public long Contributions => (long)_sums[0];
    public long Taxes => (long)_sums[1];
    /// <summary>Out of the employers' purse: wages, and their workers' patronage.</summary>
    public long Wages => (long)_sums[2] + _patronage;
    public long Pensions => (long)_sums[3];
    public long FamilyBenefits => (long)_fixed;
    public long UnemploymentBenefits => _benefits;
    public long MemberDividends => _members * MemberDividendCents;

    /// <summary>Works out what some persons receive.</summary>
    /// <param name="start">Index of the first.</param>
    /// <param name="net">Receives cents, one element a person.</param>
    public void Net(int start, Span<double> net)
    {
        var status = _persons.Status.AsSpan(start, net.Length);
        var payCents = _persons.PayCents.AsSpan(start, net.Length);
        var signs = Vector256.Create(-1.0, -1, 1, 1);
        var (rates, fixedCents, exempt) = (_rates, _fixedCents, _exempt);
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

        var benefit = _transfers.UnemploymentBenefit(p.PayCents[person], p.MonthsInStatus[person]);
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
    public void Age(int start, int length)
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
