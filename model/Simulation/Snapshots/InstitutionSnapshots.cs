using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>A financier between two months.</summary>
public sealed record FinancierSnapshot
{
    public required FinancierBalance Balance { get; init; }
    /// <summary>[form]: defaults seen, each for as many as the sample stands for.</summary>
    public required double[] Defaults { get; init; }
    /// <summary>[form]: loan-years seen, the same.</summary>
    public required double[] LoanYears { get; init; }
    /// <summary>[policy]: money in the guarantee fund, cents.</summary>
    public required long[] Fund { get; init; }
    /// <summary>[policy]: wholesale money not lent on yet, cents.</summary>
    public required long[] Purses { get; init; }
}

/// <summary>A government between two months.</summary>
public sealed record GovernmentSnapshot
{
    public required GovernmentBalance Balance { get; init; }
    /// <summary>[policy]: cents spent in the budget year.</summary>
    public required long[] SpentInYear { get; init; }
    /// <summary>[policy]: cents spent in all.</summary>
    public required long[] SpentInAll { get; init; }
    internal Procurement Tenders { get; init; } = null!;
}

/// <summary>The statistics office between two months.</summary>
/// <param name="Unpublished">Oldest first.</param>
/// <param name="UnpublishedValueAdded">Of the months that no satellite account has published, oldest first, cents.</param>
public sealed record StatisticsSnapshot(StatisticsRelease[] Unpublished, long[] UnpublishedValueAdded);

/// <summary>The exchange between two months.</summary>
public sealed record ExchangeSnapshot
{
    /// <summary>The month that was done last.</summary>
    public required int Month { get; init; }
    /// <summary>[policy]: endowments promised last month, cents.</summary>
    public required long[] GuaranteePromised { get; init; }
    /// <summary>[policy]: what lenders may promise next month, cents.</summary>
    public required long[] GuaranteeAllotments { get; init; }
    /// <summary>[financier][form]: other lenders' defaults as published last month.</summary>
    public required int[][] PublishedDefaults { get; init; }
    /// <summary>[financier][form]: other lenders' loan-months as published last month.</summary>
    public required int[][] PublishedLoanMonths { get; init; }
    /// <summary>[month from 0]: what the statistics office published.</summary>
    public StatisticsRelease[] Releases { get; init; } = [];
    internal ExchangeState State { get; init; } = null!;
}
