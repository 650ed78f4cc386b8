using SseSim.Model.Economy;

namespace SseSim.Model.Observations.Goals;

/// <summary>What the <c>goals</c> of an economy file say per unit of what the model counts; null where the file does not give it, so that the indicator is not defined.</summary>
public sealed record GoalFactors
{
    private static readonly GoalCarrier Farming = new(Sector.AgricultureAndFood, IsJobs: false), Utilities = new(Sector.EnergyWaterWaste, IsJobs: false),
        Housing = new(Sector.ConstructionAndHousing, IsJobs: false), Recycling = new(Sector.EnergyWaterWaste, IsJobs: true), Teaching = new(Sector.EducationServices, IsJobs: true);

    public static GoalFactors None { get; } = new();

    /// <summary>[form]: share of the paid staff that takes part in training in twelve months.</summary>
    public IReadOnlyList<double>? TrainedShare { get; init; }
    public GoalTotal? Learners { get; init; }
    /// <summary>Persons; 0 where it is not given.</summary>
    public double SmallProducers { get; init; }
    public GoalTotal? SellingProducers { get; init; }
    public ProducersPremium? PricePremium { get; init; }
    public GoalTotal? WaterUsers { get; init; }
    public GoalTotal? InstalledPower { get; init; }
    public GoalTotal? HousedHouseholds { get; init; }
    public GoalTotal? RecoveredTonnes { get; init; }
    public EmissionIntensity? Emissions { get; init; }
    public GoalTotal? CooperativeFishers { get; init; }
    public GoalTotal? CommunityLand { get; init; }

    public static GoalFactors Of(EconomyDefinition economy)
    {
        var goals = economy.Goals;
        return new()
        {
            TrainedShare = goals.TrainedShare.IsGiven ? [.. Classification.Forms.Select(f => goals.TrainedShare[f])] : null,
            Learners = GoalTotal.Of(economy, goals.Learners, Teaching),
            SmallProducers = goals.SmallProducers,
            SellingProducers = GoalTotal.Of(economy, goals.SellingProducers, Farming),
            PricePremium = ProducersPremium.Of(economy, GoalTotal.Of(economy, goals.SellingProducers, Farming)),
            WaterUsers = GoalTotal.Of(economy, goals.WaterUsers, Utilities),
            InstalledPower = GoalTotal.Of(economy, goals.InstalledPower, Utilities),
            HousedHouseholds = GoalTotal.Of(economy, goals.HousedHouseholds, Housing),
            RecoveredTonnes = GoalTotal.Of(economy, goals.RecoveredTonnes, Recycling),
            Emissions = EmissionIntensity.Of(economy),
            CooperativeFishers = GoalTotal.Of(economy, goals.CooperativeFishers, Farming),
            CommunityLand = GoalTotal.Of(economy, goals.CommunityLand, Farming),
        };
    }

    /// <summary>The totals of a file that a run carries forward: key, table, and what carries it.</summary>
    public static IEnumerable<(string Key, FigureTable Total, GoalCarrier Carrier)> CarriedIn(GoalsDefinition goals) =>
    [
        ("learners", goals.Learners, Teaching), ("selling-producers", goals.SellingProducers, Farming), ("water-users", goals.WaterUsers, Utilities),
        ("installed-power", goals.InstalledPower, Utilities), ("housed-households", goals.HousedHouseholds, Housing), ("recovered-tonnes", goals.RecoveredTonnes, Recycling),
        ("cooperative-fishers", goals.CooperativeFishers, Farming), ("community-land", goals.CommunityLand, Farming),
    ];
}
