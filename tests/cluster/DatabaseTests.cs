using Npgsql;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;
using SseSim.Silo.Cluster;

namespace SseSim.Cluster.Tests;

/// <summary>The tables, and checkpoints in them.</summary>
public sealed class DatabaseTests(PostgresServer server)
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_are_made_once_however_many_try()
    {
        await using var database = NpgsqlDataSource.Create(await server.NewDatabaseAsync());
        var missing = await Assert.ThrowsAsync<ClusterException>(() => ClusterDatabase.Require(database, Test));
        Assert.Contains("--init-database", missing.Message, StringComparison.Ordinal);
        var before = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ClusterDatabase.Initialise(database, Test)));
        Assert.Equal(1, before.Count(version => version == 0));
        await ClusterDatabase.Require(database, Test);

        await using var later = database.CreateCommand("INSERT INTO ssesim_schema (version) VALUES (1000)");
        await later.ExecuteNonQueryAsync(Test);
        var newer = await Assert.ThrowsAsync<ClusterException>(() => ClusterDatabase.Initialise(database, Test));
        Assert.Contains("use a newer SseSim", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_epoch_changes_nothing()
    {
        await using var database = await NewAsync();
        var store = new PostgresCheckpointStore(database, TimeProvider.System);
        var first = await store.Open("run", 0, Test);
        var part = await store.Write("run", first.Epoch, "part", [1, 2, 3], Test);
        await store.Commit("run", Of(first.Epoch, 1, part), Test);
        var second = await store.Open("run", 0, Test);
        Assert.Equal([(first.Epoch, 1)], second.Checkpoints.Select(c => (c.Epoch, c.Month)));

        await Assert.ThrowsAsync<StaleEpochException>(() => store.Write("run", first.Epoch, "part", [9], Test));
        await Assert.ThrowsAsync<StaleEpochException>(() => store.Commit("run", Of(first.Epoch, 2, part), Test));
        await Assert.ThrowsAsync<StaleEpochException>(() => store.Discard("run", first.Epoch, second.Checkpoints[0], Test));
        Assert.Equal([1, 2, 3], await store.Read("run", part, Test));
        Assert.Equal([(first.Epoch, 1)], (await store.Open("run", 0, Test)).Checkpoints.Select(c => (c.Epoch, c.Month)));
    }

    [Fact]
    public async Task A_write_ends_before_a_later_epoch_begins_or_is_refused()
    {
        await using var database = await NewAsync();
        var store = new PostgresCheckpointStore(database, TimeProvider.System);
        var epoch = (await store.Open("run", 0, Test)).Epoch;
        var bytes = new byte[20 << 20];
        // Many at once: each is written wholly before the new epoch, or refused.
        var writes = Enumerable.Range(0, 8).Select(i => Attempt(store.Write("run", epoch, $"part-{i}", bytes, Test))).ToArray();
        await store.Open("run", 0, Test);
        var written = (await Task.WhenAll(writes)).Count(done => done);
        await using var command = database.CreateCommand("SELECT count(DISTINCT name) FROM ssesim_part");
        Assert.Equal((long)written, await command.ExecuteScalarAsync(Test));
        Assert.False(await Attempt(store.Write("run", epoch, "late", bytes, Test)));
    }

    [Fact]
    public async Task Two_checkpoints_are_kept_the_parts_of_older_ones_go_and_a_commit_may_come_twice()
    {
        await using var database = await NewAsync();
        var store = new PostgresCheckpointStore(database, TimeProvider.System);
        var epoch = (await store.Open("run", 0, Test)).Epoch;
        for (var month = 1; month <= 3; month++)
        {
            var part = await store.Write("run", epoch, $"m{month}", [(byte)month], Test);
            await store.Commit("run", Of(epoch, month, part), Test);
            await store.Commit("run", Of(epoch, month, part), Test);
        }

        var opened = await store.Open("run", 0, Test);
        Assert.Equal([3, 2], opened.Checkpoints.Select(c => c.Month));
        Assert.Equal([3], await store.Read("run", opened.Checkpoints[0].Frame, Test));
        Assert.Equal([2], await store.Read("run", opened.Checkpoints[1].Frame, Test));
        await using var count = database.CreateCommand("SELECT count(*) FROM ssesim_part");
        Assert.Equal(2L, await count.ExecuteScalarAsync(Test));

        // The newest turns out to be damaged: the one before is the newest, and stays when the next is written.
        await store.Discard("run", opened.Epoch, opened.Checkpoints[0], Test);
        var next = await store.Write("run", opened.Epoch, "next", [4], Test);
        await store.Commit("run", Of(opened.Epoch, 4, next), Test);
        Assert.Equal([4, 2], (await store.Open("run", 0, Test)).Checkpoints.Select(c => c.Month));
    }

    [Fact]
    public async Task A_part_comes_back_whole_and_every_damage_is_seen()
    {
        await using var database = await NewAsync();
        var store = new PostgresCheckpointStore(database, TimeProvider.System);
        var epoch = (await store.Open("run", 0, Test)).Epoch;
        var bytes = new byte[(5 << 20) + 7];
        new Random(1).NextBytes(bytes);
        var part = await store.Write("run", epoch, "large", bytes, Test);
        var empty = await store.Write("run", epoch, "empty", [], Test);
        Assert.Equal(bytes, await store.Read("run", part, Test));
        Assert.Empty(await store.Read("run", empty, Test));
        await store.Commit("run", Of(epoch, 1, part), Test);

        await Damage("UPDATE ssesim_part SET bytes = set_byte(bytes, 1000, get_byte(bytes, 1000) # 1) WHERE name = 'large' AND chunk = 1");
        await Damage("UPDATE ssesim_part SET bytes = substr(bytes, 2) WHERE name = 'large' AND chunk = 2");
        await Damage("DELETE FROM ssesim_part WHERE name = 'large' AND chunk = 0");
        await Damage("DELETE FROM ssesim_part WHERE name = 'large'");

        await using var slot = database.CreateCommand("UPDATE ssesim_run SET slot_0 = set_byte(slot_0, 40, get_byte(slot_0, 40) # 1)");
        await slot.ExecuteNonQueryAsync(Test);
        var opened = await store.Open("run", 0, Test);
        Assert.Empty(opened.Checkpoints);
        Assert.Single(opened.Damaged);

        async Task Damage(string sql)
        {
            await using var command = database.CreateCommand(sql);
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Test));
            await Assert.ThrowsAsync<DamagedCheckpointException>(() => store.Read("run", part, Test));
        }
    }

    private static async Task<bool> Attempt(Task work)
    {
        try
        {
            await work;
            return true;
        }
        catch (StaleEpochException)
        {
            return false;
        }
    }

    private async Task<NpgsqlDataSource> NewAsync()
    {
        var database = NpgsqlDataSource.Create(await server.NewDatabaseAsync());
        await ClusterDatabase.Initialise(database, Test);
        return database;
    }

    private static Checkpoint Of(int epoch, int month, StoredPart part) => new()
    {
        Epoch = epoch, Month = month, Version = "1", Layout = "1", Frame = part, Exchange = null, Members = [], Observations = [], Summary = null,
    };
}
