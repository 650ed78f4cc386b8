using SseSim.Model.Economy;
using SseSim.Model.Numerics;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>Rates of what depends on nothing but a person's status and pay.</summary>
/// <param name="Contribution">Withheld of pay.</param>
/// <param name="Tax">Withheld of pay above the exempt part.</param>
/// <param name="Pension">Of the pay, which is then the pension.</param>
/// <param name="BenefitCents">Paid whatever the pay.</param>
internal readonly record struct TransferRates(double Contribution, double Tax, double Pension, long BenefitCents);

/// <summary>What the government takes from a person's pay and pays to persons in a month, cents. The payroll works it out for many persons at once
/// (<see cref="PayPass"/>) from the same rates; a test holds what is observed against what it booked.</summary>
internal readonly struct PublicTransfers(EconomyStructure structure, ulong seed)
{
    /// <summary>Who is insured is so for life: the same draws in every month.</summary>
    private readonly KeyedRandom _insurance = new(seed, Stream.Insurance, 0);
    private readonly double _insured = structure.BenefitFactor;
    private readonly double _replacement = structure.Economy.Government.UnemploymentReplacementRate * Math.Max(structure.BenefitFactor, 1);
    private readonly int _benefitMonths = (int)structure.Economy.Government.UnemploymentBenefitMonths.Value;
    private readonly double _contribution = structure.Economy.Government.EmployeeContribution;
    private readonly double _tax = structure.IncomeTaxRate;

    /// <summary>Part of a month's formal pay that is not taxed.</summary>
    public long ExemptCents { get; } = structure.IncomeTaxExemptCents;

    /// <summary>Paid for each child.</summary>
    public long FamilyBenefit { get; } = structure.FamilyBenefitCents;

    /// <summary>Rates of a status; unemployment benefits depend on more, see <see cref="UnemploymentBenefit"/>.</summary>
    public TransferRates RatesOf(Status status) =>
        Contributes(status) ? new(_contribution, _tax, 0, 0) : new(0, 0, status == Status.Retired ? 1 : 0, status == Status.Child ? FamilyBenefit : 0);

    /// <summary>Unemployment benefit of a person with this last pay and so many months without work before this one.</summary>
    public long UnemploymentBenefit(ulong identity, long lastPay, int months) =>
        lastPay > 0 && months < _benefitMonths && _insurance.UniformOf(identity) < _insured ? (long)(lastPay * _replacement) : 0;

    /// <summary>Whether a status pays contributions.</summary>
    public static bool Contributes(Status status) =>
        status is Status.Employee or Status.OwnAccountFormal or Status.PublicEmployee or Status.WorkerMember;
}
