using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Charts;

/// <summary>The bridge as a table: its rows down, areas or groups across.</summary>
internal static class BridgeTable
{
    public static string Of(string unit, IReadOnlyList<(string Name, JobsBridge Bridge)> columns)
    {
        (string Label, Func<JobsBridge, Estimate> Value)[] rows =
        [
            ("Gross jobs (in supported organisations)", b => b.Gross),
            ("\u2212 Deadweight (the same organisations' jobs in the reference)", b => b.Deadweight),
            ("\u2212 Displacement (lost in the same markets and territories)", b => b.Displacement),
            ("\u2212 Substitution (subsidised for unsubsidised posts)", b => b.Substitution),
            ("+ Spill-over (other markets and territories)", b => b.Spillover),
            ("= Net jobs", b => b.Net),
        ];
        var intervals = columns.Any(c => c.Bridge.Net.Low != c.Bridge.Net.High || c.Bridge.Gross.Low != c.Bridge.Gross.High);
        return Html.Table($"From gross to net jobs, {unit}",
            ["Row", .. columns.SelectMany(c => intervals ? new[] { c.Name, "95 % interval" } : [c.Name])],
            rows.Select(r => (IReadOnlyList<string>)
            [
                r.Label,
                .. columns.SelectMany(c => intervals
                    ? new[] { NumberText.Level(r.Value(c.Bridge).Mean, unit), NumberText.Interval(r.Value(c.Bridge), unit) }
                    : [NumberText.Level(r.Value(c.Bridge).Mean, unit)]),
            ]));
    }
}
