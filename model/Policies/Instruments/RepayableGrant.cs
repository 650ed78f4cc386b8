using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Endows a public programme of advances that are repaid out of surplus.</summary>
public static class RepayableGrant
{
    public const int EndowmentPerYear = 0;

    public static Instrument Declaration { get; } = new()
    {
        Name = "repayable-grant",
        Family = "finance",
        Summary = "The government endows a programme that advances money to entities in their start, repaid out of surplus if there is one.",
        Mechanism = "Step 7 (credit): each month a twelfth of the endowment leaves the government for its programme. Eligible entities before and in their start-up "
            + "whom other lenders have refused ask it; whoever is past it is refused for the stage. An advance bears no interest, is repaid out of surplus "
            + "after a grace period, and is lost if the entity closes first.",
        Source = "Fonds d'amorçage associatif of France Active, France: 5,000 to 10,000 euros for 12 to 18 months as a contribution with a right of recovery "
            + "(bna.asso.fr). UN Secretary-General, A/79 item 18 (k), 2024, paragraphs 33 and 39; Council of the European Union, recommendation of 27 "
            + "November 2023.",
        Lever = Lever.RepayableGrantEndowment,
        Financiers = [FinancierKind.GovernmentProgramme],
        BudgetUse = BudgetUse.Outlay,
        Keys = [new("endowment-per-year", Dimension.Money, null, 0, 10_000_000_000, "Endowment a year of the programme in the whole economy.", Ramps: true)],
        Explain = v => FormattableString.Invariant($"{v[EndowmentPerYear]:N0} ¤ a year for advances repaid out of surplus"),
    };
}
