using SseSim.Model.Economy;

namespace SseSim.Model.Institutions;

/// <summary>What each kind of lender offers, and to whom: banks lend to everybody that they trust, mission lenders to those for whom they are there.</summary>
internal static class LenderProducts
{
    /// <summary>Lenders that take those whom banks refuse.</summary>
    public static bool HasMission(FinancierKind kind) =>
        kind is FinancierKind.EthicalBank or FinancierKind.MicrofinanceInstitution or FinancierKind.CommunityDevelopmentInstitution;

    /// <summary>An ethical bank's debt is repaid from revenue: it waits for some. Microloans and community development finance start with the organisation.</summary>
    public static bool FitStage(FinancierKind kind, Stage stage) => kind != FinancierKind.EthicalBank || stage != Stage.PreStart;

    /// <summary>Ethical banks lend to the social economy alone, microfinance institutions to the smallest, and nobody beyond the largest loan that the file gives.</summary>
    public static bool Fit(FinancierDefinition lender, in CreditApplication application) =>
        (lender.Kind != FinancierKind.EthicalBank || Classification.IsSocialEconomy(application.Form))
        && (lender.Kind != FinancierKind.MicrofinanceInstitution || application.Size <= SizeClass.From1To9)
        && (lender.LargestLoan.Value <= 0 || application.AmountCents <= lender.LargestLoan.Value * 100);
}
