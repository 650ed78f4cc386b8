using System.Net;
using System.Net.Http.Headers;

namespace SseSim.Cluster.Tests;

/// <summary>A silo as an operator sees it.</summary>
public sealed class SiloTests(PostgresServer server)
{
    private const string Key = "a-key-of-the-tests";
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_is_for_everybody_and_the_dashboard_for_those_with_the_key()
    {
        using var folder = new TemporaryFolder();
        var connection = await server.NewDatabaseAsync();
        Environment.SetEnvironmentVariable("SSESIM_API_KEY", Key);
        using var silo = new SiloProcess(folder.Path, connection, "--init-database");
        Environment.SetEnvironmentVariable("SSESIM_API_KEY", null);
        await silo.ReadyAsync();
        using var http = new HttpClient();
        Assert.Equal("live", await http.GetStringAsync(silo.Address("/health/live"), Test));
        Assert.Equal("ready", await http.GetStringAsync(silo.Address("/health/ready"), Test));
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(silo.Address("/dashboard/DashboardCounters"), Test)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(silo.Address("/dashboard/DashboardCounters"), Test)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(silo.Address("/dashboard/DashboardCounters"), Test)).StatusCode);

        // Neither in its log nor where every user of the machine can look.
        var arguments = await File.ReadAllTextAsync($"/proc/{silo.Id}/cmdline", Test);
        foreach (var secret in new[] { Key, PostgresServer.Password })
        {
            Assert.DoesNotContain(secret, silo.Said, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, arguments, StringComparison.Ordinal);
        }

        silo.Signal("TERM");
        Assert.Equal(0, (await silo.WaitAsync()).ExitStatus);
    }

    [Fact]
    public async Task What_would_be_open_to_others_or_is_not_there_is_refused()
    {
        var empty = await server.NewDatabaseAsync();
        await RefusedAsync("--init-database", null, "SSESIM_CLUSTER is not set", "silo");
        await RefusedAsync("no connection string", "Host", "no connection string of PostgreSQL", "silo");
        await RefusedAsync("no server", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden", "cannot be used", "silo");
        await RefusedAsync("no tables", empty, "--init-database", "silo");
        await RefusedAsync("open HTTP", empty, "set SSESIM_API_KEY", "silo", "--http-address", "0.0.0.0");
        await RefusedAsync("no such network", empty, "no address in 203.0.113.0/24", "silo", "--trusted-network", "203.0.113.0/24");
        await RefusedAsync("no network", empty, "such as 10.0.0.0/24", "silo", "--trusted-network", "everywhere");
        await RefusedAsync("no tables for a client", empty, "--init-database", "run", "island-guarantee", "--cluster");
    }

    private static async Task RefusedAsync(string what, string? connection, string expected, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        (string, string)[] environment = connection is null ? [] : [("SSESIM_CLUSTER", connection)];
        using var process = SseSimProcess.Start(folder.Path, arguments, environment);
        var outcome = await process.WaitAsync();
        Assert.True(outcome.ExitStatus == 2, $"{what}: {outcome.ExitStatus} {outcome.Errors}");
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(folder.Contents());
    }
}
