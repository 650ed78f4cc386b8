using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Investors' titles in the social economy, by product.</summary>
internal static class RiskCapital
{
    /// <summary>Names of <see cref="Institutions.Product"/> in trajectories, by number; a loan is none.</summary>
    private static readonly string[] Products = ["", "repayable-grant", "equity", "quasi-equity", "mezzanine", "community-bond"];

    public static IEnumerable<Indicator> Declarations =>
    [
        OfProducts("investment.granted", "Money put in by investors", "currency per month",
            "Repayable grants, equity, quasi-equity, mezzanine loans and community bonds paid in during the month.", Measures.Invested),
        OfProducts("investment.outstanding", "Investors' titles outstanding", "currency",
            "Nominal value of investors' titles at the end of the month.", Measures.StakesOutstanding),
        OfProducts("investment.written-off", "Investors' titles lost", "currency per month",
            "Nominal value written off in the month, after what closing organisations still paid.", Measures.StakesWrittenOff),
        Saving("savings.subscribed", "Savings put into the social economy", "Paid by households for units of solidarity savings funds and crowdfunding platforms.", 0),
        Saving("savings.redeemed", "Savings taken back", "Paid back to households for such units.", 1),
    ];

    private static Indicator Saving(string id, string title, string definition, int direction) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => [new("", c.Money(Measures.Savings.At(direction)))]),
    };

    private static Indicator OfProducts(string id, string title, string unit, string definition, Measure block) => new()
    {
        Id = id, Title = title, Unit = unit, Definition = definition,
        Evaluate = c => NationOnly(c, () => By("product", Products[1..], product => c.Money(block.At(product + 1)))
            .Prepend(new("", Sum(c, block) * c.Scale / 100))),
    };
}
