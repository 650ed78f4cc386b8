using SseSim.Analysis.Entities;
using SseSim.Analysis.Report;
using SseSim.Model.Stories;

namespace SseSim.Client.Output;

/// <summary>An organisation's story on the terminal: who it is, its account, what happened, what it owes and has been promised.</summary>
internal static class StoryTable
{
    public static void Print(Terminal terminal, OrganisationStory story, StoryNames names, string run, bool monthly, bool isTypical)
    {
        terminal.Line($"Organisation {StoryNames.Id(story.Organisation)}: {StoryWords.Profile(story, names)}");
        terminal.Line(run);
        if (isTypical)
        {
            terminal.Line("A typical case; --list shows others.");
        }

        terminal.Line();
        Account(terminal, monthly ? StoryRow.ByMonth(story, names) : StoryRow.ByYear(story, names), names, monthly);
        Events(terminal, story, names);
        Now(terminal, story, names);
    }

    private static void Account(Terminal terminal, IReadOnlyList<StoryRow> rows, StoryNames names, bool monthly)
    {
        var lines = StoryRow.UsedLines(rows);
        var table = Tables.Of([monthly ? "Month" : "Year", ">Staff", ">Sales", .. lines.Select(l => ">" + StoryWords.Of(l)), ">Deposits", ">Debt"]);
        foreach (var row in rows)
        {
            table.Row([row.Label, StoryWords.Whole(row.Last.Staff * 100L), StoryWords.Whole(row.SalesCents), .. lines.Select(l => StoryWords.Whole(row.LinesCents[(int)l])),
                StoryWords.Whole(row.Last.ClosingCents), StoryWords.Whole(row.Last.LoanCents)]);
        }

        terminal.Results.Write(table);
        terminal.Line($"{names.Currency}; staff, deposits and debt at the end of each {(monthly ? "month" : "year")}, between them what moved the deposits.");
        terminal.Line();
    }

    private static void Events(Terminal terminal, OrganisationStory story, StoryNames names)
    {
        if (story.Events.Length == 0)
        {
            return;
        }

        var table = Tables.Of("Month", "What happened");
        foreach (var happened in story.Events)
        {
            table.Row(names.Month(happened.Month), StoryWords.Of(happened, names));
        }

        terminal.Results.Write(table);
        terminal.Line();
    }

    private static void Now(Terminal terminal, OrganisationStory story, StoryNames names)
    {
        foreach (var loan in story.Loans)
        {
            var guarantee = loan.Coverage > 0 ? $", {NumberText.English.Level(loan.Coverage * 100, "%")} guaranteed" : "";
            terminal.Line($"Owes {StoryWords.Whole(loan.PrincipalCents)} {names.Currency} to {names.Financier(loan.Lender)} at {NumberText.English.Level(loan.RatePerYear * 100, "%")}{guarantee}.");
        }

        foreach (var contract in story.Contracts)
        {
            terminal.Line($"Contract of the {(contract.Local ? "local" : "national")} government: {StoryWords.Whole(contract.CentsPerMonth)} {names.Currency} "
                + $"a month, {contract.MonthsLeft} months left.");
        }
    }
}
