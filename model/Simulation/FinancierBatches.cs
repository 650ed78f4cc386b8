using SseSim.Model.Institutions;

namespace SseSim.Model.Simulation;

/// <summary>What each financier learns of the territories' month. Its columns are lent until the next month: with a thousand territories they are a large part of what a month would
/// take memory for.</summary>
/// <param name="financiers">Number.</param>
/// <param name="territories">Number.</param>
internal sealed class FinancierBatches(int financiers, int territories)
{
    private readonly FinancierBatch?[] _lent = new FinancierBatch?[financiers];

    /// <param name="financier">Who learns it.</param>
    /// <param name="reports">Of all territories, in their order.</param>
    public FinancierBatch Of(int financier, TerritoryReport[] reports)
    {
        var batch = _lent[financier] ??= new FinancierBatch
        {
            Month = 0,
            Applications = new List<CreditApplication>[territories],
            Bundles = new List<LoanBundle>[territories],
            Records = new LenderRecord[territories],
            Deposits = new long[territories],
            GuaranteeAllotments = [],
            PublishedDefaults = [],
            PublishedLoanMonths = [],
        };
        for (var t = 0; t < territories; t++)
        {
            var report = reports[t];
            (batch.Applications[t], batch.Bundles[t]) = (report.Applications[financier], report.Bundles[financier]);
            (batch.Records[t], batch.Deposits[t]) = (report.Lenders[financier], report.Deposits[financier]);
        }

        return batch with { Month = reports[0].Month };
    }
}
