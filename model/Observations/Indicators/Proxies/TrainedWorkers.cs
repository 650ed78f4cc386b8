using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;
using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-4: who is trained at work in the social economy.</summary>
internal static class TrainedWorkers
{
    public static Indicator Declaration => new()
    {
        Id = "px.4", Title = "Workers reached by training of SSE entities in 12 months, per 100 employed", Unit = "per 100", IsProxy = true,
        Definition = "Proxy for Goal 4: paid staff of SSE entities x the share of it that takes part in training in twelve months, by form / employed persons x 100, by sex.",
        Differs = "The shares are figures of the economy file, alike for women and men; who is trained is not followed. A form that the file does not name trains nobody.",
        Evaluate = c => Given(c.Goals.TrainedShare, shares => Trained(c, shares, "", null).Concat(Enumerable.Range(0, c.IsNation ? Classification.SexCount : 0)
            .SelectMany(sex => Trained(c, shares, "sex=" + Classification.Sexes[sex], sex)))),
    };

    private static IEnumerable<IndicatorValue> Trained(IndicatorContext c, IReadOnlyList<double> shares, string breakdown, int? sex) =>
        Ratio(breakdown, SocialEconomyForms.Sum(f => shares[f] * (sex is { } one ? c[Measures.JobsBySex.At(f, one)] : OfForm(c, Measures.JobsBySex, f))), Employed(c, sex));
}
