using System.Globalization;
using System.Text;
using SseSim.Scenarios.Sweeps;

namespace SseSim.Analysis.Sweeps;

/// <summary>How much a factor matters for an outcome.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Factor">Key of the factor.</param>
/// <param name="Measure">Such as <c>first-order</c> or <c>mean-absolute-effect</c>.</param>
/// <param name="Estimate">With its interval of 95 %; of a spread both ends are the value.</param>
public sealed record SensitivityRow(string Outcome, string Factor, string Measure, SampledEstimate Estimate);

/// <summary>The sensitivities that a finished sweep of a design for them gives: of every outcome to every factor, from means over replicates.</summary>
public static class SensitivityTable
{
    public const string File = "sensitivity.csv";

    /// <summary>Empty for other designs, and where a point has no row or an outcome that is not defined.</summary>
    public static IReadOnlyList<SensitivityRow> Of(SweepFolder folder)
    {
        var record = folder.Record;
        if (record.Places is not { } places)
        {
            return [];
        }

        var byPoint = folder.Rows.ToLookup(r => r.Point);
        return [.. record.Outcomes.SelectMany((outcome, o) =>
        {
            double[] means = [.. record.Points.Select((_, point) => Mean([.. byPoint[point].OrderBy(r => r.Replicate).Select(r => r.Outcomes[o])]))];
            return means.Any(double.IsNaN) || means.Distinct().Count() == 1 ? [] : Rows(record, places, outcome, means);
        })];
    }

    /// <summary>The rows as CSV with a header.</summary>
    public static string Csv(IReadOnlyList<SensitivityRow> rows)
    {
        var text = new StringBuilder("outcome,factor,measure,value,low,high\n");
        foreach (var (outcome, factor, measure, (value, low, high)) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{outcome},{factor},{measure},{value:R},{low:R},{high:R}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<SensitivityRow> Rows(SweepRecord record, IReadOnlyList<double[]> places, string outcome, double[] means)
    {
        if (record.Design == SweepDefinition.DesignNames[(int)SweepDesign.Morris])
        {
            return Sensitivity.Morris(places, means).SelectMany((m, f) => (SensitivityRow[])
            [
                new(outcome, record.Factors[f], "mean-effect", m.Mean), new(outcome, record.Factors[f], "mean-absolute-effect", m.Strength),
                new(outcome, record.Factors[f], "spread", new(m.Spread, m.Spread, m.Spread)),
            ]);
        }

        return Sensitivity.Sobol(record.Factors.Count, means).SelectMany((i, f) => (SensitivityRow[])
            [new(outcome, record.Factors[f], "first-order", i.First), new(outcome, record.Factors[f], "total-order", i.Total)]);
    }

    private static double Mean(IReadOnlyList<double?> values) => values.Count == 0 || values.Contains(null) ? double.NaN : values.Average(v => v!.Value);
}
