using SseSim.Model.Economy;
using SseSim.Model.Structure;

namespace SseSim.Model.Month;

/// <summary>What the government takes from a person's pay and pays to persons in a month, cents. The payroll works it out for many persons at once
/// (<see cref="PayPass"/>) from the same rates; a test holds what is observed against what it booked.</summary>
internal readonly struct PublicTransfers(EconomyStructure structure)
{
    private readonly double _replacement = structure.Economy.Government.UnemploymentReplacementRate;
    private readonly int _benefitMonths = (int)structure.Economy.Government.UnemploymentBenefitMonths.Value;

    /// <summary>Share of formal pay.</summary>
    public double ContributionRate { get; } = structure.Economy.Government.EmployeeContribution;

    /// <summary>Share of formal pay above the exempt part.</summary>
    public double TaxRate { get; } = structure.IncomeTaxRate;

    /// <summary>Part of a month's formal pay that is not taxed.</summary>
    public long ExemptCents { get; } = structure.IncomeTaxExemptCents;

    /// <summary>Paid for each child.</summary>
    public long FamilyBenefit { get; } = structure.FamilyBenefitCents;

    /// <summary>Contributions withheld from a month's formal pay.</summary>
    public long ContributionOn(long pay) => (long)(pay * ContributionRate);

    /// <summary>Income tax withheld from a month's formal pay.</summary>
    public long TaxOn(long pay) => pay > ExemptCents ? (long)((pay - ExemptCents) * TaxRate) : 0;

    /// <summary>Unemployment benefit of a person with this last pay and so many months without work before this one.</summary>
    public long UnemploymentBenefit(long lastPay, int months) => lastPay > 0 && months < _benefitMonths ? (long)(lastPay * _replacement) : 0;

    /// <summary>Whether a status pays contributions.</summary>
    public static bool Contributes(Status status) =>
        status is Status.Employee or Status.OwnAccountFormal or Status.PublicEmployee or Status.WorkerMember;
}
