using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Lowers employers' social contributions for hires from disadvantaged groups.</summary>
public static class ReducedContributions
{
    public const int Reduction = 0;
    public const int Duration = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "reduced-contributions",
        Family = "tax",
        Summary = "Employers' social contributions are reduced for persons hired from the groups named.",
        Mechanism = "Step 8 (labour): an eligible registered organisation looks first at applicants of the groups, and each of them that it hires "
            + "carries the reduction of the day; step 5 (surplus): as long as the job and the duration last, that share of the employer's "
            + "contributions on the pay is given back. Labour cost falls, and with it the price in trade and tenders.",
        Source = "Italy, law 381 of 8 November 1991, article 4: no social contributions on the pay of disadvantaged members of social cooperatives. "
            + "UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 10, 21 and 22 on work integration of persons with disabilities.",
        Lever = Lever.EmployerContributions,
        BudgetUse = BudgetUse.TaxExpenditure,
        Keys =
        [
            new("reduction", Dimension.Share, null, 0, 1, "Share of the employer's contributions that is not due.", Ramps: true),
            new("duration", Dimension.Months, 36, 1, 600, "Months from the hire for which it is not due."),
        ],
        DefaultEligibility = Eligibility.SocialEconomy with { Groups = Group.Disability | Group.Displaced | Group.LongTermUnemployed },
        EligibilityKeys = ["forms", "stages", "sectors", "sizes", "territories", "groups"],
        Explain = v => FormattableString.Invariant(
            $"{v[Reduction] * 100:0.#} % of employers' contributions are not due for {v[Duration]:0} months after the hire"),
    };
}
