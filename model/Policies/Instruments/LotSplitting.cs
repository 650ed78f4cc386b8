namespace SseSim.Model.Policies.Instruments;

/// <summary>Splits public tenders into smaller lots.</summary>
public static class LotSplitting
{
    public const int Lots = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "lot-splitting",
        Family = "procurement",
        Summary = "Public tenders are split into smaller lots.",
        Mechanism = "Step 11 (procurement): in the sectors named each lot is announced as so many lots of equal value, so that organisations with less "
            + "capacity can serve one. The value tendered stays the same; organisations bid in proportion to the lots that "
            + "they could serve, so that those who could not serve a whole one share in it.",
        Source = "Directive 2014/24/EU, article 46: authorities divide contracts into lots or say why they do not, to open tenders to small enterprises. "
            + "UN Secretary-General, A/79 item 18 (k), 2024, paragraph 22.",
        Lever = Lever.LotSize,
        BudgetUse = BudgetUse.None,
        ReachesOrganisations = false,
        Keys = [new("lots", Dimension.Number, null, 1, 100, "Lots that one becomes.")],
        DefaultEligibility = Eligibility.SocialEconomy with { Forms = Eligibility.All },
        EligibilityKeys = ["sectors", "territories"],
        Explain = v => FormattableString.Invariant($"one lot becomes {v[Lots]:0.#}"),
    };
}
