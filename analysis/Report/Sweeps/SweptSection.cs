using System.Text;
using SseSim.Analysis.Sweeps;

namespace SseSim.Analysis.Report.Sweeps;

/// <summary>What was varied and how far the outcomes moved, in one paragraph.</summary>
internal static class SweptSection
{
    public static string Build(SweepContext context)
    {
        var record = context.Record;
        var html = new StringBuilder();
        List<string> sentences = [];
        if (record.Design == Attribution.Design)
        {
            sentences.Add(context.Text("sweep.shared-intro", ("scenario", record.Scenario), ("policies", context.Language.List(SharedSection.Policies(record)))));
        }
        else
        {
            sentences.Add(context.Text("sweep.setting", ("scenario", record.Scenario), ("points", context.Numbers.Fixed(record.Points.Count, 0)),
                ("factors", context.Language.List(record.Factors))));
            foreach (var outcome in context.Outcomes)
            {
                double[] means = [.. context.Means(outcome).OfType<double>()];
                var unit = context.UnitOf(outcome);
                sentences.Add(context.Text("sweep.range", ("outcome", context.NameOf(outcome)), ("low", context.Numbers.Level(NumberText.Rough(means.Min()), unit)),
                    ("high", context.Numbers.Level(NumberText.Rough(means.Max()), unit)), ("unit", context.Language.Unit(unit)),
                    ("replicates", context.Numbers.Fixed(record.Replicates, 0))));
                if (context.Swings(outcome) is { Count: > 1 } swings)
                {
                    sentences.Add(context.Text("sweep.strongest", ("factor", record.Factors[swings[0].Factor])));
                }
            }
        }

        html.Append(Html.Paragraph(string.Join(context.Text("sentence.space"), sentences), "lead"));
        var all = record.Points.Count * record.Replicates;
        if (context.Folder.Rows.Count < all && record.UntilPrecise is null)
        {
            html.Append(Html.Paragraph(context.Text("sweep.unfinished", ("done", context.Numbers.Fixed(context.Folder.Rows.Count, 0)), ("all", context.Numbers.Fixed(all, 0))), "flag"));
        }

        return Html.Section("swept", context.Text("section.swept"), html.ToString());
    }
}
