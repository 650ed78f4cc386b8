using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace SseSim.Cluster.Tests;

/// <summary>Silo processes over a database of their own, and the commands of clients.</summary>
internal sealed class TestCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _connection;
    private readonly NpgsqlDataSource _database;

    private TestCluster(string connection)
    {
        _connection = connection;
        // Connections are used again: to make one, with its password, takes a server that others wait for longer than a question does.
        _database = NpgsqlDataSource.Create(connection);
    }

    public List<SiloProcess> Silos { get; } = [];

    /// <summary>Those that have joined and whose processes are there.</summary>
    public IReadOnlyList<SiloProcess> Living => [.. Silos.Where(silo => silo.IsReady && !silo.HasExited)];

    public string Connection => _connection;

    public string Folder => _folder.Path;

    /// <summary>The last that each silo has said, in short.</summary>
    public string Said => string.Join('\n', Silos.SelectMany(silo => silo.Said.Split('\n').TakeLast(10)).Select(line => line.Length > 400 ? line[..400] : line));

    /// <summary>Starts silos; the first makes the tables, and the others come together after it.</summary>
    public static async Task<TestCluster> StartAsync(PostgresServer server, int silos)
    {
        var cluster = new TestCluster(await server.NewDatabaseAsync());
        try
        {
            if (silos > 0)
            {
                await cluster.AddSiloAsync("--init-database");
                await cluster.AddSilosAsync(silos - 1);
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

    /// <summary>Starts silos that join together.</summary>
    public Task AddSilosAsync(int silos) => Task.WhenAll(Enumerable.Range(0, silos).Select(_ => AddSiloAsync()));

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
        try
        {
            return await Ask();
        }
        catch (NpgsqlException broken) when (broken.IsTransient || broken is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown })
        {
            // The server was gone in between, and with it the connections.
            _database.Clear();
            return await Ask();
        }

        async Task<long> Ask()
        {
            await using var command = _database.CreateCommand(sql);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
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

        _database.Dispose();
        _folder.Dispose();
    }
}
