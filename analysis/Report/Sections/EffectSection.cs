using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Sections;

/// <summary>From gross to net jobs: waterfall, course of the effect, tables by sex and territory.</summary>
internal static class EffectSection
{
    public static string Build(ReportContext context, PolicyEffect effect)
    {
        var html = new StringBuilder();
        html.Append(Html.Paragraph(context.Text("effect.intro")));
        html.Append(WaterfallChart.Of(context.Language, "chart-bridge", context.Text("effect.waterfall"), "FTE-years", effect.Jobs).ToHtml(context.Language));
        html.Append(Ratio(context, effect));
        List<LineSeries> lines = [];
        if (context.Difference(context.Text("effect.all-organisations"), "economy.jobs", "", LineStyle.Policy) is { } all)
        {
            lines.Add(all);
        }

        if (context.Difference(context.Text("effect.sse-entities"), "sse.employment", "", LineStyle.SecondDotted) is { } social)
        {
            lines.Add(social);
        }

        if (lines.Count > 0)
        {
            html.Append(context.Lines("chart-effect-course", context.Text("effect.course"), "persons", lines, note: context.Text(effect.Replicates == 1 ? "effect.course-note-one" : "effect.course-note"))
                .ToHtml(context.Language));
        }

        html.Append(Html.Heading(context.Text("effect.by-sex")))
            .Append(BridgeTable.Of(context.Language, "FTE-years", [.. effect.BySex.Select(b => (context.Language.ClassName("sex", b.Name), b.FteYears))]));
        html.Append(Html.Heading(context.Text("effect.last-month")))
            .Append(BridgeTable.Of(context.Language, "persons", [(context.Text("nation"), effect.HeadcountAtEnd)]));
        html.Append(Html.Details(context.Text("effect.by-territory", ("count", context.Numbers.Fixed(effect.ByTerritory.Count, 0))), ByTerritory(context, effect)));
        return Html.Section("effect", context.Text("effect.title"), html.ToString());
    }

    private static string Ratio(ReportContext context, PolicyEffect effect)
    {
        var ratio = effect.NetToGross;
        if (ratio.Ratio is not { } value)
        {
            return $"<p class=\"flag\">{Html.Text(context.Text("ratio.undefined"))}</p>\n";
        }

        var numbers = context.Numbers;
        var reading = effect.Replicates == 1 ? "one" : Reading(ratio, effect.Jobs.Net);
        var interval = value.Low != value.High ? context.Text("ratio.interval", ("interval", numbers.Interval(value, "ratio"))) : "";
        var text = context.Text("ratio.is", ("ratio", numbers.Level(value.Mean, "ratio")), ("interval", interval),
            ("low", numbers.Level(ratio.Conservative, "ratio")), ("high", numbers.Level(ratio.Optimistic, "ratio")),
            ("standard", numbers.Level(ratio.Standard, "ratio"))) + " " + context.Text("ratio." + reading);
        return $"<p class=\"{(reading == "inside" ? "flag ok" : "flag")}\">{Html.Text(text)}</p>\n";
    }

    /// <summary>Where the ratio stands: inside, below or above the evaluators' span, or above one: more net than gross.</summary>
    public static string Standing(NetToGross ratio) => ratio.Ratio is { Mean: > 1 } ? "above-one" : ratio.Ratio is { Mean: < 0 } ? "negative" : ratio.Flag;

    /// <summary>What may be said of where the ratio stands, with its interval.</summary>
    internal static string Reading(NetToGross ratio, Estimate net) => ratio.Ratio is not { } value ? "undefined"
        : net.SpansZero && net.Low < net.High ? value.High < ratio.Conservative ? "unclear-below" : "unclear"
        : Standing(ratio) == "inside" && (value.Low < ratio.Conservative || value.High > ratio.Optimistic) ? "inside-beyond"
        : Standing(ratio);

    private static string ByTerritory(ReportContext context, PolicyEffect effect)
    {
        ReportLanguage language = context.Language;
        string Cell(Estimate estimate) => language.Numbers.Level(estimate.Mean, "FTE-years");

        return Html.Table(context.Text("effect.territory-table"),
            [
                context.Text("axis.territory"), context.Text("bridge.gross"), "\u2212 " + context.Text("bridge.deadweight"), "\u2212 " + context.Text("bridge.displacement"),
                "\u2212 " + context.Text("bridge.substitution"), "+ " + context.Text("bridge.spillover"), "= " + context.Text("bridge.net"), context.Text("table.net-interval"),
            ],
            effect.ByTerritory.Select(b => (IReadOnlyList<string>)
            [
                context.TerritoryName(b.Name), Cell(b.FteYears.Gross), Cell(b.FteYears.Deadweight), Cell(b.FteYears.Displacement), Cell(b.FteYears.Substitution),
                Cell(b.FteYears.Spillover), Cell(b.FteYears.Net), language.Numbers.Interval(b.FteYears.Net, "FTE-years"),
            ]));
    }
}
