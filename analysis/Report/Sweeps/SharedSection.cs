using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>What of each outcome is due to each of the stacked policies.</summary>
internal static class SharedSection
{
    private static readonly string[] Shown = ["net-jobs", "net-fiscal-cost", "gross-outlay"];

    public static IReadOnlyList<string> Policies(SweepRecord record) => [.. record.Points.SelectMany(p => Attribution.Read(p[0])).Distinct()];

    public static string Build(SweepContext context)
    {
        if (context.Folder.Rows.Count < context.PointCount * context.Record.Replicates)
        {
            return "";
        }

        var parts = Attribution.Of(context.Folder, Policies(context.Record));
        var html = new StringBuilder();
        foreach (var outcome in Shown.Where(o => parts.Any(p => p.Outcome == o && p.Value != 0)))
        {
            html.Append(new DotChart
            {
                Language = context.Language, Id = "chart-shared-" + outcome, Title = context.Text("sweep.shared", ("outcome", context.NameOf(outcome))),
                Unit = context.UnitOf(outcome), NamesTitle = context.Text("axis.policy"), Note = context.Text("sweep.shared-note"),
                Rows = [.. parts.Where(p => p.Outcome == outcome).Select(p => (NameOf(context, p.Policy), new Estimate((double)p.Value, (double)p.Low, (double)p.High)))],
            }.ToFigure().ToHtml(context.Language));
        }

        return html.Length == 0 ? "" : Html.Section("shared", context.Text("section.shared"), html.ToString());
    }

    private static string NameOf(SweepContext context, string policy) => policy switch
    {
        Attribution.Whole => context.Text("sweep.whole"),
        Attribution.Interaction => context.Text("sweep.interaction"),
        _ => policy,
    };
}
