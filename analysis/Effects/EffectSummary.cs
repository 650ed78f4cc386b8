using SseSim.Analysis.Folders;
using SseSim.Analysis.Report;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Effects;

/// <summary>One headline row of a run.</summary>
/// <param name="Key">What it is, for the report's languages.</param>
/// <param name="Label">What it is, in English.</param>
/// <param name="Unit">Of all three values.</param>
/// <param name="Reference">Level in the reference (in a run without policy: at the start); null where the row is a difference only.</param>
/// <param name="Policy">Level with the policy (in a run without policy: at the end).</param>
/// <param name="Difference">Change with its interval over replicates; null where it is not defined.</param>
/// <param name="Note">Why a value is missing, or what to know of it.</param>
public sealed record SummaryRow(string Key, string Label, string Unit, double? Reference, double? Policy, Estimate? Difference, string Note = "")
{
    /// <summary>Texts of the command line.</summary>
    public string ReferenceText => Reference is { } value ? NumberText.English.Level(value, Unit) : "";
    public string PolicyText => Policy is { } value ? NumberText.English.Level(value, Unit) : "";
    public string DifferenceText => Difference is { } d ? NumberText.English.Change(d.Mean, Unit == "%" ? "points" : Unit) : Note.Length > 0 ? "n/a" : "";
    public string IntervalText => Difference is { } d ? NumberText.English.Interval(d, Unit == "%" ? "points" : Unit, signed: true) : "";
}

/// <summary>The headline table of a run: what the command line prints and the report opens with.</summary>
public sealed record EffectSummary
{
    /// <summary>False for a run without policy, whose columns are start and end.</summary>
    public required bool HasEffect { get; init; }
    public required string FirstColumn { get; init; }
    public required string SecondColumn { get; init; }
    public required IReadOnlyList<SummaryRow> Rows { get; init; }
    /// <summary>What a reader must know beside the numbers, such as that a single replicate gives no interval.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    private static readonly (string Key, string Label, string Indicator, string Breakdown, Span Span)[] Levels =
    [
        ("jobs-end", "Paid jobs, whole economy, at the end", "economy.jobs", "", Span.Last),
        ("sse-employment", "Paid employment in SSE entities, at the end", "sse.employment", "", Span.Last),
        ("sse-entities", "SSE entities, at the end", "sse.entities", "", Span.Last),
        ("sse-share", "SSE share of paid employment, at the end", "sse.employment-share", "", Span.Last),
        ("unemployment", "Unemployment rate, at the end", "economy.unemployment-rate", "", Span.Last),
        ("credit", "Credit granted to SSE entities, whole run", "credit.granted", "owner=sse", Span.Sum),
        ("procurement", "SSE share of public procurement, mean of the run", "procurement.sse-share", "", Span.Mean),
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
            new("net-jobs", "Net jobs over the run", "FTE-years", null, null, effect.Jobs.Net),
            new("supported-jobs", "Jobs in supported organisations over the run (gross)", "FTE-years", effect.Jobs.Deadweight.Mean, effect.Jobs.Gross.Mean, InSupported(effect)),
            new("net-jobs-end", "Net jobs at the end", "persons", null, null, effect.HeadcountAtEnd.Net),
            .. Levels.Select(l => Compared(national, policy, l.Key, l.Label, l.Indicator, l.Breakdown, l.Span, currency)).OfType<SummaryRow>(),
            new("outlay", "Gross outlay over the run", currency, null, null, effect.Cost.GrossOutlay),
            new("net-cost", "Net fiscal cost over the run", currency, null, null, effect.Cost.NetFiscal),
            new("cost-per-job", "Net fiscal cost per net FTE-year", currency, null, null, effect.Cost.PerNetFteYear,
                effect.Cost.Reading?.Words ?? ""),
        ];
        return new()
        {
            HasEffect = true,
            FirstColumn = "Reference",
            SecondColumn = "Policy",
            Rows = rows,
            Notes =
            [
                effect.Replicates == 1
                    ? "One replicate: no interval is known. Use --replicates to get one."
                    : $"Intervals: 95 %, Student's t over {effect.Replicates} replicates on paired seeds.",
            ],
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
            FirstColumn = "Start",
            SecondColumn = "End",
            Rows = [.. Levels.Where(l => l.Span == Span.Last).Select(l => StartAndEnd(national, run, l.Key, l.Label, l.Indicator, l.Breakdown, folder.Run.Currency))
                .OfType<SummaryRow>()],
            Notes = ["No policy ran beside a reference: there is no effect to show, only the course of the economy."],
        };
    }

    private static SummaryRow? Compared(
        NationalSeries national, string policy, string key, string label, string indicator, string breakdown, Span span, string currency)
    {
        double[][]? with = national.Find(policy, indicator, breakdown), without = national.Find(TrajectoryRow.ReferenceRun, indicator, breakdown);
        if (with is null || without is null)
        {
            return null;
        }

        double[] a = [.. with.Select(months => Over(months, span))], b = [.. without.Select(months => Over(months, span))];
        double[] differences = [.. a.Zip(b, (x, y) => x - y)];
        return new(key, label, UnitOf(indicator, span, currency), b.Average(), a.Average(), Estimate.Of(differences));
    }

    private static SummaryRow? StartAndEnd(
        NationalSeries national, string run, string key, string label, string indicator, string breakdown, string currency)
    {
        if (national.Find(run, indicator, breakdown) is not { } values)
        {
            return null;
        }

        var unit = UnitOf(indicator, Span.Last, currency);
        double[] changes = [.. values.Select(months => months[^1] - months[0])];
        return new(key + "-course", label.Replace(", at the end", "", StringComparison.Ordinal), unit, values.Average(m => m[0]), values.Average(m => m[^1]),
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
