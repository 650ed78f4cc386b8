using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Helps workers to take over firms whose owner leaves.</summary>
public static class ConversionSupport
{
    public const int HoursPerYear = 0;
    public const int FirstRefusal = 1;
    public const int Match = 2;
    public const int PricePerHour = 3;

    public static Instrument Declaration { get; } = new()
    {
        Name = "conversion-support",
        Family = "capacity",
        Summary = "Workers of closing firms are told first, advised, and their capital is matched.",
        Mechanism = "Step 9 (organisations' demography): a firm whose owner would close it passes four gates on its way to a worker cooperative: its workers "
            + "learn of it in time (all do under first refusal), they want it, advisers have hours for them, and they raise the price of its equipment. "
            + "Hours of the policy come when the federations' own are used up, and the government adds to the workers' capital at most what they pay "
            + "times the match. Where workers do not want it nothing helps.",
        Source = "Italy, law 49 of 1985 (Marcora): state capital beside the workers' own, which CFI doubles today; decree-law 145 of 2013: first refusal for "
            + "workers; 332 buyouts and 10,000 jobs since 1985 (CFI at CECOP). France, law 2014-856: duty to inform workers. UN Secretary-General, A/79 "
            + "item 18 (k), 2024, paragraph 34.",
        Lever = Lever.ConversionSupport,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("hours-per-year", Dimension.Hours, 0, 0, 10_000_000, "Adviser-hours a year for conversions in the whole economy.", Ramps: true),
            new("first-refusal", Dimension.Flag, 0, 0, 1, "Whether workers must be offered the firm first."),
            new("match", Dimension.Number, 0, 0, 3, "What the government adds for each unit that the workers pay."),
            new("price-per-hour", Dimension.Money, 60, 0, 1000, "What the government pays for an hour."),
        ],
        DefaultEligibility = Eligibility.SocialEconomy with { Forms = 1u << (int)Form.Conventional },
        EligibilityKeys = ["sectors", "sizes", "territories"],
        Explain = v => FormattableString.Invariant(
            $"{v[HoursPerYear]:N0} adviser-hours a year at {v[PricePerHour]:N0} ¤{(v[FirstRefusal] > 0 ? ", first refusal" : "")}, {v[Match]:0.##} for each unit that workers pay"),
    };
}
