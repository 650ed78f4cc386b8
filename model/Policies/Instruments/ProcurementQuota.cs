namespace SseSim.Model.Policies.Instruments;

/// <summary>Reserves a share of the value of public tenders.</summary>
public static class ProcurementQuota
{
    public const int Share = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "procurement-quota",
        Family = "procurement",
        Summary = "A share of the value of public tenders is reserved for eligible organisations.",
        Mechanism = "Step 11 (procurement): tenders are reserved, by value, until the share is reached; only eligible organisations with "
            + "readiness and free capacity may bid for them. A reserved tender without an eligible bidder goes back to the open pool and is "
            + "reported as returned.",
        Source = "UN Secretary-General, A/79 item 18 (k), 2024, paragraph 22: contracts reserved for social enterprises in Slovenia and the "
            + "EU; Canadian cities.",
        Lever = Lever.ProcurementQuota,
        BudgetUse = BudgetUse.None,
        Keys = [new("share", Dimension.Share, null, 0, 1, "Share of procurement value that is reserved.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[Share] * 100:0.#} % of tender value is reserved"),
    };
}
