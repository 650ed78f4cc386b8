namespace SseSim.Model.Policies.Instruments;

/// <summary>Forgives a share of the corporate tax due.</summary>
public static class CorporateTaxRelief
{
    public const int Relief = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "corporate-tax-relief",
        Family = "tax",
        Summary = "A share of the corporate tax on surplus is forgiven.",
        Mechanism = "Step 5 (surplus): the tax due on a positive taxable surplus is cut by the relief; what is kept stays in the "
            + "organisation's deposits and may be invested, reserved or paid out. Without surplus there is nothing to relieve.",
        Source = "UN Secretary-General, A/79 item 18 (k), 2024, paragraph 21: Portugal's cooperative tax status, Cameroon's company tax "
            + "cut, Bulgaria's exemption of reinvested profit.",
        Lever = Lever.CorporateTax,
        BudgetUse = BudgetUse.TaxExpenditure,
        Keys = [new("relief", Dimension.Share, null, 0, 1, "Share of the tax forgiven.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[Relief] * 100:0.#} % of the corporate tax is forgiven"),
    };
}
