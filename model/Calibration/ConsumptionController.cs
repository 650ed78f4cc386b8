using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds households' consumption at the file's by what residents receive from abroad, or put there, beside what the file names. In a stationary state households and organisations neither gain nor lose deposits, so that
/// the accounts of a country in one year, with their discrepancies and with saving that is not in deposits, leave something that would be consumed and imported too little or too much (decision 47).</summary>
internal sealed class ConsumptionController
{
    private const double Integral = 0.05;
    /// <summary>Largest that it may be, share of GDP.</summary>
    private const double Largest = 0.2;
    private readonly EconomyStructure _structure;
    private readonly long _fromAbroad;
    private readonly double _product;
    private readonly double _target;
    private readonly double _share;
    private double _balance, _missing;
    private double _balanceSum, _missingSum;
    private int _months;

    public ConsumptionController(EconomyStructure structure)
    {
        _structure = structure;
        _fromAbroad = structure.FromAbroadCents;
        var accounts = structure.Economy.Accounts;
        _product = accounts.GrossDomesticProduct * 100 / 12 / structure.Scale;
        _share = accounts.HouseholdConsumption;
        _target = _share * _product;
        Apply(Math.Clamp(ExternalBalance.Of(structure.Economy).TakenFromDeposits, -Largest, Largest));
    }

    public void Adjust(long[] nation)
    {
        _missing = 1 - nation[Measures.HouseholdConsumption.At()] / _target;
        Apply(Math.Clamp(_balance + Integral * _share * _missing, -Largest, Largest));
    }

    public void Average()
    {
        _months++;
        _balanceSum += _balance;
        _missingSum += _missing;
    }

    /// <summary>Freezes at the mean; what consumption still lacked on average is received too.</summary>
    public void Freeze() => Apply((_balanceSum + _share * _missingSum) / _months);

    /// <param name="balance">Received (below zero: put) abroad, share of GDP.</param>
    private void Apply(double balance)
    {
        _balance = balance;
        var cents = balance * _product;
        _structure.FromAbroadCents = _fromAbroad + (long)(Math.Max(cents, 0) / _structure.Residents);
        // Everybody receives as much, but only who has an income saves out of it.
        _structure.PutAbroad = Math.Max(-cents, 0) / _target;
    }
}
