using System.Globalization;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;

namespace SseSim.Client.Sweeps;

/// <summary>What a sweep prints: the headline outcomes of each point with intervals over its replicates.</summary>
internal static class SweepTable
{
    private const int MostPoints = 40;

    private static readonly string[] Headlines = ["net-jobs", "net-fiscal-cost", "sse.employment.change", "sse.employment", "economy.unemployment-rate"];

    public static void Print(Terminal terminal, SweepFolder folder)
    {
        var record = folder.Record;
        var outcomes = Headlines.Where(record.Outcomes.Contains).Take(3).Select(name => SweepOutcomes.OfPairs.Single(o => o.Name == name)).ToList();
        var table = Tables.Of([">Point", .. record.Factors, .. outcomes.Select(o => $">{o.Name}, {o.Unit.Replace("currency", record.Currency, StringComparison.Ordinal)}"), ">Replicates"]);
        foreach (var rows in folder.Rows.GroupBy(r => r.Point).OrderBy(g => g.Key).Take(MostPoints))
        {
            string[] cells = [.. outcomes.Select(o => Cell(rows, record.Outcomes.ToList().IndexOf(o.Name)))];
            table.Row([Whole(rows.Key), .. record.Points[rows.Key], .. cells, Whole(rows.Count())]);
        }

        terminal.Results.Write(table);
        if (record.Points.Count > MostPoints)
        {
            terminal.Line($"The first {MostPoints} of {record.Points.Count} points; all are in the table.");
        }
    }

    private static string Cell(IEnumerable<SweepRow> rows, int outcome)
    {
        double[] values = [.. rows.OrderBy(r => r.Replicate).Where(r => r.Outcomes[outcome] is not null).Select(r => r.Outcomes[outcome]!.Value)];
        if (values.Length == 0)
        {
            return "n/a";
        }

        var estimate = Estimate.Of(values);
        var mean = estimate.Mean.ToString(Math.Abs(estimate.Mean) < 100 ? "0.##" : "N0", CultureInfo.InvariantCulture);
        return values.Length == 1 ? mean : $"{mean} ± {((estimate.High - estimate.Low) / 2).ToString(Math.Abs(estimate.Mean) < 100 ? "0.##" : "N0", CultureInfo.InvariantCulture)}";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
