using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Endows a public programme of participating titles.</summary>
public static class QuasiEquityFund
{
    public const int EndowmentPerYear = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "quasi-equity-fund",
        Family = "finance",
        Summary = "The government endows a programme that buys participating titles of entities of every form.",
        Mechanism = "Step 7 (credit): each month a twelfth of the endowment leaves the government for its programme. Eligible entities in their start-up or growth "
            + "whom other lenders have refused and that are ready for an investor ask it. A participating title bears a return that is skipped where there is no "
            + "surplus, is redeemed out of surplus after a lock, and ranks behind all loans, so that lenders find the entity less indebted. Unlike shares it is "
            + "open to associations, mutuals and foundations.",
        Source = "France: titres participatifs of cooperatives since 1983 (commercial code, article L228-36: not redeemed before seven years) and titres associatifs, "
            + "law 85-698 of 11 July 1985. Social Innovation Fund (FIS), Portugal, decree-law 28/2018: equity and quasi-equity (fis.gov.pt). UN "
            + "Secretary-General, A/79 item 18 (k), 2024, paragraph 39.",
        Lever = Lever.QuasiEquityEndowment,
        Financiers = [FinancierKind.GovernmentProgramme],
        BudgetUse = BudgetUse.Outlay,
        Keys = [new("endowment-per-year", Dimension.Money, null, 0, 10_000_000_000, "Endowment a year of the programme in the whole economy.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[EndowmentPerYear]:N0} ¤ a year for participating titles"),
    };
}
