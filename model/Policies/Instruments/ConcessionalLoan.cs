namespace SseSim.Model.Policies.Instruments;

/// <summary>Pays a part of the interest on loans to eligible organisations.</summary>
public static class ConcessionalLoan
{
    public const int Rate = 0;
    public const int AmountCap = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "concessional-loan",
        Family = "finance",
        Summary = "Eligible organisations borrow at the rate given; the government pays lenders the rest of their rate.",
        Mechanism = "Step 7 (credit): an application up to the amount cap by an eligible organisation is assessed with the rate that it would pay, so that "
            + "more of them earn the debt service; each month the government pays the lender the difference to its own rate while the borrower pays. When "
            + "the budget is spent borrowers pay the lender's rate. Where expected loss, liquidity or capital binds it changes nothing.",
        Source = "Social Investe, Portugal, ordinance 42/2011 of 19 January: a credit line of 12.5 million euros with subsidised interest and mutual guarantee, up to "
            + "100,000 euros an entity over seven years (CASES; acegis.com, 2017). UN Secretary-General, A/79 item 18 (k), 2024, paragraph 38: concessional loans of "
            + "development banks.",
        Lever = Lever.InterestSubsidy,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("rate", Dimension.RatePerYear, null, 0, 0.2, "Rate a year that the borrower pays."),
            new("amount-cap", Dimension.Money, 100_000, 0, 100_000_000, "Largest application that is eligible."),
        ],
        Explain = v => FormattableString.Invariant($"loans up to {v[AmountCap]:N0} ¤ cost {v[Rate] * 100:0.##} % a year"),
    };
}
