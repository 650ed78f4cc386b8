using SseSim.Analysis.Comparisons;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report;

namespace SseSim.Client.Output;

/// <summary>What <c>compare</c> prints: one row a scenario.</summary>
internal static class CompareTable
{
    public static void Print(Terminal terminal, Comparison comparison)
    {
        var numbers = NumberText.English;
        var currency = comparison.First.Run.Currency;
        var table = Tables.Of("Scenario", ">Net jobs, FTE-years", ">95 % interval", ">Net jobs at the end", $">Net fiscal cost, {currency}", ">95 % interval", $">Per net FTE-year, {currency}");
        foreach (var scenario in comparison.Scenarios)
        {
            var (jobs, cost) = (scenario.Effect.Jobs.Net, scenario.Effect.Cost);
            table.Row(
                scenario.Name, numbers.Change(jobs.Mean, "FTE-years"), numbers.Interval(jobs, "FTE-years", signed: true),
                numbers.Change(scenario.Effect.HeadcountAtEnd.Net.Mean, "persons"), numbers.Level(cost.NetFiscal.Mean, currency), numbers.Interval(cost.NetFiscal, currency),
                PerJob(cost, currency));
        }

        terminal.Results.Write(table);
        terminal.Line(comparison.First.Run.Replicates == 1
            ? "One replicate: no interval is known. Use --replicates to get one."
            : $"Differences from one reference, on the same seeds. Intervals: 95 %, Student's t over {comparison.First.Run.Replicates} replicates.");
        terminal.Line();
    }

    private static string PerJob(FiscalCost cost, string currency) =>
        cost.NetFiscal.Mean < 0 ? "budget gains" : cost.PerNetFteYear is { } each ? NumberText.English.Level(each.Mean, currency) : "no net effect";
}
