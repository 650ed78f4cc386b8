using SseSim.Model.Observations.Indicators;
using SseSim.Model.Observations.Indicators.Official;
using SseSim.Model.Observations.Indicators.Proxies;

namespace SseSim.Model.Observations;

/// <summary>Every indicator, in the order of lists and trajectories. A new family, official indicator or proxy is one file in
/// <c>Indicators/</c> and one line here.</summary>
public static class IndicatorCatalog
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        .. SocialEconomyEntities.Declarations,
        .. SocialEconomyWork.Declarations,
        .. SocialEconomyOutput.Declarations,
        .. WholeEconomy.Declarations,
        .. Credit.Declarations,
        .. RiskCapital.Declarations,
        .. Procurement.Declarations,
        .. Government.Declarations,
        .. OfficialStatistics.Declarations,
        .. Distribution.Declarations,
        InternationalPoverty.Declaration,
        NationalPoverty.Declaration,
        SocialProtection.Declaration,
        WomenManagers.Declaration,
        GrowthPerCapita.Declaration,
        GrowthPerWorker.Declaration,
        InformalEmployment.Declaration,
        HourlyEarnings.Declaration,
        UnemploymentRate.Declaration,
        YouthOutside.Declaration,
        ManufacturingEmployment.Declaration,
        SmallScaleValueAdded.Declaration,
        SmallScaleCredit.Declaration,
        BottomFortyGrowth.Declaration,
        RelativePoverty.Declaration,
        LabourShare.Declaration,
        RedistributiveImpact.Declaration,
        GovernmentRevenue.Declaration,
        BudgetFromTaxes.Declaration,
        ProducerMembers.Declaration,
        SellingProducers.Declaration,
        PremiumOfMembers.Declaration,
        HealthMutualMembers.Declaration,
        TrainedWorkers.Declaration,
        EducationLearners.Declaration,
        WaterUsers.Declaration,
        EnergyMembers.Declaration,
        EnergyPower.Declaration,
        HousingMembers.Declaration,
        HousedHouseholds.Declaration,
        ProcurementShare.Declaration,
        RecoveredTonnes.Declaration,
        ProducersEmissions.Declaration,
        CooperativeFishers.Declaration,
        CommunityLand.Declaration,
        WorkersWithVote.Declaration,
        StatisticalCoverage.Declaration,
    ];

    private static readonly Dictionary<string, Indicator> ById = All.ToDictionary(i => i.Id);

    /// <summary>The indicator of that id, or null.</summary>
    public static Indicator? Find(string id) => ById.GetValueOrDefault(id);
}
