namespace SseSim.Model.Policies.Instruments;

/// <summary>Pays for adviser-hours beside those that there are.</summary>
public static class BusinessSupport
{
    public const int HoursPerYear = 0;
    public const int HoursPerEntity = 1;
    public const int PricePerHour = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "business-support",
        Family = "capacity",
        Summary = "The government pays for adviser-hours for eligible organisations.",
        Mechanism = "Step 10 (support): eligible organisations with staff whose readiness is low ask once a year, in a keyed order, while the territory's "
            + "hours last; readiness rises with the hours, less where it is high already, and decays afterwards. Readiness makes organisations bid, lowers "
            + "the default that lenders expect, and nothing else. Hours given are paid for and buy business services next month.",
        Source = "Dispositif local d'accompagnement, France, since 2002: advice for social economy employers, 49,000 of them by 2015 (ministry of labour). "
            + "UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 34 to 36.",
        Lever = Lever.BusinessSupport,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("hours-per-year", Dimension.Hours, null, 0, 10_000_000, "Adviser-hours a year in the whole economy.", Ramps: true),
            new("hours-per-entity", Dimension.Hours, 30, 1, 500, "Hours for one organisation and year."),
            new("price-per-hour", Dimension.Money, 60, 0, 1000, "What the government pays for an hour."),
        ],
        Explain = v => FormattableString.Invariant(
            $"{v[HoursPerYear]:N0} adviser-hours a year, {v[HoursPerEntity]:0} to each that asks, at {v[PricePerHour]:N0} ¤ an hour"),
    };
}
