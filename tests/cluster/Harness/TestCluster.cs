using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SseSim.Cluster.Tests;

/// <summary>Silo processes over a database of their own, and the commands of clients.</summary>
internal sealed class TestCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _connection;

    private TestCluster(string connection) => _connection = connection;

    public List<SiloProcess> Silos { get; } = [];

    /// <summary>Those that have joined and whose processes are there.</summary>
    public IReadOnlyList<SiloProcess> Living => [.. Silos.Where(silo => silo.IsReady && !silo.HasExited)];

    public string Connection => _connection;

    public string Folder => _folder.Path;

    /// <summary>The last that each silo has said, in short.</summary>
    public string Said => string.Join('\n', Silos.SelectMany(silo => silo.Said.Split('\n').TakeLast(10)).Select(line => line.Length > 400 ? line[..400] : line));

    /// <summary>Starts silos one after the other; the first makes the tables.</summary>
    public static async Task<TestCluster> StartAsync(PostgresServer server, int silos)
    {
        var cluster = new TestCluster(await server.NewDatabaseAsync());
        try
        {
            for (var i = 0; i < silos; i++)
            {
                await cluster.AddSiloAsync(i == 0 ? ["--init-database"] : []);
            }

            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public async Task<SiloProcess> AddSiloAsync(params string[] arguments)
    {
        var silo = new SiloProcess(_folder.Path, _connection, arguments);
        Silos.Add(silo);
        await silo.ReadyAsync();
        return silo;
    }

    /// <summary>A command of a client, begun.</summary>
    public SseSimProcess Client(params string[] arguments) => SseSimProcess.Start(_folder.Path, arguments, ("SSESIM_CLUSTER", _connection));

    /// <summary>A command of a client that must succeed.</summary>
    public async Task<Outcome> DoneAsync(params string[] arguments)
    {
        using var client = Client(arguments);
        var outcome = await client.WaitAsync();
        return outcome.ExitStatus == 0 ? outcome : throw new InvalidOperationException(outcome.Errors + Said);
    }

    public string[] Hashes(string run) => HashesOf(Path.Combine(_folder.Path, run));

    public static string[] HashesOf(string runFolder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(runFolder, "run.json")));
        return [.. json.RootElement.GetProperty("resultHash").EnumerateArray().Select(h => h.ToString())];
    }

    /// <summary>A number out of the cluster's database.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until a query of the database gives at least so much.</summary>
    public async Task UntilAsync(string sql, long least)
    {
        var patience = Stopwatch.StartNew();
        for (var count = await CountAsync(sql); count < least; count = await CountAsync(sql))
        {
            if (patience.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException($"`{sql}` is still {count}, less than {least}\n{Said}");
            }

            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        foreach (var silo in Silos)
        {
            silo.Dispose();
        }

        _folder.Dispose();
    }
}
