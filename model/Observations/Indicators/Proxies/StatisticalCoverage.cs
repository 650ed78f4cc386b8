using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-17: what the register sees of the social economy.</summary>
internal static class StatisticalCoverage
{
    public static Indicator Declaration => new()
    {
        Id = "px.17", Title = "SSE entities that official statistics see", Unit = "%", IsProxy = true,
        Definition = "Proxy for Goal 17: SSE entities that the register sees / all of them, by form; and their paid jobs (of=employment), by form. Of the month itself, "
            + "though it is published later.",
        Evaluate = Rows,
    };

    private static IEnumerable<IndicatorValue> Rows(IndicatorContext c) => NationOnly(c, () =>
        Share(c, "", Measures.SeenEntities, Measures.Entities).Concat(Share(c, "of=employment", Measures.SeenJobs, Measures.Jobs)));

    private static IEnumerable<IndicatorValue> Share(IndicatorContext c, string prefix, Measure seen, Measure all)
    {
        var joint = prefix.Length == 0 ? "" : prefix + ";";
        return Ratio(prefix, SocialEconomy(c, seen), SocialEconomyOverSecond(c, all), 0.1)
            .Concat(SocialEconomyForms.SelectMany(f => Ratio($"{joint}form={Classification.Forms[f]}", c[seen.At(f)], OfForm(c, all, f), 0.1)));
    }
}
