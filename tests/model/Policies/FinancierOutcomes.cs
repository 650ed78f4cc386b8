using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Month;

namespace SseSim.Model.Tests.Policies;

/// <summary>What financiers of the island grant to the same twenty applicants under an instrument of some strength.</summary>
internal static class FinancierOutcomes
{
    private const int Applicants = 20;

    /// <summary>From hardly to clearly beyond the bank's appetite: orders from 0.65 to 1.6 of those expected.</summary>
    public static double LentUnderGuarantee(double coverage) =>
        Granted(Lender.Open(Island.Scenario(12, Island.Guarantee(12, coverage))), n => Lender.Risky(n) with { OrderRatio = 0.6 + 0.05 * n });

    /// <summary>From not earning the instalments at any rate to earning them at the bank's: 10,000 over eight years, at 0 to 6 %.</summary>
    public static double LentAtLowerRate(double strength) => Granted(
        Lender.Open(Island.Scenario(12, Island.Instrument("concessional-loan", 12, [0.06 * (1 - strength), 1_000_000]))),
        n => Lender.Safe(n) with { DebtCapacityCents = 11_000 + 400 * (long)n });

    /// <summary>Out of what a year's policy endows an investor with in a month.</summary>
    public static double Invested(string instrument, double strength, int investor, Stage stage)
    {
        var policy = Island.Instrument(instrument, 12, [4_800_000 * strength]);
        var month = Island.FirstMonth(0, [policy]);
        FinancierEndowments.Pay(month);
        var endowment = month.Ledger.Lenders[investor].EndowmentsByPolicy[0];
        var financier = Lender.Open(Island.Scenario(12, policy), settlement: 0, index: investor);
        return Granted(financier, n => Ready(n) with { Stage = stage }, Lender.Record() with { NetReceipts = endowment, EndowmentsByPolicy = [endowment] });
    }

    /// <summary>By a crowd that has money for five.</summary>
    public static double CampaignsCarried(double strength) => Granted(
        Lender.Open(Island.Scenario(12, Island.Instrument("match-funding", 12, [3 * strength, 20_000])), settlement: 5 * Lender.Amount, index: Lender.Crowd), Ready,
        Lender.Record() with { StakesByPolicy = [0], WholesaleByPolicy = [0] });

    /// <summary>By a lender without cash.</summary>
    public static double LentFromWholesale(double strength)
    {
        var policy = Island.Instrument("wholesale-fund", 12, [4_800_000 * strength]);
        var month = Island.FirstMonth(0, [policy]);
        WholesaleLoans.Run(month);
        var lent = month.Ledger.Lenders[Lender.CommunityFund].WholesaleByPolicy[0];
        var lender = Lender.Open(Island.Scenario(12, policy), settlement: 0, otherAssets: 50_000, index: Lender.CommunityFund);
        return Granted(lender, n => Lender.Safe(n), Lender.Record() with { NetReceipts = lent, WholesaleByPolicy = [lent] });
    }

    private static CreditApplication Ready(ulong organisation) => Lender.Safe(organisation) with { Readiness = 0.7, DebtCapacityCents = 100_000 };

    private static double Granted(LenderAndBranch financier, Func<ulong, CreditApplication> applicant, LenderRecord? record = null) => financier
        .Decide(Lender.Batch([.. Enumerable.Range(1, Applicants).Select(n => applicant((ulong)n))]) with { Records = [record ?? Lender.Record()] })
        .Credit[0].Count(d => d.Granted);
}
