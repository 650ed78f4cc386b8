namespace SseSim.Model.Policies.Instruments;

/// <summary>Gives founders a part of the start capital.</summary>
public static class SeedGrant
{
    public const int Amount = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "seed-grant",
        Family = "finance",
        Summary = "Eligible organisations get a grant when they are founded.",
        Mechanism = "Step 9 (organisations' demography): founders whose own funds and the grant together reach the start capital found, where they would "
            + "have given up; those who had it anyway get the grant too. The grant is the organisation's money: it pays the rest of the start capital "
            + "and stays in the deposits. Nobody who is founded already gets anything.",
        Source = "Council of the European Union, recommendation of 27 November 2023: grants for seed and start-up. UN Secretary-General, A/79 item 18 (k), "
            + "2024, paragraphs 33 (Italy's grants) and 39.",
        Lever = Lever.StartCapital,
        BudgetUse = BudgetUse.Outlay,
        Keys = [new("amount", Dimension.Money, null, 0, 1_000_000, "Grant to one organisation.", Ramps: true)],
        EligibilityKeys = ["forms", "sectors", "territories"],
        Explain = v => FormattableString.Invariant($"{v[Amount]:N0} ¤ to each that is founded"),
    };
}
