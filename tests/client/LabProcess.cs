using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SseSim.Client.Tests;

/// <summary>A process <c>ssesim serve</c> on a port of its own, and a client of it.</summary>
internal sealed class LabProcess : IDisposable
{
    private readonly SseSimProcess _process;

    public LabProcess(string folder, string? key = null, params string[] arguments)
    {
        Port = FreePort.Next();
        _process = SseSimProcess.Start(folder, ["serve", "--port", Port.ToString(CultureInfo.InvariantCulture), .. arguments],
            key is null ? [] : [("SSESIM_API_KEY", key)]);
        Http = new HttpClient { BaseAddress = Address };
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}");

    public HttpClient Http { get; }

    public string Said => _process.ErrorsSoFar();

    public static async Task<LabProcess> StartAsync(string folder, string? key = null, params string[] arguments)
    {
        var lab = new LabProcess(folder, key, arguments);
        await lab._process.UntilErrorsAsync(errors => errors.Contains("the lab is ready", StringComparison.Ordinal));
        return lab;
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Starts a run and gives its id.</summary>
    public async Task<string> BeginAsync(object request)
    {
        using var answer = await PostAsync("/api/runs", request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
    }

    /// <summary>Follows a run to its end by the stream of events and gives every state that was told.</summary>
    public async Task<IReadOnlyList<JsonElement>> FollowAsync(string id)
    {
        var states = new List<JsonElement>();
        using var reader = new StreamReader(await Http.GetStreamAsync($"/api/runs/{id}/events", TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                states.Add(JsonDocument.Parse(line["data:".Length..]).RootElement);
            }
        }

        return states;
    }

    public Task<Outcome> StopAsync()
    {
        _process.Signal("TERM");
        return _process.WaitAsync();
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Dispose();
    }
}
