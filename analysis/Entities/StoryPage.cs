using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Charts;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>One organisation's life as a page that needs nothing but itself: charts with the tables behind them, what happened, and the account by year.</summary>
public static class StoryPage
{
    /// <param name="story">Of an organisation that was there.</param>
    /// <param name="words">Names of its run, and the language.</param>
    /// <param name="run">Which run, in words.</param>
    /// <param name="version">Of the program.</param>
    public static string Build(OrganisationStory story, StoryWords words, string run, string version)
    {
        var language = words.Language;
        var title = language.Text("story.title", ("id", StoryNames.Id(story.Organisation)));
        var body = new StringBuilder()
            .Append("<header class=\"masthead\">\n").Append(Html.Paragraph(language.Text("story.kicker"), "kicker"))
            .Append("<h1>").Append(Html.Text(title)).Append("</h1>\n")
            .Append(Html.Paragraph(words.Sentence(words.Profile(story)), "description")).Append(Html.Paragraph(run, "dateline"))
            .Append("</header>\n<div class=\"page\">\n<nav aria-label=\"").Append(Html.Text(language.Text("page.contents"))).Append("\"><ol>\n");
        (string Id, string Title, string Html)[] sections =
        [
            ("course", language.Text("story.course"), Charts(story, words)), ("events", language.Text("story.events"), Events(story, words)),
            ("account", language.Text("story.money"), Account(story, words)), ("now", language.Text("story.end"), Now(story, words)),
        ];
        foreach (var section in sections.Where(s => s.Html.Length > 0))
        {
            body.Append("<li><a href=\"#").Append(section.Id).Append("\">").Append(Html.Text(section.Title)).Append("</a></li>\n");
        }

        body.Append("</ol></nav>\n<main id=\"main\">\n").AppendJoin("", sections.Select(s => s.Html)).Append("</main>\n</div>\n");
        return StandalonePage.Of(language, title, body.ToString(), [.. story.Months.Select(m => words.Names.Month(m.Month))], language.Text("story.footer", ("version", version)));
    }

    private static string Charts(OrganisationStory story, StoryWords words)
    {
        var language = words.Language;
        string[] months = [.. story.Months.Select(m => words.Names.Month(m.Month))];
        if (months.Length == 0)
        {
            return "";
        }

        LineSeries Line(string name, Func<StoryMonth, double> value, LineStyle style) =>
            new(language.Text("story." + name), [.. story.Months.Select(m => (Estimate?)new Estimate(value(m), value(m), value(m)))], style);

        string Chart(string id, string title, string unit, params LineSeries[] lines) => new LineChart
        {
            Language = language, Id = id, Title = language.Text("story." + title), Unit = unit, Months = months, Series = lines,
        }.ToFigure().ToHtml(language);

        return Html.Section("course", language.Text("story.course"),
            Chart("chart-staff", "paid-staff", "persons", Line("paid-staff", m => m.Staff, LineStyle.Policy))

            // A scale of their own: a hundred members would make a straight line of five employees.
            + (story.Months.All(m => m.Members == 0) ? "" : Chart("chart-members", "members", "persons", Line("members", m => m.Members, LineStyle.Reference)))
            + Chart("chart-sales", "sales-and-wages", $"{words.Names.Currency} per month",
                Line("sales", m => m.SalesCents / 100.0, LineStyle.Policy), Line("wages", m => m.WageBillCents / 100.0, LineStyle.Reference))
            + Chart("chart-funds", "has-and-owes", words.Names.Currency,
                [Line("deposits", m => m.ClosingCents / 100.0, LineStyle.Policy), Line("debt", m => m.LoanCents / 100.0, LineStyle.Second),
                .. story.Months.All(m => m.ReserveCents == 0) ? Array.Empty<LineSeries>() : [Line("reserve", m => m.ReserveCents / 100.0, LineStyle.Reference)]]));
    }

    private static string Events(OrganisationStory story, StoryWords words)
    {
        var language = words.Language;
        return Html.Section("events", language.Text("story.events"), story.Events.Length == 0
            ? Html.Paragraph(language.Text("story.no-events"))
            : Html.Table(language.Text("story.events-table"), [language.Text("axis.month"), language.Text("story.events")],
                story.Events.Select(e => (IReadOnlyList<string>)[words.Names.Month(e.Month), words.Sentence(words.Of(e))]), 0, 1));
    }

    private static string Account(OrganisationStory story, StoryWords words)
    {
        var language = words.Language;
        var years = StoryRow.ByYear(story, words.Names);
        var lines = StoryRow.UsedLines(years);
        return Html.Section("account", language.Text("story.account"), Html.Paragraph(language.Text("story.account-note", ("currency", words.Names.Currency)), "note")
            + Html.Table(language.Text("headline.row", ("label", language.Text("story.money")), ("unit", words.Names.Currency)),
                [language.Text("table.row"), .. years.Select(y => y.Label)],
                [
                    Row(language.Text("story.before"), y => y.OpeningCents), .. lines.Select(l => Row(words.Of(l), y => y.LinesCents[(int)l])),
                    Row(language.Text("story.after"), y => y.Last.ClosingCents), Row(language.Text("story.surplus"), y => y.SurplusCents),
                    Row(language.Text("story.reserved"), y => y.ReservedCents),
                ]));

        // Years side by side, as annual accounts have them: with a column for each line the table was wider than any screen.
        IReadOnlyList<string> Row(string label, Func<StoryRow, long> cents) => [label, .. years.Select(y => words.Whole(cents(y)))];
    }

    private static string Now(OrganisationStory story, StoryWords words)
    {
        var language = words.Language;
        var html = new StringBuilder();
        if (story.Loans.Length > 0)
        {
            html.Append(Html.Table(language.Text("story.loans"),
                [language.Text("story.lender"), words.Names.Currency, language.Text("story.rate"), language.Text("story.guaranteed")],
                story.Loans.Select(l => (IReadOnlyList<string>)
                    [words.Names.Financier(l.Lender), words.Whole(l.PrincipalCents), words.Share(l.RatePerYear), words.Share(l.Coverage)])));
        }

        if (story.Contracts.Length > 0)
        {
            html.Append(Html.Table(language.Text("story.contracts"),
                [language.Text("story.government"), language.Text("story.a-month", ("currency", words.Names.Currency)), language.Text("story.months-left")],
                story.Contracts.Select(c => (IReadOnlyList<string>)
                    [language.Text(c.Local ? "story.local" : "story.national"), words.Whole(c.CentsPerMonth), words.Number(c.MonthsLeft)])));
        }

        return html.Length == 0 ? "" : Html.Section("now", language.Text("story.end-title"), html.ToString());
    }
}
