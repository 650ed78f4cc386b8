using System.Globalization;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;

namespace SseSim.Client.Output;

/// <summary>What <c>run</c> prints: the headline table, the money of each policy, notes, and where the report is.</summary>
internal static class RunSummary
{
    public static void Print(Terminal terminal, RunFolder folder, string report)
    {
        var run = folder.Run;
        terminal.Line(run.Title);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{run.EconomyTitle}; {run.Residents:N0} residents simulated, {run.Months} months from {run.Start}, seed {run.Seed}"));
        terminal.Line();
        Effects(terminal, EffectSummary.Of(folder), run.Replicates);
        if (folder.Effect is { } effect)
        {
            Policies(terminal, folder, effect);
        }

        foreach (var policy in run.Policies.Where(p => p.RuleHeld is not null))
        {
            var differs = policy.RuleHeld!.Distinct().Count() > 1 ? " in replicate 0" : "";
            terminal.Line($"The rule of {policy.Name} held{differs}: {policy.RuleHeld![0]}.");
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"Accounts: {run.Accounts.Checks:N0} checked, largest difference {run.Accounts.Residual} cents. {run.WallSeconds:0.0} s."));
        terminal.Line($"Report: {Paths.Shown(report)}");
    }

    private static void Effects(Terminal terminal, EffectSummary summary, int replicates)
    {
        var table = Tables.Of("", ">" + summary.FirstColumn, ">" + summary.SecondColumn, ">Difference", ">95 % interval", ">Standard error", "Unit");
        foreach (var row in summary.Rows)
        {
            table.Row(row.Label, row.ReferenceText, row.PolicyText, row.DifferenceText, row.IntervalText, Error(row, replicates), row.Unit);
        }

        terminal.Results.Write(table);
        foreach (var note in summary.Notes.Concat(summary.Rows.Where(r => r.Note.Length > 0).Select(r => $"{r.Label}: {r.Note}.")))
        {
            terminal.Line(note);
        }

        terminal.Line();
    }

    private static string Error(SummaryRow row, int replicates) => row.Difference?.StandardError(replicates) is { } error
        ? Analysis.Report.NumberText.English.Level(error, row.Unit == "%" ? "points" : row.Unit) : "";

    private static void Policies(Terminal terminal, RunFolder folder, PolicyEffect effect)
    {
        var table = Tables.Of("Policy", "Budget", ">Paid out", ">Tax forgone", ">Guarantee calls", ">Fees received");
        foreach (var policy in effect.Policies)
        {
            table.Row(
                policy.Name, folder.Run.Policies.FirstOrDefault(p => p.Name == policy.Name)?.Budget ?? "", Money(policy.Outlay),
                Money(policy.TaxExpenditure), Money(policy.GuaranteeCalls), Money(policy.GuaranteeFees));
        }

        terminal.Results.Write(table);
        terminal.Line($"Money in {effect.Currency} over the run.");
        terminal.Line();

        string Money(Estimate estimate) => Analysis.Report.NumberText.English.Level(estimate.Mean, effect.Currency);
    }
}
