using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Report.Comparisons;

/// <summary>What the sections of a comparison's report read.</summary>
internal sealed class ComparisonContext(Comparison comparison, ReportLanguage language)
{
    public Comparison Comparison { get; } = comparison;
    public ReportLanguage Language { get; } = language;
    public NumberText Numbers => Language.Numbers;
    public string Currency => Comparison.First.Run.Currency;
    public IReadOnlyList<string> Months => Comparison.First.National.Months;

    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values) => Language.Text(key, values);

    public LineStyle StyleOf(ComparedScenario scenario) => LineStyle.OfScenario(Comparison.Scenarios.ToList().IndexOf(scenario));

    public string TitleOf(string indicator) => Language.TextOr("indicator." + indicator, IndicatorCatalog.Find(indicator)?.Title ?? indicator);

    public string UnitOf(string indicator) => IndicatorCatalog.Find(indicator)?.UnitIn(Currency) ?? "";

    public LineChart Lines(string id, string title, string unit, IReadOnlyList<LineSeries> series) =>
        new() { Language = Language, Id = id, Title = title, Unit = unit, Months = Months, Series = series };
}
