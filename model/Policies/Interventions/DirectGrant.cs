namespace SseSim.Model.Policies.Interventions;

/// <summary>Money for one organisation.</summary>
public static class DirectGrant
{
    public const int Amount = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "grant",
        Family = "intervention",
        Summary = "One organisation gets a grant.",
        Mechanism = "Step 1 (policy) of its month: the national government pays the amount into the organisation's deposits. What the organisation does with it "
            + "follows from the other steps: it invests, hires, repays or shares out as it would with any other money.",
        Source = "A grant to one entity, as in any country's support programmes; the amount is the user's.",
        Lever = Lever.DirectGrant,
        BudgetUse = BudgetUse.None,
        Keys = [new("amount", Dimension.Money, null, 1, 1_000_000_000, "What the organisation gets, once.")],
        DefaultEligibility = Eligibility.Everybody,
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant($"a grant of {v[Amount]:N0} ¤"),
    };
}
