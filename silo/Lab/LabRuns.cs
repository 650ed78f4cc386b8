using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Model.Accounts;
using SseSim.Scenarios;

namespace SseSim.Silo.Lab;

/// <summary>The runs of the lab: one at a time on all threads, a few that wait, and those that are over.</summary>
internal sealed partial class LabRuns(IGrainFactory grains, LabSettings settings, ILogger<LabRuns> log) : BackgroundService
{
    /// <summary>Runs that may wait; a class takes turns.</summary>
    private const int MostWaiting = 40;

    /// <summary>Runs that are remembered; the folders of older ones stay.</summary>
    private const int MostRemembered = 500;

    private readonly Channel<LabRun> _waiting = Channel.CreateBounded<LabRun>(MostWaiting);
    private readonly ConcurrentDictionary<string, LabRun> _runs = new(StringComparer.Ordinal);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RunState> States => [.. _runs.Values.Select(r => r.State).OrderByDescending(s => s.Created).ThenBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>A run by its id; null where there is none, or the text is no id.</summary>
    public LabRun? Find(string id) => IdPattern.IsMatch(id) ? _runs.GetValueOrDefault(id) : null;

    /// <summary>Lines a run up; null where too many wait already.</summary>
    public RunState? Begin(ResolvedScenario scenario, ReportLanguage language)
    {
        var name = new string([.. scenario.Name.ToLowerInvariant().Select(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' ? c : '-')]);
        var id = string.Create(CultureInfo.InvariantCulture,
            $"{name}-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
        var run = new LabRun(id, scenario, language);
        Forget();
        _runs[id] = run;
        if (_waiting.Writer.TryWrite(run))
        {
            return run.State;
        }

        _runs.TryRemove(id, out _);
        run.Dispose();
        return null;
    }

    /// <summary>Full path of a file of a completed run; null where it has none of that name.</summary>
    public string? FileOf(LabRun run, string name) =>
        run.State.Files.Contains(name, StringComparer.Ordinal) ? Path.Combine(settings.RunsFolder, run.State.Id, name) : null;

    public override void Dispose()
    {
        foreach (var run in _runs.Values)
        {
            run.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var run in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            if (run.TryBegin())
            {
                await Execute(run, stoppingToken);
            }
        }
    }

    private async Task Execute(LabRun run, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation, stopping);
        var id = run.State.Id;
        try
        {
            var result = await new ExperimentClient(grains).Run(id, run.Request, run, ending.Token);
            if (!result.IsComplete)
            {
                run.End(LabRunState.Cancelled);
                return;
            }

            var content = RunFolderContent.Of(run.Scenario, result.Runs, ProgramVersion.Text, run.State.Created) with { Language = run.Language.Code };
            var folder = await Task.Run(() => ResultFolderWriter.Write(Path.Combine(settings.RunsFolder, id), content), CancellationToken.None);
            run.End(LabRunState.Completed, files: [RunFolderFiles.Run, .. folder.Run.Files.Keys], summary: TableOf(EffectSummary.Of(folder), run.Language));
        }
        catch (Exception failure)
        {
            // The lab outlives whatever one run meets; the text is for its user, the rest for the log.
            LogFailed(id, failure);
            run.End(LabRunState.Failed, failure is AccountsException or RunFailedException or RunFolderException ? failure.Message : "the run broke off; the lab's log says more");
        }
    }

    private static RunSummaryTable TableOf(EffectSummary summary, ReportLanguage language)
    {
        var (first, second) = summary.ColumnsIn(language);
        return new(
            [first, second, language.Text("table.difference"), language.Text("table.interval"), language.Text("table.unit")],
            [.. summary.Rows.Select(r => r.In(language)).Select(r => (IReadOnlyList<string>)[r.Label, r.Reference, r.Policy, r.Difference, r.Interval, r.Unit])],
            summary.NotesIn(language));
    }

    private void Forget()
    {
        foreach (var old in States.Skip(MostRemembered).Where(s => s.State >= LabRunState.Completed))
        {
            if (_runs.TryRemove(old.Id, out var run))
            {
                run.Dispose();
            }
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,120}$")]
    private static partial Regex IdPattern { get; }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {Run} broke off")]
    private partial void LogFailed(string run, Exception failure);
}
