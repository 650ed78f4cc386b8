using SseSim.Analysis.Comparisons;

namespace SseSim.Client.Output;

/// <summary>What <c>compare</c> prints: one row a scenario.</summary>
internal static class CompareTable
{
    public static void Print(Terminal terminal, Comparison comparison)
    {
        var language = terminal.Language;
        var numbers = language.Numbers;
        var currency = comparison.First.Run.Currency;
        string Heading(string label, string unit) => ">" + language.Text("headline.row", ("label", language.Text(label)), ("unit", language.Unit(unit)));

        var interval = ">" + language.Text("table.interval");
        var table = Tables.Of(language.Text("axis.scenario"), Heading("outcome.net-jobs", "FTE-years"), interval, ">" + language.Text("console.net-jobs-end"),
            Heading("tile.net-cost", currency), interval, ">" + language.Text("console.per-net", ("currency", currency)));
        foreach (var scenario in comparison.Scenarios)
        {
            var (jobs, cost) = (scenario.Effect.Jobs.Net, scenario.Effect.Cost);
            table.Row(
                scenario.Name, numbers.Change(jobs.Mean, "FTE-years"), numbers.Interval(jobs, "FTE-years", signed: true),
                numbers.Change(scenario.Effect.HeadcountAtEnd.Net.Mean, "persons"), numbers.Level(cost.NetFiscal.Mean, currency), numbers.Interval(cost.NetFiscal, currency),
                cost.Reading?.CellIn(language, cost.PerNetFteYear, currency) ?? numbers.NotDefined);
        }

        terminal.Results.Write(table);
        terminal.Line(comparison.First.Run.Replicates == 1
            ? language.Text("console.one-replicate")
            : language.Text("console.compared", ("count", numbers.Fixed(comparison.First.Run.Replicates, 0))));
        terminal.Line();
    }
}
