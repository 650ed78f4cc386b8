using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Sweeps;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>What the sections of a sweep's report read: outcomes by point, factors as numbers.</summary>
internal sealed class SweepContext
{
    /// <summary>Outcomes that a page shows, the first that vary.</summary>
    private static readonly string[] Headlines = ["net-jobs", "net-fiscal-cost", "sse.employment.change", "sse.employment", "economy.unemployment-rate"];

    private const int MostOutcomes = 2;
    private readonly ILookup<int, SweepRow> _rows;

    public SweepContext(SweepFolder folder, ReportLanguage language)
    {
        Folder = folder;
        Language = language;
        _rows = folder.Rows.ToLookup(r => r.Point);
        Outcomes = [.. Headlines.Where(h => folder.Record.Outcomes.Contains(h)).Where(h => Means(h).Where(m => m is not null).Distinct().Count() > 1).Take(MostOutcomes)];
    }

    public SweepFolder Folder { get; }
    public ReportLanguage Language { get; }
    public SweepRecord Record => Folder.Record;
    public NumberText Numbers => Language.Numbers;
    /// <summary>Names of the outcomes shown; empty where none varies.</summary>
    public IReadOnlyList<string> Outcomes { get; }
    public int PointCount => Record.Points.Count;

    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values) => Language.Text(key, values);

    public string NameOf(string outcome) => Language.TextOr("outcome." + outcome, outcome);

    public string UnitOf(string outcome) =>
        (SweepOutcomes.OfPairs.Concat(SweepOutcomes.OfRuns).FirstOrDefault(o => o.Name == outcome)?.Unit ?? "").Replace("currency", Record.Currency, StringComparison.Ordinal);

    /// <summary>[point]: mean over replicates with its interval; null where none of its runs is done or defined.</summary>
    public Estimate? At(int point, string outcome)
    {
        var index = Record.Outcomes.ToList().IndexOf(outcome);
        double[] values = [.. _rows[point].OrderBy(r => r.Replicate).Select(r => r.Outcomes[index]).Where(v => v is not null).Select(v => v!.Value)];
        return values.Length == 0 ? null : Estimate.Of(values);
    }

    public IReadOnlyList<double?> Means(string outcome) => [.. Enumerable.Range(0, PointCount).Select(p => At(p, outcome)?.Mean)];

    /// <summary>The factor's value at a point as a number, percentages as such; null where it is a word.</summary>
    public double? NumberAt(int factor, int point) => SweepFactor.NumberOf(Record.Points[point][factor]) is { } number
        ? IsShare(factor) ? number * 100 : number
        : null;

    public bool IsNumeric(int factor) => Enumerable.Range(0, PointCount).All(p => NumberAt(factor, p) is not null);

    /// <summary>Values of a factor as the scenario writes them, from low to high.</summary>
    public IReadOnlyList<string> Levels(int factor) =>
        [.. Record.Points.Select(p => p[factor]).Distinct().OrderBy(v => SweepFactor.NumberOf(v) ?? 0).ThenBy(v => v, StringComparer.Ordinal)];

    /// <summary>Name of a factor with its unit, for axes.</summary>
    public string Titled(int factor) => IsShare(factor) ? Record.Factors[factor] + ", %" : Record.Factors[factor];

    /// <summary>Factors of which there is more than one value.</summary>
    public IEnumerable<int> Varying => Enumerable.Range(0, Record.Factors.Count).Where(f => Record.Points.Select(p => p[f]).Distinct().Count() > 1);

    /// <summary>How much the mean of an outcome moves between low and high values of a factor; null where there is nothing to compare.</summary>
    public FactorSwing? Swing(string outcome, int factor)
    {
        var known = Enumerable.Range(0, PointCount).Select(p => (Point: p, Value: At(p, outcome)?.Mean)).Where(p => p.Value is not null).ToArray();
        var levels = Levels(factor);
        if (known.Length < 2 || levels.Count < 2)
        {
            return null;
        }

        (int Point, double? Value)[] low, high;
        string lowText, highText;
        if (levels.Count <= 7 || !IsNumeric(factor))
        {
            (lowText, highText) = (levels[0], levels[^1]);
            low = [.. known.Where(k => Record.Points[k.Point][factor] == lowText)];
            high = [.. known.Where(k => Record.Points[k.Point][factor] == highText)];
        }
        else
        {
            var sorted = known.OrderBy(k => NumberAt(factor, k.Point)).ToArray();
            var fifth = Math.Max(1, sorted.Length / 5);
            (low, high) = (sorted[..fifth], sorted[^fifth..]);
            (lowText, highText) = ($"\u2264 {Record.Points[low[^1].Point][factor]}", $"\u2265 {Record.Points[high[0].Point][factor]}");
        }

        return low.Length == 0 || high.Length == 0 ? null
            : new(factor, known.Average(k => k.Value!.Value), low.Average(k => k.Value!.Value), high.Average(k => k.Value!.Value), lowText, highText);
    }

    /// <summary>Factors by how much they move an outcome, the strongest first.</summary>
    public IReadOnlyList<FactorSwing> Swings(string outcome) =>
        [.. Varying.Select(f => Swing(outcome, f)).OfType<FactorSwing>().OrderByDescending(s => Math.Abs(s.High - s.Low))];

    private bool IsShare(int factor) => Record.Points.All(p => p[factor].EndsWith('%'));
}

/// <summary>Mean of an outcome over all points, and over those with a factor low and high.</summary>
internal sealed record FactorSwing(int Factor, double Mean, double Low, double High, string LowText, string HighText);
