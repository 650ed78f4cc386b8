namespace SseSim.Model.Policies.Instruments;

/// <summary>Takes surplus that enlarges the organisation's capital out of the tax base.</summary>
public static class ReinvestedSurplusExemption
{
    public const int ExemptShare = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "reinvested-surplus-exemption",
        Family = "tax",
        Summary = "Surplus that is reinvested is not taxed.",
        Mechanism = "Step 5 (surplus): the tax on that part of the taxable surplus which the organisation invests beyond depreciation out of the "
            + "money that it would have after full tax is forgiven by the exempt share. Who does not grow, or has no money to invest, is not "
            + "relieved; what is forgiven stays in the deposits and may be invested in the same month.",
        Source = "UN Secretary-General, A/79 item 18 (k), 2024, paragraph 21: Bulgaria exempts reinvested profit of social enterprises, "
            + "Costa Rica gives relief on reinvested surplus.",
        Lever = Lever.ReinvestedSurplus,
        BudgetUse = BudgetUse.TaxExpenditure,
        Keys = [new("exempt-share", Dimension.Share, null, 0, 1, "Share of the reinvested surplus that is not taxed.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[ExemptShare] * 100:0.#} % of reinvested surplus is exempt"),
    };
}
