using System.Text.RegularExpressions;

namespace SseSim.Cluster.Tests;

/// <summary>What a user of a cluster sees while nothing breaks.</summary>
public sealed class ClusterRunTests(PostgresServer server)
{
    private static readonly string[] Run = ["run", "island-guarantee", "--months", "24", "--replicates", "2"];

    [Fact]
    public async Task One_silo_and_three_give_the_hashes_of_a_run_in_one_process_with_a_silo_that_joins_in_between()
    {
        using var cluster = await TestCluster.StartAsync(server, 1);
        await cluster.DoneAsync([.. Run, "--out", "here"]);
        await cluster.DoneAsync([.. Run, "--cluster", "--out", "one"]);
        Assert.Equal(cluster.Hashes("here"), cluster.Hashes("one"));

        // One replicate is spread over the silos, and again when another has joined; two are placed whole.
        using var spread = cluster.Client("run", "island-guarantee", "--months", "240", "--replicates", "1", "--cluster", "--checkpoint-months", "4",
            "--out", "spread");
        await cluster.UntilAsync("""
            SELECT count(*) FROM ssesim_run WHERE newest IS NOT NULL
            AND split_part(run, '/', 1) = (SELECT id FROM ssesim_experiment WHERE state = 'running')
            """, 1);
        await cluster.AddSilosAsync(2);
        var outcome = await spread.WaitAsync();
        Assert.True(outcome.ExitStatus == 0, outcome.Errors);
        await cluster.DoneAsync("run", "island-guarantee", "--months", "240", "--replicates", "1", "--out", "alone");
        Assert.Equal(cluster.Hashes("alone"), cluster.Hashes("spread"));
        // It was spread anew at a checkpoint: a further epoch without a loss.
        Assert.True(await cluster.CountAsync("SELECT max(epoch) FROM ssesim_run") > 1);

        await cluster.DoneAsync([.. Run, "--cluster", "--out", "three"]);
        Assert.Equal(cluster.Hashes("here"), cluster.Hashes("three"));
        var listed = await cluster.DoneAsync("runs");
        Assert.Equal(3, Regex.Count(listed.Output, "completed"));
    }

    [Fact]
    public async Task A_client_may_leave_a_run_and_others_may_come_and_watch()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        string id;
        using (var first = cluster.Client("run", "island-guarantee", "--months", "160", "--replicates", "1", "--cluster", "--out", "first"))
        {
            await first.UntilErrorsAsync(errors => errors.Contains("on the cluster;", StringComparison.Ordinal));
            id = Regex.Match(first.ErrorsSoFar(), @"run (\S+) on the cluster").Groups[1].Value;
            await cluster.UntilAsync("SELECT count(*) FROM ssesim_run", 1);
            first.Signal("TERM");
            var left = await first.WaitAsync();
            Assert.Equal(130, left.ExitStatus);
            Assert.Contains($"ssesim attach {id}", left.Errors, StringComparison.Ordinal);
        }

        using var one = cluster.Client("attach", id, "--out", "one");
        using var other = cluster.Client("attach", id, "--out", "other");
        Assert.Equal(0, (await one.WaitAsync()).ExitStatus);
        Assert.Equal(0, (await other.WaitAsync()).ExitStatus);
        await cluster.DoneAsync("run", "island-guarantee", "--months", "160", "--replicates", "1", "--out", "here");
        Assert.Equal(cluster.Hashes("here"), cluster.Hashes("one"));
        Assert.Equal(cluster.Hashes("here"), cluster.Hashes("other"));
        // Nothing is kept of a finished run but what its results are read from.
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM ssesim_part WHERE name LIKE '%-member-%'"));

        var wrong = cluster.Client("attach", id[..^1] + "x");
        var refused = await wrong.WaitAsync();
        Assert.Equal(2, refused.ExitStatus);
        Assert.Contains($"did you mean '{id}'", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_ends_everywhere_and_is_not_taken_up_again()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        using var run = BeginLong(cluster);
        var id = await IdAsync(cluster, run);
        await cluster.DoneAsync("cancel", id);
        Assert.Equal(130, (await run.WaitAsync()).ExitStatus);
        Assert.Equal(1, await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment WHERE state = 'cancelled'"));
        using var again = cluster.Client("cancel", id);
        Assert.Contains("is over already (cancelled)", (await again.WaitAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_silos_are_gone_it_is_said_and_a_run_is_cancelled_all_the_same()
    {
        using var cluster = await TestCluster.StartAsync(server, 1);
        using var run = BeginLong(cluster);
        var id = await IdAsync(cluster, run);
        // Its row still says that it takes part, as those of a lost cluster do.
        cluster.Silos[0].Signal("KILL");
        string[][] commands = [["attach", id], [.. Run, "--cluster", "--out", "other"], ["sweep", "island-guarantee", "--over", "seed=1,2", "--cluster", "--out", "sweep"]];
        foreach (var outcome in await Task.WhenAll(commands.Select(async command =>
        {
            using var client = cluster.Client(command);
            return await client.WaitAsync();
        })))
        {
            Assert.Equal(1, outcome.ExitStatus);
            Assert.Matches("^ssesim: error: no silo of version .+ answers in this cluster: start one with 'ssesim silo'", outcome.Errors.Split('\n')[^2]);
        }

        await run.UntilErrorsAsync(errors => errors.Contains("warning: no silo of the cluster answers any more", StringComparison.Ordinal));
        await cluster.DoneAsync("cancel", id);
        // Who followed it hears of it from the next silo, which does not take it up.
        await cluster.AddSiloAsync();
        Assert.Equal(130, (await run.WaitAsync()).ExitStatus);
        Assert.Equal(1, await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment WHERE state = 'cancelled'"));
        Assert.Equal(1, await cluster.CountAsync("SELECT max(epoch) FROM ssesim_run"));
    }

    /// <summary>A run that goes on until it is cancelled.</summary>
    private static SseSimProcess BeginLong(TestCluster cluster) =>
        cluster.Client("run", "island-guarantee", "--months", "1200", "--replicates", "4", "--cluster", "--out", "run");

    /// <summary>What it is called, once it has begun.</summary>
    private static async Task<string> IdAsync(TestCluster cluster, SseSimProcess run)
    {
        await cluster.UntilAsync("SELECT count(*) FROM ssesim_run", 1);
        return Regex.Match(run.ErrorsSoFar(), @"run (\S+) on the cluster").Groups[1].Value;
    }
}
