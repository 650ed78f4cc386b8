using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Report;

/// <summary>What the sections of a report read: the folder, and its series as lines.</summary>
internal sealed class ReportContext
{
    public ReportContext(RunFolder folder, ReportLanguage language)
    {
        Folder = folder;
        Language = language;
        PolicyRun = National.Runs.FirstOrDefault(r => r != TrajectoryRow.ReferenceRun);
        Summary = EffectSummary.Of(folder);
    }

    public RunFolder Folder { get; }
    public ReportLanguage Language { get; }
    public NumberText Numbers => Language.Numbers;
    public RunRecord Run => Folder.Run;
    public PolicyEffect? Effect => Folder.Effect;
    public NationalSeries National => Folder.National;
    public EffectSummary Summary { get; }
    public string Currency => Run.Currency;

    /// <summary>Null where only the reference ran.</summary>
    public string? PolicyRun { get; }

    public bool HasReference => National.Runs.Contains(TrajectoryRow.ReferenceRun);

    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values) => Language.Text(key, values);

    /// <summary>Title of an indicator in the report's language; as declared where the language has none.</summary>
    public string TitleOf(Indicator indicator) => Language.TextOr("indicator." + indicator.Id, indicator.Title);

    /// <summary>A level with its unit's name behind it where the number does not show it.</summary>
    public string WithUnit(double value, string unit) =>
        unit.StartsWith('%') ? Numbers.Level(value, unit) : Text("number.with-unit", ("number", Numbers.Level(value, unit)), ("unit", Language.Unit(unit)));

    /// <summary>Name of a territory for readers.</summary>
    public string TerritoryName(string id) => Run.TerritoryNames.GetValueOrDefault(id, id);

    public Indicator? Indicator(string id) => IndicatorCatalog.Find(id);

    public string UnitOf(string indicator) => Indicator(indicator)?.UnitIn(Currency) ?? "";

    /// <summary>The policy run's line and the reference's beside it, those that the folder has.</summary>
    public IReadOnlyList<LineSeries> PolicyAndReference(string indicator, string breakdown = "", Func<double[], double[]>? change = null)
    {
        List<LineSeries> lines = [];
        Add(lines, PolicyRun, Text("policy"), indicator, breakdown, LineStyle.Policy, change);
        Add(lines, TrajectoryRow.ReferenceRun, Text("reference"), indicator, breakdown, LineStyle.Reference, change);
        return lines;
    }

    /// <summary>A line of one run, if the folder has it.</summary>
    public void Add(
        List<LineSeries> lines, string? run, string name, string indicator, string breakdown, LineStyle style, Func<double[], double[]>? change = null)
    {
        if (run is not null && National.Find(run, indicator, breakdown) is { } values)
        {
            lines.Add(LineSeries.Of(name, change is null ? values : [.. values.Select(change)], style));
        }
    }

    /// <summary>Paired difference between policy and reference, or null without both.</summary>
    public LineSeries? Difference(string name, string indicator, string breakdown, LineStyle style) =>
        PolicyRun is { } run && National.Find(run, indicator, breakdown) is { } with
            && National.Find(TrajectoryRow.ReferenceRun, indicator, breakdown) is { } without
            ? LineSeries.Difference(name, with, without, style)
            : null;

    /// <summary>A chart of lines over the run's months.</summary>
    public ChartFigure Lines(string id, string title, string unit, IReadOnlyList<LineSeries> series, bool small = false, string badge = "", string note = "") => new LineChart
    {
        Language = Language, Id = id, Title = title, Unit = unit, Months = National.Months, Series = series, Small = small, Badge = badge, Note = note,
    }.ToFigure();

    /// <summary>Mean of the last twelve months (fewer at the start): flows of single months are too uneven to be read.</summary>
    public static double[] YearlyMean(double[] months)
    {
        var means = new double[months.Length];
        for (var m = 0; m < months.Length; m++)
        {
            double sum = 0;
            var known = 0;
            for (var i = Math.Max(0, m - 11); i <= m; i++)
            {
                if (!double.IsNaN(months[i]))
                {
                    sum += months[i];
                    known++;
                }
            }

            means[m] = known == 0 ? double.NaN : sum / known;
        }

        return means;
    }

    /// <summary>Sum over the run and its interval over replicates; null where the folder has no such row.</summary>
    public Estimate? OverRun(string? run, string indicator, string breakdown = "") =>
        run is not null && National.Find(run, indicator, breakdown) is { } values
            ? Estimate.Of([.. values.Select(months => months.Where(v => !double.IsNaN(v)).Sum())])
            : null;
}
