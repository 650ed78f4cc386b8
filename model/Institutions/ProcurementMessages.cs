using SseSim.Model.Economy;

namespace SseSim.Model.Institutions;

/// <summary>Tenders of one government in one sector that are open for bids this month. All lots of a sector are of one size.</summary>
public readonly record struct TenderAnnouncement
{
    /// <summary>Tenders that every formal organisation may bid for.</summary>
    public required int Open { get; init; }
    /// <summary>Tenders reserved by a quota.</summary>
    public required int Reserved { get; init; }
    /// <summary>Value of one lot a month at mean prices, cents.</summary>
    public required long LotCentsPerMonth { get; init; }
    /// <summary>Bids of an organisation for each lot that it could serve, set so that a tender draws some bids.</summary>
    public required double BidProbability { get; init; }
    /// <summary>Index of the quota's policy, -1 without.</summary>
    public required int QuotaPolicy { get; init; }
}

/// <summary>One organisation offers to serve one tender.</summary>
public readonly record struct Bid
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    /// <summary>Place in its territory's columns, valid while the identity there is the same.</summary>
    public required int Place { get; init; }
    public required Form Form { get; init; }
    public required Sector Sector { get; init; }
    public required Stage Stage { get; init; }
    public required SizeClass Size { get; init; }
    /// <summary>Whether the tender is the territory's own government's.</summary>
    public required bool Local { get; init; }
    public required bool Reserved { get; init; }
    /// <summary>Whether it stands only if the organisation wins no reserved tender of this government: it has no capacity for both.</summary>
    public bool Instead { get; init; }
    /// <summary>Number of the tender among the open (or the reserved) ones of government and sector.</summary>
    public required int Tender { get; init; }
    /// <summary>Price relative to the sector's mean (1 = mean).</summary>
    public required double Price { get; init; }
    /// <summary>Keyed hash that breaks ties and limits an organisation to what it can serve.</summary>
    public required ulong Key { get; init; }
}

/// <summary>A contract for an organisation.</summary>
public readonly record struct ContractAward
{
    public required ulong Organisation { get; init; }
    public required int Territory { get; init; }
    /// <summary>Place in its territory's columns, valid while the identity there is the same.</summary>
    public required int Place { get; init; }
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
