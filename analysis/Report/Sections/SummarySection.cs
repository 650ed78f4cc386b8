using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The first page: what came out in one paragraph, four figures and one table.</summary>
internal static class SummarySection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        if (context.Effect is { } answered)
        {
            html.Append(Html.Paragraph(PlainLanguage.Answer(context, answered), "answer"));
        }

        html.Append(Html.Paragraph(PlainLanguage.Question(context), "lead")).Append(Policies(context));
        if (context.Effect is { } effect)
        {
            html.Append(Html.Paragraph(PlainLanguage.Reasons(context, effect), "lead"));
            html.Append(Tiles(context, effect));
            html.Append(Flags(context, effect));
        }

        var summary = context.Summary;
        string[] header = summary.HasEffect
            ? [context.Text("table.figure"), context.Text("table.difference"), context.Text("table.interval"), context.Text("reference"), context.Text("policy")]
            : [context.Text("table.figure"), context.Text("table.difference"), context.Text("table.interval"), context.Text("table.start"), context.Text("table.end")];
        html.Append(Html.Table(context.Text("summary.headline"), header, summary.Rows.Select(r => Row(context, r))));
        foreach (var missing in summary.Rows.Where(r => r.Difference is null && r.Reading is not null))
        {
            html.Append(Html.Paragraph(missing.ReadingIn(context.Language), "note"));
        }

        if (summary.Rows.Any(r => r.Unit == "%"))
        {
            html.Append(Html.Paragraph(context.Text("headline.points"), "note"));
        }

        if (!summary.HasEffect)
        {
            html.Append(Html.Paragraph(context.Text("summary.course-only"), "note"));
        }
        else if (context.Effect!.Replicates > 1)
        {
            html.Append(Html.Paragraph(context.Text("summary.intervals", ("count", context.Numbers.Fixed(context.Effect.Replicates, 0))), "note"));
        }

        if (summary.HasEffect)
        {
            html.Append(Html.Details(context.Text("words.title"), Html.Facts(
            [
                .. new[] { "sse", "fte-year", "reference", "gross-net", "replicate", "interval" }.Select(w => (context.Text($"words.{w}"), context.Text($"words.{w}-text"))),
                .. new[] { "well", "rough", "direction", "not-shown" }.Select(w => (context.Text("words.quoted", ("word", context.Text($"certainty.{w}"))), context.Text($"words.{w}-text"))),
            ]), "words", open: true));
        }

        return Html.Section("summary", context.Text("section.summary"), html.ToString());
    }

    /// <summary>What to beware of: of a single history, that it is one, and nothing else that it would be no ground for.</summary>
    private static string Flags(ReportContext context, PolicyEffect effect) => effect.Replicates == 1 ? Html.Paragraph(context.Text("summary.single"), "flag")
        : (EffectSection.Standing(effect.NetToGross) == "above-one" ? Html.Paragraph(context.Text("ratio.above-one-flag"), "flag") : "")
            + (CostWords.ClearlyPaysForItself(effect.Cost, effect.Replicates) ? CostWords.Flag(context, effect.Cost, effect.Replicates) : "");

    /// <summary>Each policy by its name, what its instrument does, and its values: names of files say little to who did not write them.</summary>
    private static string Policies(ReportContext context) => context.Run.Policies.Count == 0 ? "" : "<ul class=\"policies\">\n" + string.Concat(context.Run.Policies.Select(policy =>
    {
        var words = new PolicyText(context.Language, policy, context.Currency);
        // The question has said what a single policy does; a policy without a name of its own is called as its instrument: once is enough.
        var asked = context.Effect is not null && context.Run.Policies.Count == 1 && words.Summary.Length > 0;
        var does = (asked, Unnamed: policy.Name == policy.Instrument && words.Summary.Length > 0) switch
        {
            (true, true) => "",
            (true, false) => $"({policy.Instrument})",
            (false, true) => words.Summary,
            (false, false) => words.Instrument,
        };
        return $"<li><strong>{Html.Text(policy.Name)}</strong>{(does.Length > 0 ? " " : "")}{Html.Text(does)}<br><span class=\"note\">{Html.Text(words.Values)}</span>"
            + Outcome(words.Found(context.Run.Replicates)) + Outcome(words.Reached(context.Run.Replicates)) + "</li>\n";
    })) + "</ul>\n";

    private static string Outcome(string words) => words.Length > 0 ? $"<br><strong>{Html.Text(words)}</strong>" : "";

    private static IReadOnlyList<string> Row(ReportContext context, SummaryRow row)
    {
        var numbers = context.Numbers;
        var unit = row.Unit == "%" ? "points" : row.Unit;
        return
        [
            context.Text("headline.row", ("label", context.Text("headline." + row.Key)), ("unit", context.Language.Unit(row.Unit))),
            row.Difference is { } d ? numbers.Change(d.Mean, unit) : numbers.NotDefined,
            row.Interval is { } e ? numbers.Interval(e, unit, signed: true) : "",
            row.Reference is { } reference ? numbers.Level(reference, row.Unit) : "",
            row.Policy is { } policy ? numbers.Level(policy, row.Unit) : "",
        ];
    }

    private static string Tiles(ReportContext context, PolicyEffect effect)
    {
        var currency = effect.Currency;
        var cost = effect.Cost;
        (string Label, string Value, string Below)[] tiles =
        [
            Tile(context, "tile.net-jobs", "FTE-years", effect.Jobs.Net),
            Tile(context, "tile.net-jobs-end", "persons", effect.HeadcountAtEnd.Net),
            Budget(context, cost.NetFiscal, currency, effect.Replicates),
            effect.Replicates == 1 ? (context.Text("tile.cost-per-job"), context.Text("money.not-given"), context.Text("tile.one-history"))
                : cost.PerNetFteYear is not { } each ? (context.Text("tile.cost-per-job"), context.Text("money.not-given"), context.Text("money.no-net-effect"))
                : CostWords.ClearlyPaysForItself(cost, effect.Replicates) ? (context.Text("tile.cost-per-job"), context.Text("tile.no-cost"), context.Text("tile.no-cost-why"))
                : CostWords.PaysForItself(cost) ? (context.Text("tile.cost-per-job"), context.Text("money.not-given"), context.Text("tile.no-cost-unclear"))
                : Tile(context, "tile.cost-per-job", currency, each, signed: false),
        ];
        var html = new StringBuilder("<dl class=\"tiles\">\n");
        foreach (var (label, value, below) in tiles)
        {
            html.Append("<div><dt>").Append(Html.Text(label)).Append("</dt><dd><strong>").Append(Html.Text(value)).Append("</strong><span>")
                .Append(Html.Text(below)).Append("</span></dd></div>\n");
        }

        return html.Append("</dl>\n").ToString();
    }

    /// <summary>A gain or a cost where it is either, otherwise, as in a single history, the difference with its sign.</summary>
    private static (string, string, string) Budget(ReportContext context, Estimate cost, string currency, int replicates) =>
        replicates == 1 || IsUnclear(cost) ? Tile(context, "tile.budget", currency, Negated(cost))
        : cost.Mean < 0 ? Tile(context, "tile.budget-gain", currency, Negated(cost), signed: false)
        : Tile(context, "tile.net-cost", currency, cost, signed: false);

    private static bool IsUnclear(Estimate estimate) => estimate.SpansZero && estimate.Low < estimate.High;

    private static Estimate Negated(Estimate e) => new(-e.Mean, -e.High, -e.Low);

    private static (string, string, string) Tile(ReportContext context, string label, string unit, Estimate estimate, bool signed = true)
    {
        var rough = NumberText.Rough(estimate);
        var interval = context.Numbers.Interval(rough, unit, signed);
        var words = context.Language.Unit(unit);
        return (context.Text(label), signed ? context.Numbers.Change(rough.Mean, unit) : context.Numbers.Level(rough.Mean, unit),
            interval.Length > 0 ? context.Text(IsUnclear(estimate) ? "tile.unit-interval-unclear" : "tile.unit-interval", ("unit", words), ("interval", interval))
                : context.Run.Replicates == 1 ? context.Text("tile.unit-one", ("unit", words)) : words);
    }
}
