namespace SseSim.Model.Policies.Interventions;

/// <summary>A public contract for one organisation, without a tender.</summary>
public static class DirectContract
{
    public const int Amount = 0;
    public const int Duration = 1;
    public const int Local = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "contract",
        Family = "intervention",
        Summary = "One organisation gets a public contract without a tender.",
        Mechanism = "Step 1 (policy) of its month: the contract is signed for what the organisation has free capacity to serve, and no more. From then on it works "
            + "for it every month, sends invoices and is paid as late as the government pays everybody. What it serves the government buys less of from others: "
            + "the contract comes out of the sector's procurement.",
        Source = "A direct award below the thresholds of tenders, as in directive 2014/24/EU, article 4; the amount is the user's.",
        Lever = Lever.DirectContract,
        BudgetUse = BudgetUse.None,
        Keys =
        [
            new("amount", Dimension.Money, null, 1, 1_000_000_000, "Value a month."),
            new("duration", Dimension.Months, 12, 1, 240, "Months of the contract."),
            new("local", Dimension.Flag, 0, 0, 1, "Whether the territory's own government buys instead of the national one."),
        ],
        DefaultEligibility = Eligibility.Everybody,
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant(
            $"a contract of {v[Amount]:N0} ¤ a month for {v[Duration]:N0} months with the {(v[Local] > 0 ? "local" : "national")} government"),
    };
}
