using System.Text;
using SseSim.Analysis.Effects;

namespace SseSim.Analysis.Report.Sections;

/// <summary>The first page: what came out, in sentences, four figures and one table.</summary>
internal static class SummarySection
{
    public static string Build(ReportContext context)
    {
        var html = new StringBuilder();
        foreach (var sentence in PlainLanguage.Of(context))
        {
            html.Append(Html.Paragraph(sentence, html.Length == 0 ? "lead" : null));
        }

        if (context.Effect is { } effect)
        {
            html.Append(Tiles(effect));
        }

        var summary = context.Summary;
        html.Append(Html.Table("Headline figures",
            ["Figure", "Difference", "95 % interval", summary.FirstColumn, summary.SecondColumn],
            summary.Rows.Select(r => (IReadOnlyList<string>)
                [$"{r.Label}, {r.Unit}", r.DifferenceText, r.IntervalText, r.ReferenceText, r.PolicyText])));
        foreach (var note in summary.Notes.Concat(summary.Rows.Where(r => r.Note.Length > 0).Select(r => $"{r.Label}: {r.Note}.")))
        {
            html.Append(Html.Paragraph(note, "note"));
        }

        return Html.Section("summary", "In short", html.ToString());
    }

    private static string Tiles(PolicyEffect effect)
    {
        var currency = effect.Currency;
        (string Label, string Value, string Below)[] tiles =
        [
            Tile("Net jobs over the run", "FTE-years", effect.Jobs.Net),
            Tile("Net jobs in the last month", "persons", effect.HeadcountAtEnd.Net),
            Tile("Net fiscal cost", currency, effect.Cost.NetFiscal, signed: false),
            effect.Cost.PerNetFteYear is { } each
                ? Tile("Cost per net FTE-year", currency, each, signed: false)
                : ("Cost per net FTE-year", "not given", "no positive net effect found"),
        ];
        var html = new StringBuilder("<dl class=\"tiles\">\n");
        foreach (var (label, value, below) in tiles)
        {
            html.Append("<div><dt>").Append(Html.Text(label)).Append("</dt><dd><strong>").Append(Html.Text(value)).Append("</strong><span>")
                .Append(Html.Text(below)).Append("</span></dd></div>\n");
        }

        return html.Append("</dl>\n").ToString();
    }

    private static (string, string, string) Tile(string label, string unit, Estimate estimate, bool signed = true)
    {
        var rough = NumberText.Rough(estimate);
        var interval = NumberText.Interval(rough, unit, signed);
        return (label, signed ? NumberText.Change(rough.Mean, unit) : NumberText.Level(rough.Mean, unit), interval.Length > 0 ? $"{unit} ({interval})" : unit);
    }
}
