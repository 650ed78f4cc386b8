using Npgsql;
using SseSim.Grains.Checkpoints;

namespace SseSim.Silo.Cluster;

/// <summary>Does something with the database, and tries again while the database is away: a run waits for it instead of losing its work.</summary>
internal sealed class Persistence(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long a database may be away before what waits for it is given up. Below the five minutes that a grain call may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>SQLSTATE idle_in_transaction_session_timeout.</summary>
    private const string Idle = "25P03";

    /// <param name="work">Is begun anew on each attempt: all of it in one transaction, or harmless to repeat.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StorageException">The database stayed away, or refused.</exception>
    public async Task<T> Do<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                return await work(connection);
            }
            catch (NpgsqlException away) when (IsAway(away) && clock.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, clock, cancellation);
            }
            catch (NpgsqlException refused)
            {
                throw new StorageException($"the database: {refused.Message}");
            }
        }
    }

    /// <summary>The same within a transaction. A silo that is frozen, or whose machine is gone without a word, loses it with all its locks after
    /// ten seconds: whoever takes a run over would wait for the run's row for as long as the database takes the other end for alive.</summary>
    public Task<T> Transact<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) => Do(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var limit = new NpgsqlCommand("SET LOCAL idle_in_transaction_session_timeout = '10s'", connection))
        {
            await limit.ExecuteNonQueryAsync(cancellation);
        }

        var result = await work(connection);
        await transaction.CommitAsync(cancellation);
        return result;
    }, cancellation);

    /// <summary>Connection lost or refused (class 08), too many of them (53), shut down or starting (57), one transaction in another's way (40), or one
    /// that was idle for too long.</summary>
    private static bool IsAway(NpgsqlException exception) =>
        exception is not PostgresException refused || refused.SqlState[..2] is "08" or "40" or "53" or "57" || refused.SqlState == Idle;
}
