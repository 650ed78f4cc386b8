using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace SseSim.Cluster.Tests;

/// <summary>A lock in a cluster's database that a silo runs into at one place of writing a checkpoint, so that it can be killed there and nowhere else.
/// The lock is let go when the snare is disposed of.</summary>
internal sealed partial class Snare : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly NpgsqlConnection _holder;
    private readonly string _caught;

    private Snare(NpgsqlDataSource database, NpgsqlConnection holder, string caught) => (_database, _holder, _caught) = (database, holder, caught);

    /// <summary>Catches the first silo that writes a part of a checkpoint.</summary>
    public static Task<Snare> OfPart(TestCluster cluster) =>
        Set(cluster, "LOCK TABLE ssesim_part IN SHARE MODE", "query LIKE 'DELETE FROM ssesim_part%name = %' OR query LIKE 'COPY ssesim_part%'");

    /// <summary>Catches the silo of the run grain in the middle of a commit: the new checkpoint is in its slot, and what no checkpoint needs any more
    /// is about to go. What was done of it is undone.</summary>
    public static Task<Snare> OfCommit(TestCluster cluster) =>
        Set(cluster, "SELECT 1 FROM ssesim_part WHERE name LIKE '%-member-%' FOR UPDATE", "query LIKE 'DELETE FROM ssesim_part%ALL (%'");

    /// <summary>Catches the silo of the run grain when it has told the database to commit and has no answer yet. The commit holds.</summary>
    public static async Task<Snare> OfAnswer(TestCluster cluster)
    {
        var snare = await Set(cluster, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock({AnswerLock})"), "query ILIKE 'COMMIT%'");
        // What is deferred is done when the transaction is told to commit.
        await Execute(snare._database, string.Create(CultureInfo.InvariantCulture, $"""
            CREATE OR REPLACE FUNCTION ssesim_test_wait() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared({AnswerLock}); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER ssesim_test_wait AFTER UPDATE OF slot_0, slot_1 ON ssesim_run
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ssesim_test_wait();
            """));
        return snare;
    }

    /// <summary>The silo that is in the snare; null while none is.</summary>
    public async Task<SiloProcess?> CaughtAsync(TestCluster cluster)
    {
        await using var command = _database.CreateCommand($"""
            SELECT application_name FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND ({_caught})
            """);
        var process = Number.Match((string?)await command.ExecuteScalarAsync() ?? "").Value;
        return cluster.Living.FirstOrDefault(silo => silo.Id.ToString(CultureInfo.InvariantCulture) == process);
    }

    public async ValueTask DisposeAsync()
    {
        await _holder.DisposeAsync();
        // The database knows nothing of a test any more.
        await Execute(_database, "DROP TRIGGER IF EXISTS ssesim_test_wait ON ssesim_run; DROP FUNCTION IF EXISTS ssesim_test_wait");
        await _database.DisposeAsync();
    }

    private const int AnswerLock = 4711;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number { get; }

    private static async Task<Snare> Set(TestCluster cluster, string hold, string caught)
    {
        // Without a pool: whoever is disposed of holds no lock.
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.Connection) { Pooling = false });
        var holder = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {hold}", holder);
        await command.ExecuteNonQueryAsync();
        return new Snare(database, holder, caught);
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
