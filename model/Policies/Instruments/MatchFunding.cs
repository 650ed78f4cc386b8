using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Adds to what a crowd pays.</summary>
public static class MatchFunding
{
    public const int Match = 0;
    public const int Cap = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "match-funding",
        Family = "finance",
        Summary = "The government adds a grant to what households pay for an entity's community bond.",
        Mechanism = "Step 7 (credit): an eligible entity that sells a community bond on a crowdfunding platform sells that much less of it as the government adds: the "
            + "match times what the crowd pays, up to the cap. The platform's money goes to more campaigns, and each entity owes less. Where no household "
            + "subscribes there is nothing to match.",
        Source = "United Kingdom, matched crowdfunding pilot for arts and heritage (Nesta with Arts Council England and Heritage Lottery Fund, August 2016 to 2017): "
            + "25 %, then 50 % of campaigns of 4,000 to 40,000 pounds; 251,500 pounds beside 405,941 from the crowd. UN Secretary-General, A/79 item 18 (k), "
            + "2024, paragraph 31.",
        Lever = Lever.MatchFunding,
        Financiers = [FinancierKind.CrowdfundingPlatform],
        BudgetUse = BudgetUse.Outlay,
        Keys =
        [
            new("match", Dimension.Number, null, 0, 3, "What the government adds for each unit that the crowd pays.", Ramps: true),
            new("cap", Dimension.Money, 20_000, 0, 10_000_000, "Largest grant to one campaign."),
        ],
        Explain = v => FormattableString.Invariant($"{v[Match]:0.##} for each unit of the crowd, up to {v[Cap]:N0} ¤ a campaign"),
    };
}
