using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SseSim.Silo.Cluster;

/// <summary>A client of a cluster: finds its silos through the database, and finds others when they go.</summary>
public sealed class ClusterClient : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private IHost? _host;

    private ClusterClient(NpgsqlDataSource database) => _database = database;

    /// <summary>Experiments in the database, whether or not a silo is there.</summary>
    public PostgresRegistry Registry => field ??= new PostgresRegistry(_database, TimeProvider.System);

    /// <exception cref="ClusterException">There is no such database, or it has not the tables.</exception>
    public static async Task<ClusterClient> Open(CancellationToken cancellation)
    {
        var database = await ClusterConnection.Open(cancellation);
        try
        {
            await ClusterDatabase.Require(database, cancellation);
            return new ClusterClient(database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects to the silos of this version.</summary>
    /// <exception cref="NoSiloException">None answers; says which versions have some.</exception>
    public async Task<IClusterClient> Connect(CancellationToken cancellation)
    {
        if (_host is null)
        {
            await RequireSilo(cancellation);
            _host = await Join(cancellation);
        }

        return _host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Watches from now on whether silos of this version are there.</summary>
    public SignsOfLife Watch() => new(_database, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await _database.DisposeAsync();
    }

    private async Task<IHost> Join(CancellationToken cancellation)
    {
        var silos = Watch();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseCluster(_database, silos));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch (Exception unanswered)
        {
            host.Dispose();
            throw unanswered is OrleansException ? NoSilo("") : unanswered;
        }
    }

    private async Task RequireSilo(CancellationToken cancellation)
    {
        const int active = 3;
        await using var command = _database.CreateCommand(
            "SELECT DISTINCT DeploymentId FROM OrleansMembershipTable WHERE Status = $1 AND IAmAliveTime > now() - interval '30 seconds'");
        command.Parameters.AddWithValue(active);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var clusters = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            clusters.Add(reader.GetString(0));
        }

        if (!clusters.Contains(ClusterOptions.ClusterId))
        {
            throw NoSilo(clusters.Count == 0 ? "" : $" (there are silos of {string.Join(", ", clusters.Select(c => c["ssesim-".Length..]))})");
        }
    }

    private static NoSiloException NoSilo(string others) => new(
        $"no silo of version {ClusterOptions.ClusterId["ssesim-".Length..]} answers in this cluster{others}: start one with 'ssesim silo'; "
        + "runs that were begun go on then");
}
