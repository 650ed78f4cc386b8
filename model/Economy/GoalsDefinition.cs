namespace SseSim.Model.Economy;

/// <summary>Figures that no equation of the month reads: they turn what the model counts into indicators of the Sustainable Development Goals. Each is optional, and
/// what is measured with one that is not given is not defined. Totals are those of the base year, by form of the social economy; under <see cref="Fixed"/>
/// stands what no entity of the file's families does, and it stays as it is.</summary>
public sealed record GoalsDefinition
{
    /// <summary>Key of the part of a total that nothing in the model carries.</summary>
    public const string Fixed = "fixed";

    /// <summary>Managers (ISCO-08 major group 1) as a share of the employed; 0 where it is not given.</summary>
    public Figure ManagerShare { get; init; } = Figure.Of(0);
    /// <summary>The same by sector, where it differs; all public employees are in public administration.</summary>
    public FigureTable ManagerShareBySector { get; init; } = FigureTable.Empty;
    /// <summary>Share of the paid staff that takes part in training in twelve months, by form.</summary>
    public FigureTable TrainedShare { get; init; } = FigureTable.Empty;
    /// <summary>Learners in the social economy's education, persons; moves with its paid jobs in education.</summary>
    public FigureTable Learners { get; init; } = FigureTable.Empty;
    /// <summary>Small producers in agriculture and food, persons.</summary>
    public Figure SmallProducers { get; init; } = Figure.Of(0);
    /// <summary>Those of them who sell through an entity, persons; moves with its entities in agriculture and food.</summary>
    public FigureTable SellingProducers { get; init; } = FigureTable.Empty;
    /// <summary>What they fetch for their product above what others fetch for the same, as a share of it, by form; below 0 where they fetch less.</summary>
    public FigureTable PricePremium { get; init; } = FigureTable.Empty;
    /// <summary>Persons served by community water organisations; moves with entities in energy, water and waste.</summary>
    public FigureTable WaterUsers { get; init; } = FigureTable.Empty;
    /// <summary>Installed power of energy cooperatives, kW; moves with entities in energy, water and waste.</summary>
    public FigureTable InstalledPower { get; init; } = FigureTable.Empty;
    /// <summary>Households in cooperative or community-led housing; moves with entities in construction and housing.</summary>
    public FigureTable HousedHouseholds { get; init; } = FigureTable.Empty;
    /// <summary>Tonnes that recyclers recover in a year; moves with paid jobs in energy, water and waste.</summary>
    public FigureTable RecoveredTonnes { get; init; } = FigureTable.Empty;
    /// <summary>Greenhouse gases of producers by sector, tonnes CO2e a year; moves with the sector's value added.</summary>
    public FigureTable Emissions { get; init; } = FigureTable.Empty;
    /// <summary>Small-scale fishers in cooperatives, persons; moves with entities in agriculture and food.</summary>
    public FigureTable CooperativeFishers { get; init; } = FigureTable.Empty;
    /// <summary>Land under community management, hectares; moves with entities in agriculture and food.</summary>
    public FigureTable CommunityLand { get; init; } = FigureTable.Empty;

    /// <summary>Managers as a share of the employed of a sector.</summary>
    public double ManagerShareOf(string sector) => ManagerShareBySector.Values.TryGetValue(sector, out var share) ? share : ManagerShare;

    /// <summary>Whether it is known who is a manager.</summary>
    public bool HasManagers => ManagerShare > 0 || ManagerShareBySector.IsGiven;
}
