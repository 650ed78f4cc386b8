using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Lends to those who lend to the social economy.</summary>
public static class WholesaleFund
{
    public const int LendingPerYear = 0;
    public const int Rate = 1;
    public const int Term = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "wholesale-fund",
        Family = "finance",
        Summary = "The government lends to ethical banks, microfinance and community development institutions.",
        Mechanism = "Step 7 (credit): each month a twelfth of the yearly lending leaves the government for the mission lenders, in proportion to their loans. They "
            + "lend it on to those whom the policy admits and to nobody else. They owe it behind their other creditors, so that it counts with their own funds in "
            + "what they may lend; they pay the rate and repay it over the term. Where neither liquidity nor own funds bind it changes nothing, and where an "
            + "economy has no such lender it is not lent.",
        Source = "Big Society Capital, United Kingdom, launched in April 2012 with 600 million pounds, of which 400 million from dormant accounts, to lend to social "
            + "investment intermediaries (BBC, 4 April 2012); Social Finance Fund, Canada, 755 million dollars. UN Secretary-General, A/79 item 18 (k), "
            + "2024, paragraph 33.",
        Lever = Lever.WholesaleFund,
        Financiers = [FinancierKind.EthicalBank, FinancierKind.MicrofinanceInstitution, FinancierKind.CommunityDevelopmentInstitution],
        BudgetUse = BudgetUse.Outlay,
        ReachesOrganisations = false,
        Keys =
        [
            new("lending-per-year", Dimension.Money, null, 0, 10_000_000_000, "Lent to mission lenders a year in the whole economy.", Ramps: true),
            new("rate", Dimension.RatePerYear, 0.01, 0, 0.2, "Rate a year that they pay."),
            new("term", Dimension.Months, 120, 12, 480, "Months over which they repay."),
        ],
        Explain = v => FormattableString.Invariant($"{v[LendingPerYear]:N0} ¤ a year to mission lenders at {v[Rate] * 100:0.##} % over {v[Term]:0} months"),
    };
}
