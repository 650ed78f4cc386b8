namespace SseSim.Cluster.Tests;

/// <summary>Silos and the database go while runs go on: the hashes are those of an undisturbed run.</summary>
public sealed class LossTests(PostgresServer server)
{
    // Long enough that what is lost is lost in the middle, on a fast machine too: a month of two runs on several silos takes some 5 ms each.
    private static readonly string[] Run =
        ["run", "island-guarantee", "--months", "200", "--replicates", "1", "--checkpoint-months", "8"];

    private static string[]? _undisturbed;

    [Fact]
    public async Task A_silo_frozen_in_the_middle_of_a_commit_is_declared_dead_and_refused_when_it_wakes()
    {
        using var cluster = await TestCluster.StartAsync(server, 3);
        using var runs = new RepeatedRuns(cluster, Run);
        // The silo of the run grain: what it locks the run's row for ends while nobody is there to go on.
        var frozen = await new Kills(cluster, runs, new Random(1)).FreezeInAsync(Snare.OfCommit);
        // Somebody else takes over what it held.
        await cluster.UntilAsync("SELECT max(epoch) FROM ssesim_run", 2);
        frozen.Signal("CONT");
        await runs.EndAsync();
        Assert.True(await cluster.CountAsync("SELECT max(epoch) FROM ssesim_run") > 1, "it was over before the silo was frozen");
        Assert.NotEqual(0, (await frozen.WaitAsync()).ExitStatus);
    }

    [Fact]
    public async Task A_database_that_crashes_and_comes_back_is_waited_for()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        using var run = Start(cluster);
        await UntilMonthsPassAsync(cluster);
        await server.StopAsync("immediate");
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await server.StartAsync();
        await SameAsUndisturbed(cluster, run);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_leaves_a_checkpoint_and_the_cluster()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        // No checkpoint but the one that the stop asks for.
        using var run = cluster.Client([.. Run[..^1], "12000", "--cluster", "--out", "run"]);
        // The reference begins when the policy run is at its end: it does not settle first.
        await cluster.UntilAsync("SELECT count(*) FROM ssesim_run", 2);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        cluster.Silos[0].Signal("TERM");
        var stopped = await cluster.Silos[0].WaitAsync();
        Assert.True(stopped.ExitStatus == 0, stopped.Errors);
        await SameAsUndisturbed(cluster, run);
        Assert.True(await cluster.CountAsync("SELECT max(epoch) FROM ssesim_run") > 1, "it was over before the silo stopped");
        // Active is 3: it has said that it leaves, and nobody had to find out.
        Assert.Equal(1, await cluster.CountAsync("SELECT count(*) FROM OrleansMembershipTable WHERE Status = 3"));
    }

    private static SseSimProcess Start(TestCluster cluster) => cluster.Client([.. Run, "--cluster", "--out", "run"]);

    /// <summary>Waits until the run in hand has written two checkpoints more.</summary>
    private static async Task UntilMonthsPassAsync(TestCluster cluster)
    {
        const string written = "SELECT coalesce(sum(xmin::text::bigint), 0) FROM ssesim_run WHERE newest IS NOT NULL";
        for (var n = 0; n < 2; n++)
        {
            await cluster.UntilAsync(written, await cluster.CountAsync(written) + 1);
        }
    }

    private static async Task SameAsUndisturbed(TestCluster cluster, SseSimProcess run)
    {
        var outcome = await run.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Errors + string.Join('\n', cluster.Silos.Select(s => s.Said)));
        if (_undisturbed is null)
        {
            await cluster.DoneAsync([.. Run, "--out", "undisturbed"]);
            _undisturbed = cluster.Hashes("undisturbed");
        }

        Assert.Equal(_undisturbed, cluster.Hashes("run"));
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM ssesim_part WHERE name LIKE '%-member-%'"));
        Assert.Equal(2, await cluster.CountAsync("SELECT count(*) FROM ssesim_run"));
    }
}
