using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Pays a part of the wage of hires from disadvantaged groups.</summary>
public static class WageSubsidy
{
    public const int Rate = 0;
    public const int Duration = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "wage-subsidy",
        Family = "people",
        Summary = "The government pays a part of the wage of persons hired from the groups named.",
        Mechanism = "Step 8 (labour): an eligible registered organisation looks first at applicants of the groups, and each of them that it hires "
            + "carries the rate of the day; step 5 (surplus): as long as the job and the duration last, the government pays that share of the "
            + "gross pay to the organisation. Labour cost falls, and with it the price in trade and tenders; who is hired changes at once, how "
            + "many are hired only as orders follow.",
        Source = "Quebec (Canada), wage subsidy of Emploi-Quebec: up to 100 % of the minimum wage in social economy enterprises, 30 weeks, since 2015 "
            + "up to 52 weeks for those furthest from work. UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 10 and 32.",
        Lever = Lever.WageSubsidy,
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("rate", Dimension.Share, null, 0, 1, "Share of the gross pay that the government pays.", Ramps: true),
            new("duration", Dimension.Months, 12, 1, 600, "Months from the hire for which it pays."),
        ],
        DefaultEligibility = Eligibility.SocialEconomy with { Groups = Group.Disability | Group.Displaced | Group.LongTermUnemployed },
        EligibilityKeys = ["forms", "stages", "sectors", "sizes", "territories", "groups"],
        Explain = v => FormattableString.Invariant($"{v[Rate] * 100:0.#} % of the pay for {v[Duration]:0} months after the hire"),
    };
}
