using static SseSim.Model.Observations.Indicators.GoalFormulas;

namespace SseSim.Model.Observations.Indicators.Proxies;

/// <summary>PX-4: who learns in the education of the social economy.</summary>
internal static class EducationLearners
{
    public static Indicator Declaration => new()
    {
        Id = "px.4.learners", Title = "Learners in SSE education", Unit = "persons", IsProxy = true, IsInput = true,
        Definition = "Proxy for Goal 4: persons who learn in schools, courses and nurseries of SSE entities.",
        Differs = "An input measure: the economy file's total of the base year, by form, times the run's paid jobs in education of that form over the file's; agreements of education are money here, without learners.",
        Evaluate = c => Carried(c, g => g.Learners),
    };
}
