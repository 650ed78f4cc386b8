using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Takes a share of the loss on loans to eligible organisations.</summary>
public static class CreditGuarantee
{
    public const int Coverage = 0;
    public const int Fee = 1;
    public const int LossCap = 2;
    public const int CounterGuarantee = 3;

    public static Instrument Declaration { get; } = new()
    {
        Name = "credit-guarantee",
        Family = "finance",
        Summary = "A public fund takes a share of the loss on loans to eligible organisations.",
        Mechanism = "Step 7 (credit): the lender's expected loss is multiplied by (1 - coverage), so that more applications pass its risk "
            + "appetite; on a write-off the guarantee fund pays its share of the loss. The government endows the fund with loss-cap x "
            + "coverage x loan when a guarantee is given (the budget counts these endowments), the borrower pays the fee to the fund. "
            + "Calls on a policy stop when its endowments and fees are spent. Who is not ready (accounts, a plan) gets no guarantee and is refused for readiness. "
            + "Under a counter-guarantee an institution abroad pays its share of each call, and the government endows the fund with the rest only, so that a budget "
            + "goes further. Where liquidity or debt service binds it changes nothing.",
        Source = "UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 30, 38; EaSI guarantee, 80 % of a loan "
            + "(socialinvestment.eu programme page); UK Enterprise Finance Guarantee 75 %, calls capped at 9.75 to 15 % of the portfolio "
            + "(CDFA 2011).",
        Lever = Lever.LoanGuarantee,
        Financiers = [FinancierKind.GuaranteeFund],
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("coverage", Dimension.Share, null, 0, 1, "Share of a loss that the fund takes.", Ramps: true),
            new("fee", Dimension.RatePerYear, 0, 0, 0.1, "Fee a year on the amount guaranteed, paid by the borrower."),
            new("loss-cap", Dimension.Share, 0.15, 0, 1, "Largest loss that the fund pays, as a share of the guaranteed portfolio."),
            new("counter-guarantee", Dimension.Share, 0, 0, 0.95, "Share of its calls that an institution abroad pays to the fund."),
        ],
        Explain = v => FormattableString.Invariant(
            $"{v[Coverage] * 100:0.#} % of a loss is covered, fee {v[Fee] * 100:0.##} % a year, calls up to {v[LossCap] * 100:0.#} % of the portfolio")
            + (v[CounterGuarantee] > 0 ? FormattableString.Invariant($", {v[CounterGuarantee] * 100:0.#} % of them paid from abroad") : ""),
    };
}
