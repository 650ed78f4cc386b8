namespace SseSim.Cluster.Tests;

/// <summary>Sweeps whose runs go to the silos of a cluster.</summary>
public sealed class SweepTests(PostgresServer server)
{
    private static readonly string[] Sweep =
    [
        "sweep", "island-guarantee", "--months", "60", "--replicates", "2", "--over", "policies.guarantee-fund.coverage=20 %,40 %,60 %,80 %",
    ];

    [Fact]
    public async Task Through_the_loss_of_its_client_and_of_a_silo_a_sweep_gives_the_table_of_one_process()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        await cluster.DoneAsync([.. Sweep, "--out", "here"]);

        using (var client = cluster.Client([.. Sweep, "--cluster", "--out", "there"]))
        {
            await UntilRowsAsync(cluster, 1);
            client.Signal("KILL");
            await client.WaitAsync();
        }

        Assert.False(File.Exists(At(cluster, "there/table.csv")));
        using (var client = cluster.Client("sweep", "there", "--cluster"))
        {
            await UntilRowsAsync(cluster, 3);
            cluster.Silos[0].Signal("KILL");
            var outcome = await client.WaitAsync();
            Assert.True(outcome.ExitStatus == 0, outcome.Errors + cluster.Said);
        }

        Assert.Equal(File.ReadAllBytes(At(cluster, "here/table.csv")), File.ReadAllBytes(At(cluster, "there/table.csv")));
        Assert.Equal(File.ReadAllBytes(At(cluster, "here/table.parquet")), File.ReadAllBytes(At(cluster, "there/table.parquet")));
        // What is in the table is kept nowhere else, except the row in whose writing the client was killed.
        Assert.InRange(await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment WHERE state <> 'running'"), 0, 1);
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment WHERE state = 'running'"));
    }

    private static async Task UntilRowsAsync(TestCluster cluster, int rows)
    {
        while (!File.Exists(At(cluster, "there/rows.jsonl")) || File.ReadLines(At(cluster, "there/rows.jsonl")).Count() < rows)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string At(TestCluster cluster, string name) => Path.Combine(cluster.Folder, name);
}
