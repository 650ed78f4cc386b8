using System.Collections.Frozen;
using SseSim.Model.Policies.Instruments;

namespace SseSim.Model.Policies;

/// <summary>The instruments that scenarios may use: one line each.</summary>
public static class InstrumentCatalog
{
    public static IReadOnlyList<Instrument> All { get; } =
    [
        CorporateTaxRelief.Declaration,
        ProcurementQuota.Declaration,
        PreferenceMargin.Declaration,
        CreditGuarantee.Declaration,
        ReinvestedSurplusExemption.Declaration,
        IndivisibleReserveDeduction.Declaration,
        ReducedContributions.Declaration,
        WageSubsidy.Declaration,
        PromptPayment.Declaration,
        ReservedContracts.Declaration,
        SocialClause.Declaration,
        LotSplitting.Declaration,
        BusinessSupport.Declaration,
        InvestmentReadiness.Declaration,
        ConversionSupport.Declaration,
        ConcessionalLoan.Declaration,
        SeedGrant.Declaration,
        PublicServiceAgreement.Declaration,
        AwarenessLabel.Declaration,
        StatisticalRegister.Declaration,
        Recognition.Declaration,
        EquityFund.Declaration,
        QuasiEquityFund.Declaration,
        RepayableGrant.Declaration,
        SolidaritySavings.Declaration,
        InvestorTaxCredit.Declaration,
        MatchFunding.Declaration,
        WholesaleFund.Declaration,
        FrameworkLaw.Declaration,
        Survey.Declaration,
        SatelliteAccount.Declaration,
    ];

    /// <summary>The instrument or intervention of that name, or null.</summary>
    public static Instrument? Find(string name) => ByName.GetValueOrDefault(name) ?? InterventionCatalog.Find(name);

    private static readonly FrozenDictionary<string, Instrument> ByName = All.ToFrozenDictionary(i => i.Name);
}
