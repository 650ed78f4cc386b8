namespace SseSim.Model.Policies.Instruments;

/// <summary>Advises those that lenders refused for their risk.</summary>
public static class InvestmentReadiness
{
    public const int HoursPerYear = 0;
    public const int HoursPerEntity = 1;
    public const int PricePerHour = 2;

    public static Instrument Declaration { get; } = new()
    {
        Name = "investment-readiness",
        Family = "capacity",
        Summary = "The government pays for advice to eligible organisations that were refused money for their risk, or because they were not ready for it.",
        Mechanism = "Step 10 (support): an eligible organisation whose last application was refused for risk or for readiness receives adviser-hours "
            + "once, in a keyed order while the territory's hours last; its readiness rises, so that the next one whom it asks expects fewer defaults and guarantors and investors find it ready. Refusals "
            + "for other reasons (debt service, liquidity, capital, product, arrears, stage) are not what advice mends.",
        Source = "Investment Readiness Program, Canada, since June 2019: 100 million dollars in 1,140 organisations by October 2023 (Employment and Social Development "
            + "Canada), beside the Social Finance Fund. UN Secretary-General, A/79 item 18 (k), 2024, "
            + "paragraphs 32 and 33.",
        Lever = Lever.InvestmentReadiness,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("hours-per-year", Dimension.Hours, null, 0, 10_000_000, "Adviser-hours a year in the whole economy.", Ramps: true),
            new("hours-per-entity", Dimension.Hours, 60, 1, 500, "Hours after one refusal."),
            new("price-per-hour", Dimension.Money, 60, 0, 1000, "What the government pays for an hour."),
        ],
        Explain = v => FormattableString.Invariant(
            $"{v[HoursPerYear]:N0} adviser-hours a year, {v[HoursPerEntity]:0} after a refusal for risk, at {v[PricePerHour]:N0} ¤ an hour"),
    };
}
