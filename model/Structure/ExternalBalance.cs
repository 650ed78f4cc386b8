using SseSim.Model.Economy;

namespace SseSim.Model.Structure;

/// <summary>Who lends and who borrows in the base year, by the file's figures, as shares of GDP. In a stationary state households and organisations neither gain nor lose deposits, so that
/// governments borrow what the country pays abroad beyond its receipts.</summary>
/// <param name="TradeDeficit">Imports less exports.</param>
/// <param name="FromAbroad">Income from abroad, net.</param>
/// <param name="GovernmentDeficit">Of all governments, before interest, which is paid abroad.</param>
/// <param name="PayableAbroad">What conventional firms pay out: the most that foreign owners can receive.</param>
public sealed record ExternalBalance(double TradeDeficit, double FromAbroad, double GovernmentDeficit, double PayableAbroad)
{
    /// <summary>Largest part of the firms that foreigners own.</summary>
    private const double MostForeign = 0.95;

    /// <summary>What households and organisations would have to take out of their deposits in a year, share of GDP; negative where they would save.</summary>
    public double TakenFromDeposits => TradeDeficit - FromAbroad - GovernmentDeficit;

    /// <summary>Share of what conventional firms pay out that goes to foreign owners.</summary>
    public double ForeignOwnership => FromAbroad >= 0 ? 0 : Math.Min(MostForeign, -FromAbroad / Math.Max(PayableAbroad, 1e-6));

    /// <summary>The balance of an economy file.</summary>
    public static ExternalBalance Of(EconomyDefinition economy)
    {
        var (accounts, government, credit) = (economy.Accounts, economy.Government, economy.Credit);
        var rate = credit.Financiers.Sum(f => f.LoanShare * f.LoanRate);
        var surplus = Math.Max(0, 1 - accounts.ProductTaxes - accounts.LabourShare - accounts.Investment - credit.BusinessLoans * rate);
        var corporateTax = government.CorporateTaxRate * surplus;
        var declared = accounts.LabourShare / (1 + government.EmployerContribution) * (1 - economy.Labour.InformalShare);
        var revenue = accounts.ProductTaxes + government.PersonalIncomeTax + corporateTax + declared * (government.EmployerContribution + government.EmployeeContribution);
        var spending = accounts.GovernmentConsumption + government.Pensions + government.UnemploymentBenefits + government.FamilyBenefits;
        return new(accounts.Imports - accounts.Exports, accounts.IncomeFromAbroad, spending - revenue, surplus - corporateTax);
    }
}
