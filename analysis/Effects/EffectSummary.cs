using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Effects;

/// <summary>One headline row of a run.</summary>
/// <param name="Key">What it is: <c>headline.KEY</c> of the languages.</param>
/// <param name="Unit">Of all three values.</param>
/// <param name="Reference">Level in the reference (in a run without policy: at the start); null where the row is a difference only.</param>
/// <param name="Policy">Level with the policy (in a run without policy: at the end).</param>
/// <param name="Difference">Change with its interval over replicates; null where it is not defined.</param>
/// <param name="Reading">What may be read from it, where that needs to be said.</param>
public sealed record SummaryRow(string Key, string Unit, double? Reference, double? Policy, Estimate? Difference, CostReading? Reading = null)
{
    private string ChangeUnit => Unit == "%" ? "points" : Unit;

    /// <summary>The row as a table in plain text has it.</summary>
    public SummaryTexts In(ReportLanguage language)
    {
        var numbers = language.Numbers;
        return new(
            language.Text("headline." + Key), Reference is { } reference ? numbers.Level(reference, Unit) : "", Policy is { } policy ? numbers.Level(policy, Unit) : "",
            Difference is { } d ? numbers.Change(d.Mean, ChangeUnit) : numbers.NotDefined, Interval is { } e ? numbers.Interval(e, ChangeUnit, signed: true) : "",
            language.Unit(Unit));
    }

    /// <summary>The difference as it is shown: nobody pays out less than nothing.</summary>
    public Estimate? Interval => Key == "outlay" ? Difference?.AtLeastZero() : Difference;

    /// <summary>What may be read from it, as a sentence; empty where the number speaks for itself.</summary>
    public string ReadingIn(ReportLanguage language) => Reading is { Words.Length: > 0 }
        ? language.Text("headline.reading", ("label", language.Text("headline." + Key)), ("words", Reading.In(language)))
        : "";

    /// <summary>Standard error of the difference; empty where it is not known.</summary>
    public string StandardErrorIn(ReportLanguage language, int replicates) =>
        Difference?.StandardError(replicates) is { } error ? language.Numbers.Level(error, ChangeUnit) : "";
}

/// <summary>Cells of a row.</summary>
public sealed record SummaryTexts(string Label, string Reference, string Policy, string Difference, string Interval, string Unit);

/// <summary>The headline table of a run: what the command line prints and the report opens with.</summary>
public sealed record EffectSummary
{
    /// <summary>False for a run without policy, whose columns are start and end.</summary>
    public required bool HasEffect { get; init; }
    public required int Replicates { get; init; }
    public required IReadOnlyList<SummaryRow> Rows { get; init; }

    /// <summary>Headings of the two levels.</summary>
    public (string First, string Second) ColumnsIn(ReportLanguage language) =>
        HasEffect ? (language.Text("reference"), language.Text("policy")) : (language.Text("table.start"), language.Text("table.end"));

    /// <summary>What a reader must know beside the numbers, such as that a single replicate gives no interval.</summary>
    public IReadOnlyList<string> NotesIn(ReportLanguage language) =>
    [
        !HasEffect ? language.Text("summary.course-only")
            : Replicates == 1 ? language.Text("console.one-replicate")
            : language.Text("summary.intervals", ("count", language.Numbers.Fixed(Replicates, 0))),
        .. Rows.Any(r => r.Unit == "%") ? [language.Text("headline.points")] : Array.Empty<string>(),
        .. Rows.Select(r => r.ReadingIn(language)).Where(text => text.Length > 0),
    ];

    private static readonly (string Key, string Indicator, string Breakdown, Span Span)[] Levels =
    [
        ("jobs-end", "economy.jobs", "", Span.Last),
        ("sse-employment", "sse.employment", "", Span.Last),
        ("sse-entities", "sse.entities", "", Span.Last),
        ("sse-share", "sse.employment-share", "", Span.Last),
        ("unemployment", "economy.unemployment-rate", "", Span.Last),
        ("credit", "credit.granted", "owner=sse", Span.Sum),
        ("procurement", "procurement.sse-share", "", Span.Mean),
    ];

