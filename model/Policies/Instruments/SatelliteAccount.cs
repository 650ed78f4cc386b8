namespace SseSim.Model.Policies.Instruments;

/// <summary>Publishes the sector's value added beside the national accounts.</summary>
public static class SatelliteAccount
{
    public const int Lag = 0;
    public const int PublishRepayment = 1;
    public const int CostPerYear = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "satellite-account",
        Family = "statistics",
        Summary = "An account of the social economy's value added, with repayment records of lenders.",
        Mechanism = "Step 12 (observation): the statistics office publishes the value added of the entities that it sees, after the lag; where repayment is published, "
            + "lenders learn from each other's records of the entities that statistics see (step 7, credit). It changes what is known and nothing else; its cost "
            + "buys business services.",
        Source = "Portugal, satellite account of the social economy (INE and CASES): first edition on 2010, preliminary results on 27 December 2012. UN "
            + "Secretary-General, A/79 item 18 (k), 2024, paragraphs 40 to 43.",
        Lever = Lever.SatelliteAccount,
        BudgetUse = BudgetUse.Outlay,
        ReachesOrganisations = false,
        Keys =
        [
            new("lag", Dimension.Months, 24, 0, 120, "Months between the month observed and its publication."),
            new("publish-repayment", Dimension.Flag, 1, 0, 1, "Whether repayment records of all lenders are published with it."),
            new("cost-per-year", Dimension.Money, 0, 0, 1_000_000_000, "Cost a year in the whole economy."),
        ],
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant(
            $"value added after {v[Lag]:0} months, repayment {(v[PublishRepayment] > 0 ? "" : "not ")}published, {v[CostPerYear]:N0} ¤ a year"),
    };
}
