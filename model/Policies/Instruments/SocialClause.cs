using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Obliges contractors to hire from disadvantaged groups.</summary>
public static class SocialClause
{
    public const int Share = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "social-clause",
        Family = "procurement",
        Summary = "Who wins a public contract has to fill a share of its places with persons of the groups named.",
        Mechanism = "Step 11 (procurement): a contract signed by an eligible winner carries share x the workers that it takes as hires owed; step 8 "
            + "(labour): until they are made, the contractor looks first at applicants of the groups and keeps that many vacancies free for them. What "
            + "is still owed when the contract ends lapses. Nobody is hired for whom there is no vacancy.",
        Source = "Social clauses in French public contracts (code des marches publics, article 14, 2006): hours of work reserved for persons far from "
            + "employment, as in the works of the 2024 Games. UN Secretary-General, A/79 item 18 (k), 2024, paragraph 22.",
        Lever = Lever.SocialClause,
        BudgetUse = BudgetUse.None,
        Keys = [new("share", Dimension.Share, null, 0, 1, "Share of the contract's workers to be hired from the groups.", Ramps: true)],
        DefaultEligibility = Eligibility.SocialEconomy with
        {
            Forms = Eligibility.SocialEconomyForms | 1u << (int)Form.Conventional,
            Groups = Group.Disability | Group.Displaced | Group.LongTermUnemployed,
        },
        EligibilityKeys = ["forms", "stages", "sectors", "sizes", "territories", "groups"],
        Explain = v => FormattableString.Invariant($"{v[Share] * 100:0.#} % of a contract's workers are to be hired from the groups"),
    };
}
