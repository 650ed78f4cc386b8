using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Charts;

/// <summary>The bridge as a table: its rows down, areas or groups across.</summary>
internal static class BridgeTable
{
    public static string Of(ReportLanguage language, string unit, IReadOnlyList<(string Name, JobsBridge Bridge)> columns)
    {
        (string Label, Func<JobsBridge, Estimate> Value)[] rows =
        [
            (language.Text("bridge.gross-row"), b => b.Gross),
            ("\u2212 " + language.Text("bridge.deadweight-row"), b => b.Deadweight),
            ("\u2212 " + language.Text("bridge.displacement-row"), b => b.Displacement),
            ("\u2212 " + language.Text("bridge.substitution-row"), b => b.Substitution),
            ("+ " + language.Text("bridge.spillover-row"), b => b.Spillover),
            ("= " + language.Text("bridge.net"), b => b.Net),
        ];
        var intervals = columns.Any(c => c.Bridge.Net.Low != c.Bridge.Net.High || c.Bridge.Gross.Low != c.Bridge.Gross.High);
        return Html.Table(language.Text("bridge.table", ("unit", language.Unit(unit))),
            [language.Text("table.row"), .. columns.SelectMany(c => intervals ? new[] { c.Name, language.Text("table.interval") } : [c.Name])],
            rows.Select(r => (IReadOnlyList<string>)
            [
                r.Label,
                .. columns.SelectMany(c => intervals
                    ? new[] { language.Numbers.Level(r.Value(c.Bridge).Mean, unit), language.Numbers.Interval(r.Value(c.Bridge), unit) }
                    : [language.Numbers.Level(r.Value(c.Bridge).Mean, unit)]),
            ]));
    }
}
