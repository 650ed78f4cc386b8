namespace SseSim.Model.Policies.Interventions;

/// <summary>One firm is taken over by its workers.</summary>
public static class DirectConversion
{
    public const int Grant = 0;
    public const int PricePerHour = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "conversion",
        Family = "intervention",
        Summary = "One conventional firm is offered to its workers, who take it over if the money comes together.",
        Mechanism = "Step 9 (organisations' demography) of its month: the owner sells, the workers know and want it, and the government buys the adviser-hours that a "
            + "conversion takes. The workers raise what they can, as in every conversion, and the government adds what is missing of the equipment's price, up to "
            + "the grant. If that is not enough, nothing happens and nothing is paid.",
        Source = "Italy, law 49 of 1985 (Marcora): state capital beside the workers' own; the amount is the user's.",
        Lever = Lever.DirectConversion,
        BudgetUse = BudgetUse.None,
        Keys =
        [
            new("grant", Dimension.Money, 0, 0, 1_000_000_000, "Most that the government adds to what the workers raise."),
            new("price-per-hour", Dimension.Money, 60, 0, 1000, "What the government pays for an hour of advice."),
        ],
        DefaultEligibility = Eligibility.Everybody,
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant($"its workers take it over, with a grant of up to {v[Grant]:N0} ¤"),
    };
}
