using SseSim.Model.Observations.Goals;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.GoalFormulas;
using static SseSim.Model.Observations.Indicators.YearlyFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-2: the price premium of members, as the economy file gives it.</summary>
internal static class PremiumOfMembers
{
    private const string OfEverybody = "population=small-producers";

    public static Indicator Declaration => new()
    {
        Id = "px.2.premium", Title = "Price premium of members who sell through a cooperative", Unit = "%", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 2: what small producers who sell through an entity of the social economy fetch for their product above what others fetch for the same, as a share of it, mean over "
            + "those who sell so; and over all small producers (population=small-producers), the others at no premium.",
        Differs = "An input measure: the economy file's premium of each form, weighed by who sells through it (px.2.sales). A run moves the mean over all by how many sell through cooperatives, and the mean over "
            + "those who do by the forms alone; prices are those of the base year for everybody, and nothing in the model pays the premium.",
        Evaluate = c => NationOnly(c, () => Given(c.Goals.PricePremium,
            premium => Rows(c, premium, "", RangeEnd.Middle).Concat(Ends.Where(_ => premium.HasRange).SelectMany(e => Rows(c, premium, e.Breakdown, e.End))))),
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c, ProducersPremium premium, string bound, RangeEnd end) =>
        Row(bound, 100 * premium.OfSellers(c, end)).Append(new(bound.Length == 0 ? OfEverybody : OfEverybody + ";" + bound, 100 * premium.OfAll(c, end)));
}
