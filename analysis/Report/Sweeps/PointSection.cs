namespace SseSim.Analysis.Report.Sweeps;

/// <summary>The points as a table.</summary>
internal static class PointSection
{
    private const int MostRows = 200;

    public static string Build(SweepContext context)
    {
        var record = context.Record;
        var rows = Enumerable.Range(0, Math.Min(MostRows, context.PointCount)).Select(p => (IReadOnlyList<string>)
        [
            context.Numbers.Fixed(p, 0), .. record.Points[p],
            .. context.Outcomes.SelectMany(o => context.At(p, o) is { } value
                ? new[] { context.Numbers.Level(value.Mean, context.UnitOf(o)), context.Numbers.Interval(value, context.UnitOf(o)) }
                : [context.Numbers.NotDefined, ""]),
        ]);
        return Html.Section("points", context.Text("section.points"),
            Html.Table(context.Text("sweep.points-table"),
                [
                    context.Text("axis.point"), .. record.Factors,
                    .. context.Outcomes.SelectMany(o => new[]
                    {
                        context.Text("headline.row", ("label", context.NameOf(o)), ("unit", context.Language.Unit(context.UnitOf(o)))), context.Text("table.interval"),
                    }),
                ], rows)
            + (context.PointCount > MostRows
                ? Html.Paragraph(context.Text("sweep.points-first", ("shown", context.Numbers.Fixed(MostRows, 0)), ("count", context.Numbers.Fixed(context.PointCount, 0))), "note")
                : ""));
    }
}
