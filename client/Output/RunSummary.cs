using System.Globalization;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Client.Output;

/// <summary>What <c>run</c> prints: the headline table, the money of each policy, notes, and where the report is.</summary>
internal static class RunSummary
{
    public static void Print(Terminal terminal, RunFolder folder, string report)
    {
        var (run, language) = (folder.Run, terminal.Language);
        terminal.Line(run.TitleIn(language));
        terminal.Line(language.Text("console.setting", ("economy", run.EconomyTitleIn(language)), ("residents", language.Numbers.Fixed(run.Residents, 0)),
            ("months", language.Numbers.Fixed(run.Months, 0)), ("start", run.Start), ("seed", run.Seed.ToString(CultureInfo.InvariantCulture))));
        terminal.Line();
        Effects(terminal, EffectSummary.Of(folder), run.Replicates);
        if (folder.Effect is { } effect)
        {
            Policies(terminal, folder, effect);
        }

        foreach (var policy in run.Policies.Where(p => p.RuleHeld is not null))
        {
            terminal.Line(language.Text("console.rule-held", ("policy", policy.Name), ("months", RuleWords.In(language, policy, run.Months))));
        }

        foreach (var policy in run.Policies)
        {
            var words = new PolicyText(language, policy, run.Currency);
            if (words.Found(run.Replicates) is { Length: > 0 } found)
            {
                terminal.Line(language.Text("console.intervention-found", ("policy", policy.Name), ("text", found)));
            }

            if (words.Reached(run.Replicates) is { Length: > 0 } reached)
            {
                terminal.Line(language.Text("console.policy-reached", ("policy", policy.Name), ("text", reached)));
            }
        }

        terminal.Line(language.Text("console.accounts", ("checks", language.Numbers.Fixed(run.Accounts.Checks, 0)),
            ("residual", run.Accounts.Residual.ToString(CultureInfo.InvariantCulture)), ("seconds", language.Numbers.Fixed(run.WallSeconds, 1))));
        terminal.Line(language.Text("console.report", ("path", Paths.Shown(report))));
    }

    private static void Effects(Terminal terminal, EffectSummary summary, int replicates)
    {
        var language = terminal.Language;
        var (first, second) = summary.ColumnsIn(language);
        var table = Tables.Of("", ">" + first, ">" + second, ">" + language.Text("table.difference"), ">" + language.Text("table.interval"),
            ">" + language.Text("console.standard-error"), language.Text("table.unit"));
        foreach (var row in summary.Rows)
        {
            var cells = row.In(language);
            table.Row(cells.Label, cells.Reference, cells.Policy, cells.Difference, cells.Interval, row.StandardErrorIn(language, replicates), cells.Unit);
        }

        // What takes the differences of a single history for effects must be said before they are read.
        var before = summary is { HasEffect: true, Replicates: 1 } ? 1 : 0;
        var notes = summary.NotesIn(language);
        Notes(notes.Take(before));
        terminal.Results.Write(table);
        Notes(notes.Skip(before));
        terminal.Line();

        void Notes(IEnumerable<string> lines)
        {
            foreach (var note in lines)
            {
                terminal.Line(note);
            }
        }
    }

    private static void Policies(Terminal terminal, RunFolder folder, PolicyEffect effect)
    {
        var language = terminal.Language;
        var table = Tables.Of(language.Text("axis.policy"), language.Text("parameters.budget"), ">" + language.Text("console.paid-out"), ">" + language.Text("console.tax-forgone"),
            ">" + language.Text("money.guarantee-calls"), ">" + language.Text("console.fees-received"));
        foreach (var policy in effect.Policies)
        {
            table.Row(
                policy.Name, folder.Run.Policies.FirstOrDefault(p => p.Name == policy.Name) is { } record ? new PolicyText(language, record, effect.Currency).Budget : "", Money(policy.Outlay),
                Money(policy.TaxExpenditure), Money(policy.GuaranteeCalls), Money(policy.GuaranteeFees));
        }

        terminal.Results.Write(table);
        terminal.Line(language.Text("console.money", ("currency", effect.Currency)));
        terminal.Line();

        string Money(Estimate estimate) => language.Numbers.Level(estimate.Mean, effect.Currency);
    }
}
