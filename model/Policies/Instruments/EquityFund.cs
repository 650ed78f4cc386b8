using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Endows the impact investor.</summary>
public static class EquityFund
{
    public const int EndowmentPerYear = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "equity-fund",
        Family = "finance",
        Summary = "The government endows an investor that buys shares without a vote in young entities and lends behind other lenders to growing ones.",
        Mechanism = "Step 7 (credit): each month a twelfth of the endowment leaves the government for the impact investor. Eligible entities whom a lender and a "
            + "mission lender have refused ask it: it buys shares of those that are young, may issue shares (cooperatives and social enterprises) and are ready "
            + "for an investor, and gives mezzanine loans to those that grow. Shares bear a limited return out of surplus and are redeemed at their nominal value "
            + "after a lock; what comes back is invested again, what a closure leaves unpaid is lost. As shares are no debt, lenders find the entity less "
            + "indebted afterwards. Associations, mutuals and foundations have no shares.",
        Source = "Social Innovation Fund (FIS), Portugal, decree-law 28/2018: 55 million euros, up to 70 % of a co-investment in equity and quasi-equity for up to "
            + "ten years (fis.gov.pt); members without a vote in cooperatives, France, law 92-643 of 13 July 1992. Council of the European Union, recommendation of 27 November 2023; UN Secretary-General, A/79 item 18 (k), 2024, "
            + "paragraph 39.",
        Lever = Lever.EquityEndowment,
        Financiers = [FinancierKind.ImpactInvestor],
        BudgetUse = BudgetUse.Outlay,
        Keys = [new("endowment-per-year", Dimension.Money, null, 0, 10_000_000_000, "Endowment a year of the fund in the whole economy.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"the impact investor is endowed with {v[EndowmentPerYear]:N0} ¤ a year"),
    };
}
