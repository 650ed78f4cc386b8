using System.CommandLine;
using System.Globalization;
using SseSim.Analysis.Entities;
using SseSim.Analysis.Report.Languages;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Model.Economy;
using SseSim.Model.Stories;
using SseSim.Scenarios.Reading;

namespace SseSim.Client.Commands;

/// <summary>Looks into a run: lists its organisations, or tells what one of them went through. Nothing of it is recorded beforehand: the run is run again.</summary>
internal sealed class EntityCommand(Terminal terminal, EntityOptions options, ParseResult parsed)
{
    private const int DefaultMost = 30;

    public static Command Build(Terminal terminal)
    {
        var command = new Command("entity",
            "Tells what one organisation of a run went through: accounts, staff, loans, refusals with reasons, contracts, support. Runs it again for that.");
        var options = new EntityOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new EntityCommand(terminal, options, parsed).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var run = RecordedRun.Open(terminal, parsed.GetRequiredValue(options.Run), parsed.GetValue(options.Replicate) ?? 0,
            parsed.GetValue(options.Reference), parsed.GetValue(options.Quiet), parsed.GetValue(options.Threads));
        CheckOptions();
        return await (parsed.GetValue(options.List) ? ListAsync(run, cancellation) : TellAsync(run, cancellation));
    }

    private void CheckOptions()
    {
        var lists = parsed.GetValue(options.List);
        Option[] ofOther = lists ? [options.Monthly, options.Out] : [options.Form, options.Sector, options.Territory, options.At, options.Most];
        foreach (var option in ofOther.Where(o => parsed.GetResult(o) is { Implicit: false }))
        {
            throw UserError.Input(lists ? $"{option.Name} says how a story is told; with --list there is none" : $"{option.Name} goes with --list");
        }

        if (lists && parsed.GetValue(options.Id) is not null)
        {
            throw UserError.Input("--list lists organisations; leave ID away, or leave --list away to see the one");
        }
    }

    private async Task<int> ListAsync(RecordedRun run, CancellationToken cancellation)
    {
        var economy = run.Scenario.Economy;
        var months = parsed.GetValue(options.At) is { } at ? run.Scenario.Start.MonthsTo(at) : 0;
        if (months < 0 || months > run.Scenario.Months)
        {
            throw UserError.Input($"--at: the run goes from {run.Scenario.Start} to {run.Scenario.LastMonth}");
        }

        var most = parsed.GetValue(options.Most) ?? DefaultMost;
        var request = new RosterRequest(
            parsed.GetValue(options.Form) is { } form ? 1u << (int)Classification.FormNamed(form) : TypicalCase.Request.Forms,
            parsed.GetValue(options.Sector) is { } sector ? 1u << Classification.Sectors.ToList().IndexOf(sector) : uint.MaxValue,
            parsed.GetValue(options.Territory) is { } territory ? IndexOf(economy, territory) : null, most);
        var result = await run.RunAsync(months, [], request, cancellation);
        RosterEntry[] listed =
        [
            .. result.Rosters.SelectMany(r => r.Organisations).OrderByDescending(o => o.Staff).ThenBy(o => o.Territory).ThenBy(o => o.Organisation).Take(most),
        ];
        var names = new StoryNames(economy, result.Scenario);
        RosterTable.Show(terminal, parsed.GetValue(options.Json), listed, result.Rosters.Sum(r => r.Count), names, run.Scenario.Start.Plus(months));
        return ExitStatus.Done;
    }

    private static int IndexOf(EconomyDefinition economy, string territory)
    {
        string[] ids = [.. economy.Territories.Select(t => t.Id)];
        var index = Array.IndexOf(ids, territory);
        return index >= 0 ? index : throw UserError.Input($"--territory: {economy.Economy} has no '{territory}'"
            + (ClosestMatch.Of(territory, ids) is { } match ? $"; did you mean '{match}'?" : $": {string.Join(", ", ids)}"));
    }

    private async Task<int> TellAsync(RecordedRun run, CancellationToken cancellation)
    {
        var page = parsed.GetValue(options.Out);
        if (page is not null && Path.Exists(page))
        {
            throw UserError.Input($"{page}: already exists; name another file with --out, or move this one away");
        }

        var named = parsed.GetValue(options.Id);
        IReadOnlyList<ulong> followed = named is { } id
            ? [id]
            : TypicalCase.Candidates((await run.RunAsync(months: 0, [], TypicalCase.Request, cancellation)).Rosters);
        var result = await run.RunAsync(months: null, followed, null, cancellation);
        var story = TypicalCase.Pick(followed, result.Stories) ?? throw UserError.Input(named is { } unknown
            ? $"no organisation {StoryNames.Id(unknown)} in this run; 'ssesim entity {parsed.GetRequiredValue(options.Run)} --list' shows those that there are"
            : "no entity of the social economy has paid staff at the start of this run; name one");
        var language = parsed.GetValue(options.Language) ?? ReportLanguage.English;
        var words = new StoryWords(new StoryNames(run.Scenario.Economy, result.Scenario), language);
        var label = Label(run, language);
        if (page is not null)
        {
            Write(page, StoryPage.Build(story, words, label, ProductVersion.Text));
        }

        if (parsed.GetValue(options.Json))
        {
            terminal.Json(new
            {
                exitStatus = ExitStatus.Done, scenario = run.Scenario.Name, run = result.Key.Run, replicate = run.Replicate, hash = result.ResultHash,
                typical = named is null, page, story = StoryDocument.Of(story, words),
            });
        }
        else
        {
            StoryTable.Print(terminal, story, words, label, parsed.GetValue(options.Monthly), isTypical: named is null);
            if (page is not null)
            {
                terminal.Line(language.Text("story.page", ("path", Paths.Shown(page))));
            }
        }

        return ExitStatus.Done;
    }

    private static string Label(RecordedRun run, ReportLanguage language) => language.Text("story.run",
        ("title", run.Scenario.Titles.GetValueOrDefault(language.Code, run.Scenario.Title)),
        ("reference", run.OfReference ? language.Text("story.of-reference") : ""), ("replicate", run.Replicate.ToString(CultureInfo.InvariantCulture)),
        ("start", run.Scenario.Start.ToString()), ("end", run.Scenario.LastMonth.ToString()), ("seed", run.Scenario.Seed.ToString(CultureInfo.InvariantCulture)),
        ("recorded", run.IsRecorded ? language.Text("story.recorded") : ""));

    private static void Write(string path, string page)
    {
        try
        {
            File.WriteAllText(path, page);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw UserError.Failure($"{path}: cannot be written: {failure.Message}");
        }
    }
}
