using System.IO.Hashing;
using Npgsql;
using NpgsqlTypes;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;

namespace SseSim.Silo.Cluster;

/// <summary>Checkpoints in the cluster's database. Every write names its epoch and holds the run's row when it ends, so that a silo that was
/// declared dead and did not notice changes nothing any more. While bytes come from a silo nothing is held that another epoch needs: the
/// database cannot tell a silo that is frozen in between from a slow one.</summary>
public sealed class PostgresCheckpointStore(NpgsqlDataSource database, TimeProvider clock) : ICheckpointStore
{
    /// <summary>Of a chunk: a few megabytes go through the database without a copy of the whole state in its memory.</summary>
    private const int ChunkBytes = 2 << 20;

    private readonly Persistence _persistence = new(database, clock);

    public bool Keeps => true;

    public Task<OpenedRun> Open(string run, int known, CancellationToken cancellation) => _persistence.Do(async connection =>
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO ssesim_run AS r (run, epoch) VALUES (@run, @known + 1)
            ON CONFLICT (run) DO UPDATE SET epoch = greatest(r.epoch, @known) + 1
            RETURNING epoch, slot_0, slot_1, newest
            """, connection);
        command.Parameters.AddWithValue("run", run);
        command.Parameters.AddWithValue("known", known);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var slots = new Slots(reader, first: 1);
        return new OpenedRun(reader.GetInt32(0), slots.NewestFirst, slots.Damaged);
    }, cancellation);

    public Task<StoredPart> Write(string run, int epoch, string name, byte[] bytes, CancellationToken cancellation) =>
        _persistence.Transact(async connection =>
        {
            // Nothing is sent where it would be refused.
            await Require(connection, run, epoch, "", cancellation);
            // Of an attempt whose end was not seen.
            await Execute(connection, "DELETE FROM ssesim_part WHERE run = @run AND name = @name", cancellation, ("run", run), ("name", name));
            await using (var writer = await connection.BeginBinaryImportAsync(
                "COPY ssesim_part (run, name, chunk, bytes) FROM STDIN (FORMAT binary)", cancellation))
            {
                // An empty part has one empty chunk.
                for (var (chunk, offset) = (0, 0); offset < bytes.Length || chunk == 0; chunk++, offset += ChunkBytes)
                {
                    await writer.StartRowAsync(cancellation);
                    await writer.WriteAsync(run, NpgsqlDbType.Text, cancellation);
                    await writer.WriteAsync(name, NpgsqlDbType.Text, cancellation);
                    await writer.WriteAsync(chunk, NpgsqlDbType.Integer, cancellation);
                    await writer.WriteAsync(
                        bytes.AsMemory(offset, Math.Min(ChunkBytes, bytes.Length - offset)), NpgsqlDbType.Bytea, cancellation);
                }

                await writer.CompleteAsync(cancellation);
            }

            // No later epoch begins until the transaction ends.
            await Require(connection, run, epoch, "FOR SHARE", cancellation);
            return new StoredPart(name, bytes.Length, HashOf(bytes));
        }, cancellation);

    public Task<byte[]> Read(string run, StoredPart part, CancellationToken cancellation) => _persistence.Do(async connection =>
    {
        await using var command = new NpgsqlCommand("SELECT bytes FROM ssesim_part WHERE run = @run AND name = @name ORDER BY chunk", connection);
        command.Parameters.AddWithValue("run", run);
        command.Parameters.AddWithValue("name", part.Name);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var bytes = new byte[part.Bytes];
        var read = 0;
        while (await reader.ReadAsync(cancellation))
        {
            var chunk = reader.GetFieldValue<byte[]>(0);
            if (read + chunk.Length > bytes.Length)
            {
                throw new DamagedCheckpointException(part.Name, "longer than it was written");
            }

            chunk.CopyTo(bytes, read);
            read += chunk.Length;
        }

        return read < bytes.Length ? throw new DamagedCheckpointException(part.Name, read == 0 ? "missing" : "shorter than it was written")
            : HashOf(bytes) != part.Hash ? throw new DamagedCheckpointException(part.Name, "the bytes are not those that were written")
            : bytes;
    }, cancellation);

    public Task Commit(string run, Checkpoint checkpoint, CancellationToken cancellation) => _persistence.Transact(async connection =>
    {
        var slots = await Lock(connection, run, checkpoint.Epoch, cancellation);
        // Where the answer to a commit was lost, it comes again and goes where it went.
        var target = slots.SlotOf(checkpoint) ?? slots.Spare;
        var other = checkpoint.IsEnd ? null : slots.At(1 - target);
        await Execute(connection, $"UPDATE ssesim_run SET slot_{target} = @checkpoint, newest = {target} WHERE run = @run", cancellation,
            ("run", run), ("checkpoint", Sealed(checkpoint)));
        if (checkpoint.IsEnd)
        {
            await Execute(connection, $"UPDATE ssesim_run SET slot_{1 - target} = NULL WHERE run = @run", cancellation, ("run", run));
        }

        var needed = checkpoint.Parts.Concat(other?.Parts ?? []).Select(p => p.Name).Distinct().ToArray();
        await Execute(connection, "DELETE FROM ssesim_part WHERE run = @run AND name <> ALL (@needed)", cancellation, ("run", run), ("needed", needed));
        return true;
    }, cancellation);

    public Task Discard(string run, int epoch, Checkpoint checkpoint, CancellationToken cancellation) => _persistence.Transact(async connection =>
    {
        var slots = await Lock(connection, run, epoch, cancellation);
        if (slots.SlotOf(checkpoint) is { } slot)
        {
            await Execute(connection, $"""
                UPDATE ssesim_run SET slot_{slot} = NULL, newest = CASE WHEN slot_{1 - slot} IS NULL THEN NULL ELSE {1 - slot} END WHERE run = @run
                """, cancellation, ("run", run));
        }

        return true;
    }, cancellation);

    private static async Task Require(NpgsqlConnection connection, string run, int epoch, string locking, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT epoch FROM ssesim_run WHERE run = @run {locking}", connection);
        command.Parameters.AddWithValue("run", run);
        Refuse(epoch, (int?)await command.ExecuteScalarAsync(cancellation));
    }

    private static async Task<Slots> Lock(NpgsqlConnection connection, string run, int epoch, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT epoch, slot_0, slot_1, newest FROM ssesim_run WHERE run = @run FOR NO KEY UPDATE", connection);
        command.Parameters.AddWithValue("run", run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        Refuse(epoch, await reader.ReadAsync(cancellation) ? reader.GetInt32(0) : null);
        return new Slots(reader, first: 1);
    }

    private static void Refuse(int epoch, int? stored)
    {
        // No row: the experiment was removed, and nobody may write for it any more.
        if (stored != epoch)
        {
            throw new StaleEpochException(epoch, stored ?? int.MaxValue);
        }
    }

    private static async Task Execute(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A checkpoint's hash, then its bytes.</summary>
    private static byte[] Sealed(Checkpoint checkpoint)
    {
        var bytes = ModelFormat.Write(checkpoint);
        return [.. XxHash128.Hash(bytes), .. bytes];
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    /// <summary>The two slots of a row.</summary>
    private sealed class Slots
    {
        private readonly Checkpoint?[] _checkpoints = new Checkpoint?[2];
        private readonly int? _newest;
        private readonly List<string> _damaged = [];

        public Slots(NpgsqlDataReader reader, int first)
        {
            for (var slot = 0; slot < 2; slot++)
            {
                if (!reader.IsDBNull(first + slot))
                {
                    _checkpoints[slot] = Read(reader.GetFieldValue<byte[]>(first + slot));
                }
            }

            _newest = reader.IsDBNull(first + 2) ? null : reader.GetInt16(first + 2);
        }

        public IReadOnlyList<string> Damaged => _damaged;

        public IReadOnlyList<Checkpoint> NewestFirst =>
            _newest is { } newest ? [.. new[] { _checkpoints[newest], _checkpoints[1 - newest] }.OfType<Checkpoint>()] : [];

        /// <summary>The slot that may be written over.</summary>
        public int Spare => _newest is { } newest && _checkpoints[newest] is not null ? 1 - newest : _newest ?? 0;

        public Checkpoint? At(int slot) => _checkpoints[slot];

        public int? SlotOf(Checkpoint checkpoint)
        {
            var slot = Array.FindIndex(_checkpoints,
                c => c is not null && (c.Epoch, c.Month, c.IsEnd) == (checkpoint.Epoch, checkpoint.Month, checkpoint.IsEnd));
            return slot < 0 ? null : slot;
        }

        private Checkpoint? Read(byte[] bytes)
        {
            const int hashBytes = 16;
            try
            {
                if (bytes.Length > hashBytes && XxHash128.Hash(bytes.AsSpan(hashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, hashBytes)))
                {
                    return (Checkpoint)ModelFormat.Read(typeof(Checkpoint), bytes.AsMemory(hashBytes));
                }

                _damaged.Add("its slot does not hold the bytes that were written");
            }
            catch (InvalidDataException damage)
            {
                _damaged.Add(damage.Message);
            }

            return null;
        }
    }
}
