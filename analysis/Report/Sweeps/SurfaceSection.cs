using System.Text;
using SseSim.Analysis.Report.Charts;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>The outcomes over the two factors that move them most.</summary>
internal static class SurfaceSection
{
    private const int MostLevels = 12;
    private const int Bins = 5;

    public static string Build(SweepContext context)
    {
        var html = new StringBuilder();
        foreach (var outcome in context.Outcomes)
        {
            var strongest = context.Swings(outcome).Select(s => s.Factor).Take(2).ToArray();
            if (strongest.Length == 2)
            {
                html.Append(Surface(context, outcome, strongest[0], strongest[1]));
            }
        }

        return html.Length == 0 ? "" : Html.Section("surface", context.Text("section.surface"), html.ToString());
    }

    private static string Surface(SweepContext context, string outcome, int across, int up)
    {
        var (acrossNames, acrossOf) = Cells(context, across);
        var (upNames, upOf) = Cells(context, up);
        var sums = Enumerable.Range(0, upNames.Count).Select(_ => new (double Sum, int Count)[acrossNames.Count]).ToArray();
        for (var point = 0; point < context.PointCount; point++)
        {
            if (context.At(point, outcome) is { } value)
            {
                ref var cell = ref sums[upOf(point)][acrossOf(point)];
                cell = (cell.Sum + value.Mean, cell.Count + 1);
            }
        }

        return new SurfaceChart
        {
            Language = context.Language, Id = "chart-surface-" + outcome.Replace('.', '-'), Unit = context.UnitOf(outcome),
            Title = context.Text("sweep.surface", ("outcome", context.NameOf(outcome)), ("across", context.Record.Factors[across]), ("up", context.Record.Factors[up])),
            AcrossTitle = context.Record.Factors[across], UpTitle = context.Record.Factors[up], Across = acrossNames, Up = upNames,
            Values = [.. sums.Select(row => row.Select(c => c.Count == 0 ? (double?)null : c.Sum / c.Count).ToArray())], Note = context.Text("sweep.surface-note"),
        }.ToFigure().ToHtml(context.Language);
    }

    /// <summary>The values of a factor, or where there are too many, even steps of its range.</summary>
    private static (IReadOnlyList<string> Names, Func<int, int> CellOf) Cells(SweepContext context, int factor)
    {
        var levels = context.Levels(factor);
        if (levels.Count <= MostLevels || !context.IsNumeric(factor))
        {
            var places = levels.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i);
            return (levels, point => places[context.Record.Points[point][factor]]);
        }

        double[] values = [.. Enumerable.Range(0, context.PointCount).Select(p => context.NumberAt(factor, p)!.Value)];
        double low = values.Min(), step = (values.Max() - low) / Bins;
        var unit = context.Titled(factor).EndsWith('%') ? "%" : "ratio";
        return ([.. Enumerable.Range(0, Bins).Select(b => context.Text("number.interval",
                ("low", context.Numbers.Level(low + b * step, unit)), ("high", context.Numbers.Level(low + (b + 1) * step, unit))))],
            point => Math.Clamp((int)((values[point] - low) / step), 0, Bins - 1));
    }
}
