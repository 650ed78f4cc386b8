namespace SseSim.Model.Policies.Instruments;

/// <summary>Makes registration as a social economy entity cheaper and quicker.</summary>
public static class Recognition
{
    public const int Cost = 0;
    public const int Days = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "recognition",
        Family = "law-and-institutions",
        Summary = "Founders pay less for registration and are recognised sooner.",
        Mechanism = "Step 9 (organisations' demography): founders of the social economy need the registration cost beside their start capital, the economy's or "
            + "the policy's where that is lower; the entity is recognised when the days, counted likewise, have passed. Until then it trades and borrows "
            + "like any firm, but gets no service agreement and bids for no reserved tender.",
        Source = "Cooperativa na Hora, Portugal, decree-law 54/2017 of 2 June: a cooperative is founded at one counter in a day; announced in 2011 and not carried out then. "
            + "Single register of the third sector, Italy, 2021. UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 13, 18 and 19.",
        Lever = Lever.Recognition,
        BudgetUse = BudgetUse.TaxExpenditure,
        Keys =
        [
            new("cost", Dimension.Money, 0, 0, 100_000, "Cost of registration for the founders."),
            new("days", Dimension.Days, 0, 0, 1000, "Days until an entity is recognised."),
        ],
        EligibilityKeys = ["forms", "sectors", "territories"],
        Explain = v => FormattableString.Invariant($"registration costs {v[Cost]:N0} ¤ and takes {v[Days]:0} days"),
    };
}
