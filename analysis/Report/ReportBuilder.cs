using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Report.Sections;

namespace SseSim.Analysis.Report;

/// <summary>Builds the report of a run folder: one page that needs nothing but itself.</summary>
public static class ReportBuilder
{
    /// <summary>The whole page. The same folder and language give the same text.</summary>
    public static string Build(RunFolder folder, ReportLanguage language)
    {
        var context = new ReportContext(folder, language);
        var run = folder.Run;
        return new ReportPage
        {
            Language = language,
            Title = run.TitleIn(language),
            Description = run.DescriptionIn(language),
            Kicker = language.Text("page.kicker", ("economy", run.EconomyTitleIn(language))),
            Dateline = string.Join(" \u00b7 ",
            [
                language.Text("page.months", ("months", language.Numbers.Fixed(run.Months, 0)), ("start", language.Month(run.Start))),
                run.Replicates == 1 ? language.Text("page.replicate") : language.Text("page.replicates", ("count", language.Numbers.Fixed(run.Replicates, 0))),
                language.Text("page.seed", ("seed", run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                language.Date(run.Started), "SseSim " + run.Version,
            ]),
            Sections =
            [
                new("summary", SummarySection.Build(context)),
                new("effect", context.Effect is { } effect ? EffectSection.Build(context, effect) : ""),
                new("course", CourseSection.Build(context)),
                new("money", MoneySection.Build(context)),
                new("indicators", IndicatorSection.Build(context)),
                new("gains", GainsSection.Build(context)),
                new("supported", context.Effect is { } reached ? SupportedSection.Build(context, reached) : ""),
                new("map", MapSection.Build(context)),
                new("credit", CreditSection.Build(context)),
                new("measured", MeasuredSection.Build(context)),
                new("method", MethodSection.Build(context)),
                new("parameters", ParameterSection.Build(context)),
                new("provenance", ProvenanceSection.Build(context)),
            ],
            Months = folder.National.Months,
            Version = run.Version,
        }.ToHtml();
    }
}
