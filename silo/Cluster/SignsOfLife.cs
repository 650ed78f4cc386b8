using Npgsql;

namespace SseSim.Silo.Cluster;

/// <summary>Whether silos of this version are there, by what they write into the database every two seconds. Judged by whether it changes while one looks,
/// so that clocks need not agree.</summary>
public sealed class SignsOfLife
{
    /// <summary>Ten in a row that are missing, from every silo, are no delay; and a cluster that was lost whole and started again at once is there within fifteen seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private DateTimeOffset? _newest;
    private long _since;

    internal SignsOfLife(NpgsqlDataSource database, TimeProvider clock) => (_database, _clock, _since) = (database, clock, clock.GetTimestamp());

    /// <summary>To be asked again and again: false where no silo has written for twenty seconds and none is about to join.</summary>
    public async Task<bool> AreSeen(CancellationToken cancellation)
    {
        try
        {
            // Status 3 takes part; 1 and 2 are on their way, and write nothing while they wait for the rows of a lost cluster to be stale.
            await using var command = _database.CreateCommand("""
                SELECT max(IAmAliveTime) FILTER (WHERE Status = 3), coalesce(bool_or(Status < 3 AND IAmAliveTime > now() - interval '30 seconds'), false)
                FROM OrleansMembershipTable WHERE DeploymentId = $1
                """);
            command.Parameters.AddWithValue(ClusterOptions.ClusterId);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            var newest = reader.IsDBNull(0) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(0);
            if (newest != _newest || reader.GetBoolean(1))
            {
                (_newest, _since) = (newest, _clock.GetTimestamp());
            }
        }
        catch (NpgsqlException)
        {
            // The database is away: silos cannot write either, and wait for it as everybody does.
            _since = _clock.GetTimestamp();
        }

        return _clock.GetElapsedTime(_since) < Silence;
    }
}
