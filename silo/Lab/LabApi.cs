using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SseSim.Analysis.Report.Languages;
using SseSim.Model.Observations;
using SseSim.Model.Policies;

namespace SseSim.Silo.Lab;

/// <summary>The lab's HTTP API, described at <c>/openapi/v1.json</c>.</summary>
internal static class LabApi
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public static void MapLabApi(this IEndpointRouteBuilder application)
    {
        var api = application.MapGroup("/api");
        api.MapGet("/scenarios", (LabScenarios scenarios) => scenarios.List()).WithName("listScenarios").WithSummary("Scenarios of the library.");
        api.MapGet("/scenarios/{name}", Describe).WithName("describeScenario").WithSummary("One scenario, with the values that a run may change.");
        api.MapGet("/instruments", Instruments).WithName("listInstruments").WithSummary("Policy instruments with their keys.");
        api.MapGet("/indicators", Indicators).WithName("listIndicators").WithSummary("Indicators of the results.");
        api.MapPost("/validate", Validate).WithName("validateScenario").WithSummary("Checks the text of a scenario file without running it.")
            .RequireRateLimiting(LabGuards.WorkLimit);
        api.MapPost("/runs", Begin).WithName("startRun").WithSummary("Lines a run up and returns at once.").RequireRateLimiting(LabGuards.WorkLimit);
        api.MapGet("/runs", (LabRuns runs) => runs.States).WithName("listRuns").WithSummary("Runs since the lab was started, the newest first.");
        api.MapGet("/runs/{id}", Find).WithName("getRun").WithSummary("How a run stands.");
        api.MapGet("/runs/{id}/events", Watch).WithName("watchRun").WithSummary("How a run stands, each time that it changes, until it is over.");
        api.MapDelete("/runs/{id}", Cancel).WithName("cancelRun").WithSummary("Asks for the end of a run.");
        api.MapGet("/runs/{id}/summary", Summary).WithName("getSummary").WithSummary("The headline table of a completed run.");
        api.MapGet("/runs/{id}/files/{name}", FileOf).WithName("getFile").WithSummary("A file of the run folder of a completed run, such as report.html.");
    }

    private static Results<Ok<ScenarioDetails>, ProblemHttpResult> Describe(string name, LabScenarios scenarios) =>
        scenarios.Describe(name) is { } found ? TypedResults.Ok(found) : Missing("There is no scenario of that name in the library.");

    private static IReadOnlyList<InstrumentEntry> Instruments() =>
    [
        .. InstrumentCatalog.All.Select(i => new InstrumentEntry(i.Name, i.Family, i.Summary, i.Mechanism, i.Source,
            [.. i.Keys.Select(k => new InstrumentKeyEntry(k.Name, k.Dimension.ToString(), k.Default, k.Minimum, k.Maximum, k.Description))])),
    ];

    private static IReadOnlyList<IndicatorEntry> Indicators() =>
        [.. IndicatorCatalog.All.Select(i => new IndicatorEntry(i.Id, i.Title, i.UnitIn("currency"), i.OfficialCode, i.IsProxy, i.IsInput))];

    private static ValidationAnswer Validate(ValidationRequest request, LabScenarios scenarios)
    {
        var loaded = scenarios.Load(null, request.Text, []);
        return new(!loaded.HasErrors, [.. loaded.Diagnostics.Select(d => d.ToString())]);
    }

    private static Results<Accepted<RunState>, ProblemHttpResult> Begin(RunRequest request, LabScenarios scenarios, LabRuns runs)
    {
        var (scenario, messages) = scenarios.Load(request);
        var language = request.Language is { } code ? ReportLanguage.Find(code) : ReportLanguage.English;
        if (language is null)
        {
            messages = [.. messages, ReportLanguage.Refusal("'language'", request.Language!)];
        }

        if (scenario is null || language is null)
        {
            return TypedResults.Problem(scenario is null ? "The scenario cannot be run." : "There is no report in that language.",
                statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["messages"] = messages });
        }

        return runs.Begin(scenario, language) is { } state
            ? TypedResults.Accepted($"/api/runs/{state.Id}", state)
            : TypedResults.Problem("Too many runs are waiting; try again when some are over.", statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static Results<Ok<RunState>, ProblemHttpResult> Find(string id, LabRuns runs) =>
        runs.Find(id) is { } run ? TypedResults.Ok(run.State) : NoRun();

    private static async Task<Results<Ok<RunState>, ProblemHttpResult>> Cancel(string id, LabRuns runs)
    {
        if (runs.Find(id) is not { } run)
        {
            return NoRun();
        }

        await run.Cancel();
        return TypedResults.Ok(run.State);
    }

    private static Results<ServerSentEventsResult<RunState>, ProblemHttpResult> Watch(string id, LabRuns runs, CancellationToken cancellation) =>
        runs.Find(id) is { } run ? TypedResults.ServerSentEvents(Changes(run, cancellation)) : NoRun();

    private static async IAsyncEnumerable<SseItem<RunState>> Changes(LabRun run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (RunState? told = null; told is not { State: >= LabRunState.Completed };)
        {
            var state = run.State;
            if (state != told)
            {
                yield return new SseItem<RunState>(state);
                told = state;
            }
            else
            {
                await Task.Delay(BetweenLooks, cancellation);
            }
        }
    }

    private static Results<Ok<RunSummaryTable>, ProblemHttpResult> Summary(string id, LabRuns runs) =>
        runs.Find(id) is not { } run ? NoRun() : run.Summary is { } summary ? TypedResults.Ok(summary) : Missing("The run is not completed.");

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> FileOf(string id, string name, LabRuns runs) =>
        runs.Find(id) is not { } run ? NoRun()
        : runs.FileOf(run, name) is { } path ? TypedResults.PhysicalFile(path, TypeOf(name)) : Missing("The run has no file of that name.");

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/json",
        ".csv" => "text/csv; charset=utf-8",
        ".yaml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static ProblemHttpResult NoRun() => Missing("There is no run of that id.");

    private static ProblemHttpResult Missing(string what) => TypedResults.Problem(what, statusCode: StatusCodes.Status404NotFound);
}
