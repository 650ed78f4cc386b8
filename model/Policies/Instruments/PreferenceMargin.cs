namespace SseSim.Model.Policies.Instruments;

/// <summary>Compares eligible bids as if they were cheaper.</summary>
public static class PreferenceMargin
{
    public const int Margin = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "preference-margin",
        Family = "procurement",
        Summary = "Eligible bids are compared as if they were cheaper by the margin.",
        Mechanism = "Step 11 (procurement): bids are ranked by price, an eligible bid's price being multiplied by (1 - margin) for the "
            + "comparison only; the winner is paid its own price. The price above the cheapest bid is the policy's cost.",
        Source = "UN Secretary-General, A/79 item 18 (k), 2024, paragraph 22: preference margins in Bulgaria and Cameroon.",
        Lever = Lever.ProcurementPrice,
        BudgetUse = BudgetUse.Outlay,
        Keys = [new("margin", Dimension.Share, null, 0, 0.5, "Advantage in the comparison of prices.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"eligible bids count as {v[Margin] * 100:0.#} % cheaper"),
    };
}
