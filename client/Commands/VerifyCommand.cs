using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Experiments;

namespace SseSim.Client.Commands;

/// <summary>Runs the recorded scenario of a run folder again and compares every hash.</summary>
internal sealed class VerifyCommand(Terminal terminal, string directory, int? threads, bool quiet)
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A run folder, as written by run." };
        var threads = CommonOptions.Threads();
        var quiet = new Option<bool>("--quiet") { Description = "Shows no progress." };
        var json = CommonOptions.Json();
        var command = new Command("verify",
            "Runs the recorded scenario of a run folder again and checks that every hash is the same: exit status 0 if so, otherwise 1.")
        {
            folder, threads, quiet, json,
        };
        command.SetAction((parsed, cancellation) =>
            new VerifyCommand(terminal, parsed.GetRequiredValue(folder), parsed.GetValue(threads), parsed.GetValue(quiet))
                .RunAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private async Task<int> RunAsync(bool asJson, CancellationToken cancellation)
    {
        var folder = RunFolder.Open(directory);
        var changedFiles = folder.ChangedFiles();
        var scenario = ScenarioInput.Load(terminal, Path.Combine(folder.Directory, RunFolderFiles.Scenario), []);
        var withReference = folder.Run.ResultHash.Select(h => h.Run).Distinct().Count() > 1;
        // Settled anew: what a cache holds proves nothing.
        await using var local = new LocalRun(terminal, quiet, startFolder: null, threads, cancellation);
        var result = await local.RunAsync(Experiment.Of(scenario, withReference), checkpoints: null, cancellation);
        if (!result.IsComplete)
        {
            throw new UserError(ExitStatus.Cancelled, ["ssesim: cancelled; nothing was verified"]);
        }

        var found = result.Runs.ToDictionary(r => (r.Key.Replicate, r.Key.Run), r => r.ResultHash);
        List<Comparison> comparisons =
        [
            .. folder.Run.ResultHash.Select(h => new Comparison(h.Replicate, h.Run, h.Hash, found.GetValueOrDefault((h.Replicate, h.Run)))),
        ];
        var same = changedFiles.Count == 0 && comparisons.TrueForAll(c => c.Same);
        if (asJson)
        {
            terminal.Json(new { exitStatus = same ? ExitStatus.Done : ExitStatus.Failed, same, folder = folder.Directory, runs = comparisons, changedFiles });
        }
        else
        {
            Print(folder, comparisons, changedFiles, same);
        }

        return same ? ExitStatus.Done : ExitStatus.Failed;
    }

    private void Print(RunFolder folder, List<Comparison> comparisons, IReadOnlyList<string> changedFiles, bool same)
    {
        var table = Tables.Of("Run", ">Replicate", "Recorded hash", "Hash of this run", "");
        foreach (var comparison in comparisons)
        {
            table.Row(comparison.Run, comparison.Replicate.ToString(CultureInfo.InvariantCulture), Short(comparison.Recorded),
                Short(comparison.Found), comparison.Same ? "same" : "differs");
        }

        terminal.Results.Write(table);
        foreach (var file in changedFiles)
        {
            terminal.Line($"{file}: not the file that was recorded");
        }

        terminal.Line(same ? "Verified: every hash is the same." : "Not verified: see what differs above.");
        if (!same && folder.Run.Version != ProductVersion.Text)
        {
            terminal.Line($"The run was recorded by version {folder.Run.Version}; this is {ProductVersion.Text}.");
        }
    }

    private static string Short(string? hash) => hash is null ? "(not run)" : hash[..Math.Min(16, hash.Length)];

    private sealed record Comparison(int Replicate, string Run, string Recorded, string? Found)
    {
        public bool Same => Recorded == Found;
    }
}
