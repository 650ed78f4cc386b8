using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report;
using SseSim.Analysis.Report.Charts;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Stories;

namespace SseSim.Analysis.Entities;

/// <summary>One organisation's life as a page that needs nothing but itself: charts with the tables behind them, what happened, and the account by year.</summary>
public static class StoryPage
{
    /// <param name="story">Of an organisation that was there.</param>
    /// <param name="names">Of its run.</param>
    /// <param name="run">Which run, in words.</param>
    /// <param name="version">Of the program.</param>
    public static string Build(OrganisationStory story, StoryNames names, string run, string version)
    {
        var title = $"The story of organisation {StoryNames.Id(story.Organisation)}";
        var body = new StringBuilder()
            .Append("<header class=\"masthead\">\n").Append(Html.Paragraph("One organisation of a simulation", "kicker"))
            .Append("<h1>").Append(Html.Text(title)).Append("</h1>\n")
            .Append(Html.Paragraph(Sentence(StoryWords.Profile(story, names)), "description")).Append(Html.Paragraph(run, "dateline"))
            .Append("</header>\n<div class=\"page\">\n<nav aria-label=\"Contents\"><ol>\n");
        (string Id, string Title, string Html)[] sections =
        [
            ("course", "Month by month", Charts(story, names)), ("events", "What happened", Events(story, names)),
            ("account", "The money", Account(story, names)), ("now", "At the end", Now(story, names)),
        ];
        foreach (var section in sections.Where(s => s.Html.Length > 0))
        {
            body.Append("<li><a href=\"#").Append(section.Id).Append("\">").Append(Html.Text(section.Title)).Append("</a></li>\n");
        }

        body.Append("</ol></nav>\n<main id=\"main\">\n").AppendJoin("", sections.Select(s => s.Html)).Append("</main>\n</div>\n");
        return StandalonePage.Of(title, body.ToString(), [.. story.Months.Select(m => names.Month(m.Month))], $"SseSim {version}. An invented organisation of a simulation; no real one is meant.");
    }

    private static string Charts(OrganisationStory story, StoryNames names)
    {
        string[] months = [.. story.Months.Select(m => names.Month(m.Month))];
        if (months.Length == 0)
        {
            return "";
        }

        LineSeries Line(string name, Func<StoryMonth, double> value, LineStyle style) =>
            new(name, [.. story.Months.Select(m => (Estimate?)new Estimate(value(m), value(m), value(m)))], style);

        string Chart(string id, string title, string unit, params LineSeries[] lines) => new LineChart
        {
            Language = ReportLanguage.English, Id = id, Title = title, Unit = unit, Months = months, Series = lines,
        }.ToFigure().ToHtml(ReportLanguage.English);

        return Html.Section("course", "Month by month",
            Chart("chart-staff", "Paid staff and members", "persons",
                Line("Paid staff", m => m.Staff, LineStyle.Policy), Line("Members", m => m.Members, LineStyle.Reference))
            + Chart("chart-sales", "Sales and wages", $"{names.Currency} per month",
                Line("Sales", m => m.SalesCents / 100.0, LineStyle.Policy), Line("Wages", m => m.WageBillCents / 100.0, LineStyle.Reference))
            + Chart("chart-funds", "What it has and what it owes", names.Currency,
                Line("Deposits", m => m.ClosingCents / 100.0, LineStyle.Policy), Line("Debt", m => m.LoanCents / 100.0, LineStyle.Second),
                Line("Indivisible reserve", m => m.ReserveCents / 100.0, LineStyle.Reference)));
    }

    private static string Events(OrganisationStory story, StoryNames names) => Html.Section("events", "What happened", story.Events.Length == 0
        ? Html.Paragraph("Nothing beside the ordinary months.")
        : Html.Table("What happened, by month", ["Month", "What happened"],
            story.Events.Select(e => (IReadOnlyList<string>)[names.Month(e.Month), Sentence(StoryWords.Of(e, names))]), 0, 1));

    private static string Account(OrganisationStory story, StoryNames names)
    {
        var years = StoryRow.ByYear(story, names);
        var lines = StoryRow.UsedLines(years);
        return Html.Section("account", "Where the money came from and went", Html.Paragraph(
                "What moved its deposits, to the cent; what leaves is negative.", "note")
            + Html.Table(names.Currency, ["Year", "Deposits before", .. lines.Select(StoryWords.Of), "Deposits after", "Surplus before tax", "Put into the reserve"],
                years.Select(y => (IReadOnlyList<string>)
                [
                    y.Label, StoryWords.Whole(y.OpeningCents), .. lines.Select(l => StoryWords.Whole(y.LinesCents[(int)l])),
                    StoryWords.Whole(y.Last.ClosingCents), StoryWords.Whole(y.SurplusCents), StoryWords.Whole(y.ReservedCents),
                ])));
    }

    private static string Now(OrganisationStory story, StoryNames names)
    {
        var html = new StringBuilder();
        if (story.Loans.Length > 0)
        {
            html.Append(Html.Table("Loans", ["Lender", names.Currency, "% per year", "Guaranteed"], story.Loans.Select(l => (IReadOnlyList<string>)
                [names.Financier(l.Lender), StoryWords.Whole(l.PrincipalCents), NumberText.English.Level(l.RatePerYear * 100, "%"), NumberText.English.Level(l.Coverage * 100, "%")])));
        }

        if (story.Contracts.Length > 0)
        {
            html.Append(Html.Table("Public contracts", ["Government", $"{names.Currency} a month", "Months left"], story.Contracts.Select(c => (IReadOnlyList<string>)
                [c.Local ? "local" : "national", StoryWords.Whole(c.CentsPerMonth), NumberText.English.Level(c.MonthsLeft, "months")])));
        }

        return html.Length == 0 ? "" : Html.Section("now", "Loans and contracts at the end", html.ToString());
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
