using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Gives savers back a part of what they put into the social economy.</summary>
public static class InvestorTaxCredit
{
    public const int Rate = 0;
    public const int CapPerInvestor = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "investor-tax-credit",
        Family = "tax",
        Summary = "Households pay less income tax for what they subscribe for the social economy.",
        Mechanism = "Step 6 (households): a household that subscribes units of a solidarity savings fund or a crowdfunding platform gets the rate of what it pays, up "
            + "to the cap a year, back as income tax. Spread over the years that units are held it adds to their return, so that more of those to whom they are "
            + "offered subscribe; who would have subscribed anyway gets it too. What organisations gain is what funds have more to put in (step 7, credit).",
        Source = "France, income tax relief for shares of solidarity enterprises (tax code, article 199 terdecies-0 AA): 25 % from 28 June 2024 to the end of 2025, on up to "
            + "50,000 euros for one person, held for five years; some 9 million euros a year (FAIR, 10 October 2023). UN Secretary-General, A/79 item 18 (k), "
            + "2024, paragraph 21.",
        Lever = Lever.InvestorTaxCredit,
        Financiers = [FinancierKind.SolidaritySavingsFund, FinancierKind.CrowdfundingPlatform],
        BudgetUse = BudgetUse.TaxExpenditure,
        ReachesOrganisations = false,
        Keys =
        [
            new("rate", Dimension.Share, null, 0, 1, "Share of what is paid in that comes back.", Ramps: true),
            new("cap-per-investor", Dimension.Money, 50_000, 0, 10_000_000, "Largest sum a household and year on which it is given."),
        ],
        EligibilityKeys = ["territories"],
        Explain = v => FormattableString.Invariant($"{v[Rate] * 100:0.#} % of up to {v[CapPerInvestor]:N0} ¤ a household and year"),
    };
}
