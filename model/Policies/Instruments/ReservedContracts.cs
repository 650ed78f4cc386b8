using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Reserves tenders for employers of disadvantaged persons.</summary>
public static class ReservedContracts
{
    public const int Share = 0;
    public const int MinimumGroupShare = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "reserved-contracts",
        Family = "procurement",
        Summary = "A share of tenders is reserved for eligible organisations whose staff includes enough persons of the groups named.",
        Mechanism = "Step 11 (procurement): tenders of the sectors named are reserved, by value, until the share is reached; for them only eligible "
            + "organisations with readiness and free capacity bid of whose paid staff at least the minimum share belongs to the groups. A reserved "
            + "tender without an eligible bidder goes back to the open pool. Where several policies reserve in a sector, the first that acts counts.",
        Source = "Directive 2014/24/EU, article 20: contracts may be reserved for operators that integrate disabled or disadvantaged persons if these "
            + "are at least 30 % of their employees. UN Secretary-General, A/79 item 18 (k), 2024, paragraph 22: Slovenia and the EU, veterans' firms "
            + "proposed in Ukraine.",
        Lever = Lever.ReservedContracts,
        BudgetUse = BudgetUse.None,
        Keys =
        [
            new("share", Dimension.Share, null, 0, 1, "Share of procurement value that is reserved.", Ramps: true),
            new("minimum-group-share", Dimension.Share, 0.3, 0, 1, "Share of the staff that must belong to the groups."),
        ],
        DefaultEligibility = Eligibility.SocialEconomy with { Groups = Group.Disability | Group.Displaced },
        EligibilityKeys = ["forms", "stages", "sectors", "sizes", "territories", "groups"],
        Explain = v => FormattableString.Invariant(
            $"{v[Share] * 100:0.#} % of tender value is reserved for those with {v[MinimumGroupShare] * 100:0.#} % of their staff from the groups"),
    };
}
