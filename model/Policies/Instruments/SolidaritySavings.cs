using SseSim.Model.Economy;

namespace SseSim.Model.Policies.Instruments;

/// <summary>Savers must be offered a fund that puts a part of its assets into the social economy.</summary>
public static class SolidaritySavings
{
    public const int Reach = 0;
    public const int SolidarityShare = 1;

    public static Instrument Declaration { get; } = new()
    {
        Name = "solidarity-savings",
        Family = "finance",
        Summary = "A share of households must be offered a 90/10 fund, which puts 5 to 10 % of its assets into the social economy.",
        Mechanism = "Step 6 (households): once a year a household to whom the fund is offered subscribes if the return of the solidarity part, with any tax credit, is "
            + "more than it asks for, up to a tenth of its free deposits. The solidarity part goes to the fund, which buys participating titles (step 7, credit); "
            + "the rest stays where it is. Units are worth what the fund's books are, so that savers bear its losses. It costs the government nothing.",
        Source = "France: law of 19 February 2001 (solidarity funds in voluntary savings plans) and law of 4 August 2008, from 2010 every employees' savings plan must offer "
            + "one, which holds 5 to 10 % in solidarity enterprises; 550 million euros in 2009, 13.7 billion at the end of 2020 (FAIR, 7 October 2021). UN "
            + "Secretary-General, A/79 item 18 (k), 2024, paragraph 39.",
        Lever = Lever.SolidaritySavings,
        Financiers = [FinancierKind.SolidaritySavingsFund],
        BudgetUse = BudgetUse.None,
        ReachesOrganisations = false,
        Keys =
        [
            new("reach", Dimension.Share, null, 0, 1, "Share of households to whom the fund is offered.", Ramps: true),
            new("solidarity-share", Dimension.Share, 0.1, 0.01, 1, "Part of its assets that the fund puts into the social economy."),
        ],
        EligibilityKeys = ["territories"],
        Explain = v => FormattableString.Invariant(
            $"offered to {v[Reach] * 100:0.#} % of households, {v[SolidarityShare] * 100:0.#} % of it for the social economy"),
    };
}
