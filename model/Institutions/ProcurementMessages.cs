using SseSim.Model.Economy;

namespace SseSim.Model.Institutions;

/// <summary>One organisation offers to serve tenders of its sector next month.</summary>
public readonly record struct Bid
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    public required Form Form { get; init; }
    public required Sector Sector { get; init; }
    public required Stage Stage { get; init; }
    public required SizeClass Size { get; init; }
    /// <summary>Price relative to the sector's mean (1 = mean).</summary>
    public required double Price { get; init; }
    /// <summary>Value a month, at mean prices, that its free capacity can serve, cents.</summary>
    public required long CapacityCents { get; init; }
    /// <summary>0..1; below the threshold of the reserved tenders an organisation cannot bid for them.</summary>
    public required double Readiness { get; init; }
}

/// <summary>A contract for an organisation.</summary>
public readonly record struct ContractAward
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    public required Sector Sector { get; init; }
    /// <summary>Cents a month, at the winner's price.</summary>
    public required long CentsPerMonth { get; init; }
    public required int Months { get; init; }
    /// <summary>True where the territory's own government buys.</summary>
    public required bool Local { get; init; }
    /// <summary>Index of the policy that decided the award, -1 where the open competition did.</summary>
    public required int Policy { get; init; }
    /// <summary>Cents a month paid above the cheapest bid because of the policy.</summary>
    public required long PremiumPerMonth { get; init; }
}
