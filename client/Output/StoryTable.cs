using SseSim.Analysis.Entities;
using SseSim.Model.Stories;

namespace SseSim.Client.Output;

/// <summary>An organisation's story on the terminal: who it is, its account, what happened, what it owes and has been promised.</summary>
internal static class StoryTable
{
    public static void Print(Terminal terminal, OrganisationStory story, StoryWords words, string run, bool monthly, bool isTypical)
    {
        var language = words.Language;
        terminal.Line(language.Text("story.organisation", ("id", StoryNames.Id(story.Organisation)), ("profile", words.Profile(story))));
        terminal.Line(run);
        if (isTypical)
        {
            terminal.Line(language.Text("story.typical"));
        }

        terminal.Line();
        Account(terminal, monthly ? StoryRow.ByMonth(story, words.Names) : StoryRow.ByYear(story, words.Names), words, monthly);
        Events(terminal, story, words);
        Now(terminal, story, words);
    }

    private static void Account(Terminal terminal, IReadOnlyList<StoryRow> rows, StoryWords words, bool monthly)
    {
        var language = words.Language;
        var lines = StoryRow.UsedLines(rows);
        var table = Tables.Of(
        [
            language.Text(monthly ? "axis.month" : "axis.year"), ">" + language.Text("story.staff"), ">" + language.Text("story.sales"), .. lines.Select(l => ">" + words.Of(l)),
            ">" + language.Text("story.deposits"), ">" + language.Text("story.debt"),
        ]);
        foreach (var row in rows)
        {
            table.Row([row.Label, words.Number(row.Last.Staff), words.Whole(row.SalesCents), .. lines.Select(l => words.Whole(row.LinesCents[(int)l])),
                words.Whole(row.Last.ClosingCents), words.Whole(row.Last.LoanCents)]);
        }

        terminal.Results.Write(table);
        terminal.Line(language.Text(monthly ? "story.monthly-note" : "story.yearly-note", ("currency", words.Names.Currency)));
        terminal.Line();
    }

    private static void Events(Terminal terminal, OrganisationStory story, StoryWords words)
    {
        if (story.Events.Length == 0)
        {
            return;
        }

        var table = Tables.Of(words.Language.Text("axis.month"), words.Language.Text("story.events"));
        foreach (var happened in story.Events)
        {
            table.Row(words.Names.Month(happened.Month), words.Of(happened));
        }

        terminal.Results.Write(table);
        terminal.Line();
    }

    private static void Now(Terminal terminal, OrganisationStory story, StoryWords words)
    {
        var language = words.Language;
        foreach (var loan in story.Loans)
        {
            terminal.Line(language.Text(loan.Coverage > 0 ? "story.owes-guaranteed" : "story.owes", ("amount", words.Amount(loan.PrincipalCents)),
                ("lender", words.Names.Financier(loan.Lender)), ("rate", words.Share(loan.RatePerYear)), ("share", words.Share(loan.Coverage))));
        }

        foreach (var contract in story.Contracts)
        {
            terminal.Line(language.Text(contract.Local ? "story.contract-local" : "story.contract-national",
                ("amount", words.Amount(contract.CentsPerMonth)), ("months", words.Number(contract.MonthsLeft))));
        }
    }
}
