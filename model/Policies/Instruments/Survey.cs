namespace SseSim.Model.Policies.Instruments;

/// <summary>Asks a sample of entities, those that no register knows included.</summary>
public static class Survey
{
    public const int SamplingError = 0;
    public const int CostPerYear = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "survey",
        Family = "statistics",
        Summary = "A sample survey that also finds entities which no register sees.",
        Mechanism = "Step 12 (observation): beside what the register sees, the statistics office estimates the entities and jobs that it misses, informal ones included, "
            + "from a sample of areas. The estimate is right on average and has a sampling error that is larger the fewer entities of a form and size there are. "
            + "It changes what is known, and what rules of policies read, and nothing else; its cost buys business services.",
        Source = "Portugal, survey of the social economy (INE and CASES), June to September 2019 on 2018: 3,550 valid answers, 60 % of the sample (oibescoop.org); "
            + "Quebec's second survey. UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 40 to 44.",
        Lever = Lever.Survey,
        BudgetUse = BudgetUse.Outlay,
        ReachesOrganisations = false,
        Keys =
        [
            new("sampling-error", Dimension.Share, null, 0.001, 0.5, "Relative standard error of the whole sector's jobs."),
            new("cost-per-year", Dimension.Money, 0, 0, 1_000_000_000, "Cost a year in the whole economy."),
        ],
        EligibilityKeys = [],
        Explain = v => FormattableString.Invariant($"all entities estimated with a relative error of {v[SamplingError] * 100:0.##} %, {v[CostPerYear]:N0} ¤ a year"),
    };
}
