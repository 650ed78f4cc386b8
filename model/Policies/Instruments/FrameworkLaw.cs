namespace SseSim.Model.Policies.Instruments;

/// <summary>One law and one agency for the social economy in place of many authorities.</summary>
public static class FrameworkLaw
{
    public const int ComplianceCut = 0;
    public const int AgencyHoursPerYear = 1;
    public const int HoursPerEntity = 2;
    public const int PricePerHour = 3;

    public static Instrument Declaration { get; } = new()
    {
        Name = "framework-law",
        Family = "law-and-institutions",
        Summary = "A law that spares eligible entities compliance time and days of recognition, as far as an agency has the hours to implement it.",
        Mechanism = "Step 3 (trade): employers of the social economy lose working time to the registers and reports of several authorities (the economy file's "
            + "compliance hours), and staff for it. Those whom the agency serves lose the cut less, and are recognised in as many days fewer (step 9, "
            + "organisations' demography). The agency serves eligible entities in a keyed order while its hours, which the government pays, last: a law without "
            + "an agency changes nothing.",
        Source = "Portugal, law 30/2013 of 8 May, framework law of the social economy, with the cooperative António Sérgio (CASES) as its agency; Spain, law 5/2011; "
            + "Korea's four ministries for four forms. UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 17 to 20, 23 and 24.",
        Lever = Lever.FrameworkLaw,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("compliance-cut", Dimension.Share, null, 0, 1, "Part of compliance time and of the days of recognition that is spared.", Ramps: true),
            new("agency-hours-per-year", Dimension.Hours, 0, 0, 10_000_000, "Hours a year of the agency's staff in the whole economy."),
            new("hours-per-entity", Dimension.Hours, 10, 0.1, 500, "Hours a year that the agency needs for one entity."),
            new("price-per-hour", Dimension.Money, 60, 0, 1000, "What an hour costs the government."),
        ],
        Explain = v => FormattableString.Invariant(
            $"{v[ComplianceCut] * 100:0.#} % of compliance time spared by an agency of {v[AgencyHoursPerYear]:N0} hours a year, {v[HoursPerEntity]:0.#} an entity, at {v[PricePerHour]:N0} ¤ an hour"),
    };
}
