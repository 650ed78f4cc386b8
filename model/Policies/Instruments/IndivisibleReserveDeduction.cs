namespace SseSim.Model.Policies.Instruments;

/// <summary>Takes what goes into the indivisible reserve out of the tax base.</summary>
public static class IndivisibleReserveDeduction
{
    public const int DeductibleShare = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "indivisible-reserve-deduction",
        Family = "tax",
        Summary = "Surplus put into the indivisible reserve is deducted from the tax base.",
        Mechanism = "Step 5 (surplus): the tax on that part of the taxable surplus which the organisation puts into its indivisible reserve this "
            + "month, as it would after full tax, is forgiven by the deductible share. Only organisations that share out surplus reserve a part "
            + "of it; who has nothing to share out, or no surplus, is not relieved.",
        Source = "Italy, law 904 of 16 December 1977, article 12: sums that cooperatives put into indivisible reserves do not enter taxable income "
            + "(a part of them is taxed since 2011). UN Secretary-General, A/79 item 18 (k), 2024, paragraph 21.",
        Lever = Lever.IndivisibleReserve,
        BudgetUse = BudgetUse.TaxExpenditure,
        Keys = [new("deductible-share", Dimension.Share, null, 0, 1, "Share of what is reserved that is not taxed.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[DeductibleShare] * 100:0.#} % of what goes into the indivisible reserve is deducted"),
    };
}
