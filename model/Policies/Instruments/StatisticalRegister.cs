namespace SseSim.Model.Policies.Instruments;

/// <summary>Makes the social economy visible to statistics and lenders.</summary>
public static class StatisticalRegister
{
    public const int Coverage = 0;
    public const int Lag = 1;
    public const int PublishRepayment = 2;
    public const int CostPerYear = 3;

    public static Instrument Declaration { get; } = new()
    {
        Name = "statistical-register",
        Family = "statistics",
        Summary = "A register that sees more entities, sooner, and publishes how loans are repaid.",
        Mechanism = "Step 12 (observation): the statistics office sees at least the coverage of entities in every size class and publishes after the lag "
            + "at most; where it publishes repayment, all lenders learn from each other's records (step 7, credit), so that perceived risk moves "
            + "to realised risk sooner. It changes what is known and nothing else; its cost buys business services.",
        Source = "Satellite account of the social economy, Portugal, since 2013; single register of the third sector, Italy, since 2021. UN "
            + "Secretary-General, A/79 item 18 (k), 2024, paragraphs 40 to 43.",
        Lever = Lever.Statistics,
        BudgetUse = BudgetUse.Outlay,
        ReachesOrganisations = false,
        Keys =
        [
            new("coverage", Dimension.Share, null, 0, 1, "Least share of entities that the register sees."),
            new("lag", Dimension.Months, 12, 0, 120, "Months between the month observed and its publication at most."),
            new("publish-repayment", Dimension.Flag, 1, 0, 1, "Whether repayment records of all lenders are published."),
            new("cost-per-year", Dimension.Money, 0, 0, 1_000_000_000, "Cost a year in the whole economy."),
        ],
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant(
            $"{v[Coverage] * 100:0.#} % of entities seen, after {v[Lag]:0} months, repayment {(v[PublishRepayment] > 0 ? "" : "not ")}published, {v[CostPerYear]:N0} ¤ a year"),
    };
}
