using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace SseSim.Silo.Cluster;

/// <summary>The database of a cluster, as the environment names it. The connection string holds a password: it is never shown.</summary>
public static class ClusterConnection
{
    /// <summary>Names the database, such as <c>Host=127.0.0.1;Database=ssesim;Username=ssesim;Password=...</c>.</summary>
    public const string Variable = "SSESIM_CLUSTER";

    /// <exception cref="ClusterException">The variable is not set, is no connection string, or the database does not answer.</exception>
    public static async Task<NpgsqlDataSource> Open(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
        {
            throw new ClusterException($"{Variable} is not set: it names the PostgreSQL database that the silos of a cluster share, such as "
                + "'Host=127.0.0.1;Database=ssesim;Username=ssesim;Password=...'");
        }

        NpgsqlConnectionStringBuilder settings;
        try
        {
            // The name tells an operator who looks at pg_stat_activity which process holds a connection.
            settings = new NpgsqlConnectionStringBuilder(text)
            {
                ApplicationName = string.Create(CultureInfo.InvariantCulture, $"ssesim {Environment.ProcessId}"), PersistSecurityInfo = false,
            };
        }
        catch (ArgumentException wrong)
        {
            throw new ClusterException($"{Variable} is no connection string of PostgreSQL ({wrong.Message}); "
                + "it looks like 'Host=127.0.0.1;Database=ssesim;Username=ssesim;Password=...'");
        }

        var database = NpgsqlDataSource.Create(settings);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            return database;
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException)
        {
            await database.DisposeAsync();
            throw new ClusterException($"the database of {Variable} (host {settings.Host}, port {settings.Port}, database {settings.Database}) "
                + $"cannot be used: {unreachable.Message}");
        }
    }
}
