using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Pays for more places in services of the social economy.</summary>
public static class PublicServiceAgreement
{
    public const int Places = 0;
    public const int PricePerPlace = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "public-service-agreement",
        Family = "procurement",
        Summary = "The government pays for more places in services that eligible organisations provide.",
        Mechanism = "Step 3 (trade): beside the agreements that there are, places x price a month are offered to recognised organisations with staff in the "
            + "sectors named, by weight; what they have no capacity for is not paid. Orders beyond capacity raise expected orders, and so staff and "
            + "investment follow.",
        Source = "Cooperation agreements of social security with private institutions of social solidarity, Portugal, normative order 75/92 of "
            + "20 May and the protocols under it, such as that of 2011-2012: a monthly payment per user and place. UN Secretary-General, A/79 item 18 (k), 2024, paragraph 46.",
        Lever = Lever.ServiceAgreements,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("places", Dimension.Number, null, 0, 10_000_000, "Places in the whole economy.", Ramps: true),
            new("price-per-place", Dimension.Money, 350, 0, 100_000, "Payment for a place and month."),
        ],
        DefaultEligibility = Eligibility.SocialEconomy with { Sectors = 1u << (int)Sector.HealthAndCare | 1u << (int)Sector.EducationServices },
        Explain = v => FormattableString.Invariant($"{v[Places]:N0} places at {v[PricePerPlace]:N0} ¤ a month"),
    };
}
