namespace SseSim.Model.Policies.Instruments;

/// <summary>A label that customers come to know.</summary>
public static class AwarenessLabel
{
    public const int Reach = 0;
    public const int MinimumReadiness = 1;
    public const int CostPerYear = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "awareness-label",
        Family = "people",
        Summary = "A label for eligible organisations that a campaign makes known.",
        Mechanism = "Step 8 (labour, where weights are planned): the reputation of labelled organisations moves towards a level that is higher by half of "
            + "the share of customers who know the label; reputation is part of what attracts orders in trade. Only those ready for the label's audit "
            + "carry it. The campaign is paid by the government and buys business services. Orders come from other sellers.",
        Source = "Label Finansol, France, since 1997 (finance-fair.org), which marks savings products, where the label here marks entities. UN "
            + "Secretary-General, A/79 item 18 (k), 2024, paragraphs 25 to 29 and 39.",
        Lever = Lever.Reputation,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("reach", Dimension.Share, null, 0, 1, "Share of customers who know and heed the label.", Ramps: true),
            new("minimum-readiness", Dimension.Share, 0.5, 0, 1, "Readiness from which an organisation passes the audit."),
            new("cost-per-year", Dimension.Money, 0, 0, 1_000_000_000, "Cost of audits and campaign a year in the whole economy."),
        ],
        Explain = v => FormattableString.Invariant(
            $"{v[Reach] * 100:0.#} % of customers know it, from readiness {v[MinimumReadiness] * 100:0} %, {v[CostPerYear]:N0} ¤ a year"),
    };
}
