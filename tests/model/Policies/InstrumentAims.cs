using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Model.Tests.Policies;

/// <summary>For every instrument, what a run of the island counts of that at which it aims, summed over the months. An equity fund is not among them: in three years
/// none of the island's few young cooperatives asks an investor; what it does is shown on an island of young ones. Nor are split lots: more organisations can
/// serve one, which is shown for tenders, but the small ones of the island are firms, and the social economy wins less.</summary>
internal static class InstrumentAims
{
    private static readonly int[] Social = [.. Enumerable.Range(1, Classification.FormCount - 2)];

    /// <summary>[instrument]: what there is more of in a run with it than in the run without.</summary>
    public static IReadOnlyDictionary<string, Func<RunResult, double>> Of { get; } = new Dictionary<string, Func<RunResult, double>>
    {
        ["corporate-tax-relief"] = TaxNotPaid,
        ["reinvested-surplus-exemption"] = TaxNotPaid,
        ["indivisible-reserve-deduction"] = TaxNotPaid,
        ["reduced-contributions"] = r => Sum(r, JobsOfPersonsWithDisability),
        ["wage-subsidy"] = r => Sum(r, JobsOfPersonsWithDisability),
        ["procurement-quota"] = Awarded,
        ["preference-margin"] = Awarded,
        ["reserved-contracts"] = Awarded,
        ["social-clause"] = r => Sum(r, m => Enumerable.Range(0, Classification.FormCount - 1).Sum(f => m[Measures.DisabilityJobs.At(f)])),
        ["prompt-payment"] = r => -Sum(r, m => m[Measures.UnpaidInvoices.At(0)] + m[Measures.UnpaidInvoices.At(1)]),
        ["credit-guarantee"] = Credit,
        ["concessional-loan"] = Credit,
        ["wholesale-fund"] = Credit,
        ["quasi-equity-fund"] = r => Sum(r, m => m[Measures.Invested.At((int)Product.QuasiEquity)]),
        ["repayable-grant"] = r => Sum(r, m => m[Measures.Invested.At((int)Product.RepayableGrant)]),
        ["match-funding"] = r => Sum(r, m => m[Measures.Invested.At((int)Product.CommunityBond)] + m[Measures.PolicyOutlay.At(0)]),
        ["solidarity-savings"] = Saved,
        ["investor-tax-credit"] = Saved,
        ["seed-grant"] = r => Sum(r, m => Social.Sum(f => m[Measures.Births.At(f)])),
        // What founders keep of the fee.
        ["recognition"] = r => -Sum(r, m => m[Measures.GovernmentRevenue.At(5)]),
        ["business-support"] = Advice,
        ["investment-readiness"] = Advice,
        ["conversion-support"] = r => Sum(r, m => m[Measures.Conversions.At((int)Form.WorkerCooperative)]),
        ["public-service-agreement"] = Turnover,
        ["awareness-label"] = Turnover,
        ["framework-law"] = Turnover,
        ["statistical-register"] = r => Sum(r, m => m[Measures.MeasuredEntities.At()]),
        ["survey"] = r => Sum(r, m => m[Measures.MeasuredEntities.At()]),
        ["satellite-account"] = r => Sum(r, m => m[Measures.MeasuredValueAdded.At()]),
    };

    private static double TaxNotPaid(RunResult run) => -Sum(run, m => m[Measures.GovernmentRevenue.At(4)]);
    private static double Awarded(RunResult run) => run.Months.Sum(m => (double)m.National[Measures.AwardedToSocialEconomy.At()]);
    private static double Credit(RunResult run) => Sum(run, m => m[Measures.CreditGranted.At(1)]);
    private static double Saved(RunResult run) => Sum(run, m => m[Measures.Savings.At(0)]);
    private static double Advice(RunResult run) => Sum(run, m => m[Measures.SupportHours.At(1)]);
    private static double Turnover(RunResult run) => Sum(run, m => Social.Sum(f => m[Measures.Turnover.At(f)]));
    private static long JobsOfPersonsWithDisability(long[] month) => Social.Sum(f => month[Measures.DisabilityJobs.At(f)]);

    private static double Sum(RunResult run, Func<long[], long> count) => run.Months.Sum(m => (double)count(m.Nation()));
}
