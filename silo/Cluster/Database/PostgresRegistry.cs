using Npgsql;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Grains.Serialization;

namespace SseSim.Silo.Cluster;

/// <summary>Experiments in the cluster's database.</summary>
public sealed class PostgresRegistry(NpgsqlDataSource database, TimeProvider clock) : IExperimentRegistry
{
    private const string Columns = "id, version, scenario, state, fault, created, ended";

    private readonly Persistence _persistence = new(database, clock);

    public Task Register(string id, ExperimentRequest request, CancellationToken cancellation) => Execute("""
        INSERT INTO ssesim_experiment (id, version, scenario, request, state) VALUES (@id, @version, @scenario, @request, 'running')
        ON CONFLICT (id) DO NOTHING
        """, cancellation, ("id", id), ("version", ProgramVersion.Text), ("scenario", request.Scenario.Scenario), ("request", ModelFormat.Write(request)));

    public Task<(ExperimentRequest Request, ExperimentEntry Entry)?> Find(string id, CancellationToken cancellation) =>
        _persistence.Do<(ExperimentRequest, ExperimentEntry)?>(async connection =>
        {
            await using var command = new NpgsqlCommand(
                $"SELECT {Columns}, request FROM ssesim_experiment WHERE id = @id AND version = @version", connection);
            command.Parameters.AddWithValue("id", id);
            command.Parameters.AddWithValue("version", ProgramVersion.Text);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation)
                ? ((ExperimentRequest)ModelFormat.Read(typeof(ExperimentRequest), reader.GetFieldValue<byte[]>(7)), EntryOf(reader))
                : null;
        }, cancellation);

    public Task End(string id, ExperimentState state, string? fault, CancellationToken cancellation) => Execute(
        "UPDATE ssesim_experiment SET state = @state, fault = @fault, ended = now() WHERE id = @id AND state = 'running'",
        cancellation, ("id", id), ("state", NameOf(state)), ("fault", (object?)fault ?? DBNull.Value));

    public Task<bool> IsCancelled(string id, CancellationToken cancellation) => _persistence.Do(async connection =>
    {
        await using var command = CommandOf(
            "SELECT EXISTS (SELECT FROM ssesim_experiment WHERE id = @id AND state = 'cancelled')", connection, [("id", id)]);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }, cancellation);

    /// <summary>All experiments, the newest first, those of other versions too.</summary>
    public Task<IReadOnlyList<ExperimentEntry>> List(CancellationToken cancellation) =>
        Query($"SELECT {Columns} FROM ssesim_experiment ORDER BY created DESC, id", cancellation);

    /// <summary>Those that this version of the program has to run.</summary>
    public Task<IReadOnlyList<ExperimentEntry>> Running(CancellationToken cancellation) => Query(
        $"SELECT {Columns} FROM ssesim_experiment WHERE state = 'running' AND version = @version ORDER BY id", cancellation,
        ("version", ProgramVersion.Text));

    /// <summary>Lets this version of the program go on with another's experiment.</summary>
    public Task Adopt(string id, CancellationToken cancellation) => Execute(
        "UPDATE ssesim_experiment SET version = @version WHERE id = @id", cancellation, ("id", id), ("version", ProgramVersion.Text));

    /// <summary>Removes an experiment with all that its runs left.</summary>
    public Task Remove(string id, CancellationToken cancellation) => Execute("""
        WITH removed AS (DELETE FROM ssesim_experiment WHERE id = @id RETURNING id)
        DELETE FROM ssesim_run WHERE split_part(run, '/', 1) IN (SELECT id FROM removed)
        """, cancellation, ("id", id));

    /// <summary>Removes experiments that ended long ago, with all that their runs left.</summary>
    public Task Prune(TimeSpan age, CancellationToken cancellation) => Execute("""
        WITH old AS (DELETE FROM ssesim_experiment WHERE ended < now() - @age RETURNING id)
        DELETE FROM ssesim_run WHERE split_part(run, '/', 1) IN (SELECT id FROM old)
        """, cancellation, ("age", age));

    private Task<IReadOnlyList<ExperimentEntry>> Query(string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters) =>
        _persistence.Do<IReadOnlyList<ExperimentEntry>>(async connection =>
        {
            await using var command = CommandOf(sql, connection, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var entries = new List<ExperimentEntry>();
            while (await reader.ReadAsync(cancellation))
            {
                entries.Add(EntryOf(reader));
            }

            return entries;
        }, cancellation);

    private Task Execute(string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters) =>
        _persistence.Do(async connection =>
        {
            await using var command = CommandOf(sql, connection, parameters);
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);

    private static NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection, (string Name, object Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static ExperimentEntry EntryOf(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), Enum.Parse<ExperimentState>(reader.GetString(3), ignoreCase: true),
        reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5),
        reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6));

    private static string NameOf(ExperimentState state) => state.ToString().ToLowerInvariant();
}
