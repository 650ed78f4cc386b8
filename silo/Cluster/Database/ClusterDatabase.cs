using System.Globalization;
using System.Reflection;
using Npgsql;

namespace SseSim.Silo.Cluster;

/// <summary>The tables of a cluster. Each version of them is a script; a database says which ones it has had.</summary>
public static class ClusterDatabase
{
    // Any number that nobody else locks: whoever installs waits for whoever does it already.
    private const long InstallLock = 0x535345_53494D;

    private static readonly string[] Scripts = ["001-membership.sql", "002-runs.sql"];

    /// <summary>Version that this program needs.</summary>
    public static int Version => Scripts.Length;

    /// <summary>Brings a database to <see cref="Version"/>. Does nothing where it is there; several may try at once.</summary>
    /// <returns>Version before.</returns>
    /// <exception cref="ClusterException">The database is of a later version.</exception>
    public static async Task<int> Initialise(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({InstallLock})"), cancellation);
        await Execute(connection,
            "CREATE TABLE IF NOT EXISTS ssesim_schema (version integer PRIMARY KEY, installed timestamptz NOT NULL DEFAULT now())", cancellation);
        var before = await VersionOf(connection, cancellation);
        RefuseLater(before);
        for (var version = before + 1; version <= Version; version++)
        {
            await Execute(connection, Script(Scripts[version - 1]), cancellation);
            await Execute(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO ssesim_schema (version) VALUES ({version})"), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return before;
    }

    /// <exception cref="ClusterException">The tables are missing or of another version: says what to do.</exception>
    public static async Task Require(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT to_regclass('ssesim_schema') IS NOT NULL", connection);
        var present = (bool)(await exists.ExecuteScalarAsync(cancellation))! ? await VersionOf(connection, cancellation) : 0;
        RefuseLater(present);
        if (present < Version)
        {
            throw new ClusterException(present == 0
                ? "the database has no tables of SseSim yet: start one silo with --init-database"
                : $"the database's tables are of version {present}, this program needs {Version}: start one silo with --init-database");
        }
    }

    private static void RefuseLater(int present)
    {
        if (present > Version)
        {
            throw new ClusterException($"the database's tables are of version {present}, later than this program's {Version}: use a newer SseSim");
        }
    }

    private static async Task<int> VersionOf(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM ssesim_schema", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SseSim.Silo.Cluster.Database.{name}")
            ?? throw new InvalidOperationException($"Bug in SseSim: the script {name} is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
