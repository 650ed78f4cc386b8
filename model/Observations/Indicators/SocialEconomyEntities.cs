using SseSim.Model.Economy;
using static SseSim.Model.Observations.Indicators.Formulas;

namespace SseSim.Model.Observations.Indicators;

/// <summary>Organisations of the social and solidarity economy and their demography.</summary>
internal static class SocialEconomyEntities
{
    private static readonly string[] Gates = ["opportunity", "informed", "willing", "advised", "financed", "loan-asked", "loan-granted"];

    public static IEnumerable<Indicator> Declarations =>
    [
        new()
        {
            Id = "sse.entities", Title = "SSE entities", Unit = "entities",
            Definition = "Living organisations of a form of the social and solidarity economy at the end of the month, with and without staff.",
            Evaluate = Entities,
        },
        Flow("sse.births", "SSE entities founded", "Organisations founded in the month.", Measures.Births),
        Flow("sse.deaths", "SSE entities closed", "Organisations closed in the month.", Measures.Deaths),
        Flow("sse.conversions", "Conversions into worker cooperatives", "Conventional firms taken over by their workers in the month.",
            Measures.Conversions, allForms: true),
        new()
        {
            Id = "sse.conversion-pipeline", Title = "Conversions by gate passed", Unit = "firms per month",
            Definition = "Formal firms of three staff or more whose owner would close them in the month, and how far they came towards a worker cooperative.",
            Evaluate = c => NationOnly(c, () => By("gate", Gates, g => c.Count(Measures.ConversionPipeline.At(g)))),
        },
        Flow("sse.formalisations", "Informal groups registered", "Informal organisations that registered in the month.", Measures.Formalisations),
        Flow("sse.abandoned", "SSE foundings abandoned", "Founders who gave up in the month because start capital was not found.",
            Measures.Abandoned),
        new()
        {
            Id = "sse.members", Title = "Members of SSE entities", Unit = "persons",
            Definition = "Memberships at the end of the month; a person with two memberships counts twice.",
            Evaluate = c => ByForm(f => OfForm(c, Measures.Members, f) * c.Scale).Where(_ => c.IsNation)
                .Prepend(new("", SocialEconomyOverSecond(c, Measures.Members) * c.Scale)),
        },
        new()
        {
            Id = "sse.volunteer-hours", Title = "Volunteers' hours", Unit = "hours per month",
            Definition = "Hours given by volunteers to SSE entities in the month. Volunteers are not employed (19th ICLS).",
            Evaluate = c => CountByForm(c, Measures.VolunteerHours),
        },
    ];

    private static IEnumerable<IndicatorValue> Entities(IndicatorContext c)
    {
        var rows = ByForm(f => OfForm(c, Measures.Entities, f) * c.Scale)
            .Prepend(new("", SocialEconomyOverSecond(c, Measures.Entities) * c.Scale));
        return c.IsNation
            ? rows
                .Concat(By("sector", Classification.Sectors, s => SocialEconomyAt(c, Measures.Entities, s) * c.Scale))
                .Concat(By("size", Classification.SizeClasses, s => SocialEconomyAt(c, Measures.EntitiesBySize, s) * c.Scale))
            : rows;
    }

    /// <summary>A flow of the month by form. A conversion may be counted under the form left or the form entered: all forms are summed.</summary>
    private static Indicator Flow(string id, string title, string definition, Measure byForm, bool allForms = false) => new()
    {
        Id = id, Title = title, Unit = "entities per month", Definition = definition,
        Evaluate = c => allForms
            ? CountByForm(c, byForm).Where(row => row.Breakdown.Length > 0).Prepend(new("", Sum(c, byForm) * c.Scale))
            : CountByForm(c, byForm),
    };
}
