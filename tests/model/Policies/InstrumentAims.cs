using SseSim.Model.Economy;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;

namespace SseSim.Model.Tests.Policies;

/// <summary>For every instrument, what the months of an island's run count of that at which it aims. Lot splitting is not among them: that more organisations can serve smaller lots is
/// shown by itself, but they are small, and what the island's social economy wins in all does not differ from none over twenty seeds (-0.1 by 2.9 million cents in 30 months).</summary>
internal static class InstrumentAims
{
    private static readonly int[] Social = [.. Enumerable.Range(1, Classification.FormCount - 2)];

    /// <summary>[instrument]: what there is more of in a run with it than in the run without.</summary>
    public static IReadOnlyDictionary<string, Func<MonthObservation, long>> Of { get; } = new Dictionary<string, Func<MonthObservation, long>>
    {
        ["corporate-tax-relief"] = TaxNotPaid,
        ["reinvested-surplus-exemption"] = TaxNotPaid,
        ["indivisible-reserve-deduction"] = TaxNotPaid,
        ["reduced-contributions"] = m => JobsOfPersonsWithDisability(m, Social),
        ["wage-subsidy"] = m => JobsOfPersonsWithDisability(m, Social),
        ["social-clause"] = m => JobsOfPersonsWithDisability(m, [0, .. Social]),
        ["procurement-quota"] = AwardedUnderReservation,
        ["reserved-contracts"] = AwardedUnderReservation,
        ["preference-margin"] = m => m.National[Measures.AwardedToSocialEconomy.At()],
        ["prompt-payment"] = m => -m.Nation()[Measures.UnpaidInvoices.At(0)] - m.Nation()[Measures.UnpaidInvoices.At(1)],
        ["credit-guarantee"] = Credit,
        // Interest that the government pays in the borrowers' place; they may then need less credit.
        ["concessional-loan"] = m => m.Nation()[Measures.PolicyOutlay.At(0)],
        ["wholesale-fund"] = Credit,
        ["equity-fund"] = m => Invested(m, Product.Equity) + Invested(m, Product.Mezzanine),
        ["quasi-equity-fund"] = m => Invested(m, Product.QuasiEquity),
        ["repayable-grant"] = m => Invested(m, Product.RepayableGrant),
        // What campaigns raise: from the crowd and from the match.
        ["match-funding"] = m => Invested(m, Product.CommunityBond) + m.Nation()[Measures.PolicyOutlay.At(0)],
        ["solidarity-savings"] = Saved,
        ["investor-tax-credit"] = Saved,
        ["seed-grant"] = m => Social.Sum(f => m.Nation()[Measures.Births.At(f)]),
        // What founders keep of the fee.
        ["recognition"] = m => -m.Nation()[Measures.GovernmentRevenue.At(5)],
        ["business-support"] = Advice,
        ["investment-readiness"] = Advice,
        ["conversion-support"] = m => m.Nation()[Measures.Conversions.At((int)Form.WorkerCooperative)],
        ["public-service-agreement"] = Turnover,
        ["awareness-label"] = Turnover,
        ["framework-law"] = Turnover,
        ["statistical-register"] = m => m.Nation()[Measures.MeasuredEntities.At()],
        ["survey"] = m => m.Nation()[Measures.MeasuredEntities.At()],
        ["satellite-account"] = m => m.Nation()[Measures.MeasuredValueAdded.At()],
    };

    /// <summary>Entities of the social economy in want of equipment, of all stages of life and ready for investors: on the island as it settles hardly any asks twice.</summary>
    public static void MakeNeedy(IslandRun run)
    {
        foreach (var o in run.States.Select(s => s.Organisations))
        {
            foreach (var i in Island.Alive(o).Where(i => Classification.IsSocialEconomy(o.Form[i]) && !o.VolunteerRun[i]))
            {
                (o.AgeMonths[i], o.Readiness[i], o.CapitalCents[i]) = ((short)(6 + 40 * (i % 3)), 0.7, o.CapitalCents[i] / 3);
            }
        }
    }

    private static long TaxNotPaid(MonthObservation month) => -month.Nation()[Measures.GovernmentRevenue.At(4)];
    private static long AwardedUnderReservation(MonthObservation month) => month.National[Measures.ReservedTenders.At()] - month.National[Measures.ReturnedToOpen.At()];
    private static long Credit(MonthObservation month) => month.Nation()[Measures.CreditGranted.At(1)];
    private static long Invested(MonthObservation month, Product product) => month.Nation()[Measures.Invested.At((int)product)];
    private static long Saved(MonthObservation month) => month.Nation()[Measures.Savings.At(0)];
    private static long Advice(MonthObservation month) => month.Nation()[Measures.SupportHours.At(1)];
    private static long Turnover(MonthObservation month) => Social.Sum(f => month.Nation()[Measures.Turnover.At(f)]);
    private static long JobsOfPersonsWithDisability(MonthObservation month, int[] forms) => forms.Sum(f => month.Nation()[Measures.DisabilityJobs.At(f)]);
}
