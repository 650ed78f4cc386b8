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

    /// <summary>What each factor matters for the first headline outcome that varies.</summary>
    public static void PrintSensitivity(Terminal terminal, SweepFolder folder)
    {
        var all = SensitivityTable.Of(folder);
        if (Headlines.FirstOrDefault(name => all.Any(r => r.Outcome == name)) is not { } outcome)
        {
            return;
        }

        var table = Tables.Of($"Sensitivity of {outcome} to", "Measure", ">Value", ">95 % interval");
        foreach (var (_, factor, measure, (value, low, high)) in all.Where(r => r.Outcome == outcome))
        {
            string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
            table.Row(factor, measure, Text(value), low == high ? "" : $"{Text(low)} to {Text(high)}");
        }

        terminal.Results.Write(table);
        terminal.Line($"All outcomes: {Paths.Shown(Path.Combine(folder.Directory, SensitivityTable.File))}");
    }

    private static string Cell(IEnumerable<SweepRow> rows, int outcome)
    {
        double[] values = [.. rows.OrderBy(r => r.Replicate).Where(r => r.Outcomes[outcome] is not null).Select(r => r.Outcomes[outcome]!.Value)];
        if (values.Length == 0)
        {
            return "n/a";
        }

        return Estimate.Of(values).WithMargin(values.Length);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