    private enum Span { Last, Sum, Mean }

    /// <summary>The headline rows of a run folder.</summary>
    public static EffectSummary Of(RunFolder folder)
    {
        var national = folder.National;
        var policy = national.Runs.FirstOrDefault(r => r != TrajectoryRow.ReferenceRun);
        if (folder.Effect is not { } effect || policy is null)
        {
            return LevelsOnly(folder);
        }

        var currency = folder.Run.Currency;
        List<SummaryRow> rows =
        [
            new("net-jobs", "FTE-years", null, null, effect.Jobs.Net),
            new("supported-jobs", "FTE-years", effect.Jobs.Deadweight.Mean, effect.Jobs.Gross.Mean, InSupported(effect)),
            new("net-jobs-end", "persons", null, null, effect.HeadcountAtEnd.Net),
            .. Levels.Select(l => Compared(national, policy, l.Key, l.Indicator, l.Breakdown, l.Span, currency)).OfType<SummaryRow>(),
            new("outlay", currency, null, null, effect.Cost.GrossOutlay),
            new("net-cost", currency, null, null, effect.Cost.NetFiscal),
            new("cost-per-job", currency, null, null, effect.Replicates == 1 ? null : effect.Cost.PerNetFteYear, effect.Cost.Reading),
        ];
        return new()
        {
            HasEffect = true,
            Replicates = effect.Replicates,
            Rows = rows,
        };
    }

    /// <summary>Gross jobs less deadweight: the change in the supported organisations themselves.</summary>
    private static Estimate InSupported(PolicyEffect effect) => Estimate.Of([.. effect.ByReplicate.Select(r =>
        (r.WeeklyHourMonths.Gross - r.WeeklyHourMonths.Deadweight) * effect.Scale / EffectBridge.HoursPerFteYear)]);

    private static EffectSummary LevelsOnly(RunFolder folder)
    {
        var national = folder.National;
        var run = national.Runs.Count > 0 ? national.Runs[0] : TrajectoryRow.ReferenceRun;
        return new()
        {
            HasEffect = false,
            Replicates = folder.Run.Replicates,
            Rows = [.. Levels.Where(l => l.Span == Span.Last).Select(l => StartAndEnd(national, run, l.Key, l.Indicator, l.Breakdown, folder.Run.Currency))
                .OfType<SummaryRow>()],
        };
    }

    private static SummaryRow? Compared(
        NationalSeries national, string policy, string key, string indicator, string breakdown, Span span, string currency)
    {
        double[][]? with = national.Find(policy, indicator, breakdown), without = national.Find(TrajectoryRow.ReferenceRun, indicator, breakdown);
        if (with is null || without is null)
        {
            return null;
        }

        double[] a = [.. with.Select(months => Over(months, span))], b = [.. without.Select(months => Over(months, span))];
        double[] differences = [.. a.Zip(b, (x, y) => x - y)];
        return new(key, UnitOf(indicator, span, currency), b.Average(), a.Average(), Estimate.Of(differences));
    }

    private static SummaryRow? StartAndEnd(
        NationalSeries national, string run, string key, string indicator, string breakdown, string currency)
    {
        if (national.Find(run, indicator, breakdown) is not { } values)
        {
            return null;
        }

        var unit = UnitOf(indicator, Span.Last, currency);
        double[] changes = [.. values.Select(months => months[^1] - months[0])];
        return new(key + "-course", unit, values.Average(m => m[0]), values.Average(m => m[^1]),
            Estimate.Of(changes));
    }

    private static string UnitOf(string indicator, Span span, string currency)
    {
        var unit = Model.Observations.IndicatorCatalog.Find(indicator)?.UnitIn(currency) ?? "";
        return span == Span.Sum ? unit.Replace(" per month", "", StringComparison.Ordinal) : unit;
    }

    private static double Over(double[] months, Span span)
    {
        var known = months.Where(v => !double.IsNaN(v)).ToArray();
        return span switch
        {
            Span.Last => months[^1],
            Span.Sum => known.Sum(),
            _ => known.Length == 0 ? double.NaN : known.Average(),
        };
    }
}
