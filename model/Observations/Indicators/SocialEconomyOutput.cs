using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>What SSE entities produce, earn, and do with their surplus.</summary>
internal static class SocialEconomyOutput
{
    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "sse.value-added", Title = "Value added of SSE entities", Unit = "currency per month",
            Definition = "Gross value added at basic prices of the month; non-market output at cost.",
            Evaluate = ValueAdded,
        },
        new()
        {
            Id = "sse.value-added-share", Title = "SSE share of gross value added", Unit = "%",
            Definition = "Gross value added of SSE entities / gross value added of all organisations, public administration included.",
            Evaluate = c => Ratio("", SocialEconomyOverSecond(c, Measures.ValueAdded), Sum(c, Measures.ValueAdded)),
        },
        Money("sse.turnover", "Turnover of SSE entities", "Revenue of the month net of product taxes.", Measures.Turnover),
        Money("sse.service-agreements", "Public service agreements of SSE entities",
            "Paid by government in the month per user or place of care, education and health.", Measures.ServiceAgreements),
        Money("sse.fees-and-donations", "Membership fees and donations", "Received in the month by SSE entities.", Measures.FeesAndDonations),
        Money("sse.surplus", "Surplus of SSE entities", "Surplus before tax of the month; losses are negative.", Measures.Surplus),
        Money("sse.surplus-reserved", "Surplus put into reserves", "Put into the indivisible reserve in the month.", Measures.Reserved),
        Money("sse.surplus-distributed", "Surplus paid to members and workers", "Paid out of surplus in the month.", Measures.Distributed),
        Money("sse.surplus-community", "Surplus spent on the community", "Spent out of surplus in the month.", Measures.CommunitySpending),
    ];

    private static IEnumerable<IndicatorValue> ValueAdded(IndicatorContext c)
    {
        yield return new("", SocialEconomyOverSecond(c, Measures.ValueAdded) * c.Scale / 100);
        if (!c.IsNation)
        {
            yield break;
        }

        foreach (var row in ByForm(f => OfForm(c, Measures.ValueAdded, f) * c.Scale / 100)
            .Concat(By("sector", Classification.Sectors, s => SocialEconomyAt(c, Measures.ValueAdded, s) * c.Scale / 100)))
        {
            yield return row;
        }
    }

    private static Indicator Money(string id, string title, string definition, Measure byForm) => new()
    {
        Id = id, Title = title, Unit = "currency per month", Definition = definition,
        Evaluate = c => NationOnly(c, () => MoneyByForm(c, byForm)),
    };
}
