namespace SseSim.Cluster.Tests;

/// <summary>Sweeps and attributions whose runs go to the silos of a cluster.</summary>
public sealed class SweepTests(PostgresServer server)
{
    private static readonly string[] Sweep =
    [
        "sweep", "island-guarantee", "--months", "24", "--replicates", "2", "--over", "policies.guarantee-fund.coverage=20 %,40 %,60 %,80 %",
    ];

    [Fact]
    public async Task Through_the_loss_of_its_client_and_of_a_silo_a_sweep_gives_the_table_of_one_process()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        await cluster.DoneAsync([.. Sweep, "--out", "here"]);

        using (var client = cluster.Client([.. Sweep, "--cluster", "--out", "there"]))
        {
            await UntilRowsAsync(cluster, client, 1);
            client.Signal("KILL");
            await client.WaitAsync();
        }

        Assert.False(File.Exists(At(cluster, "there/table.csv")));
        using (var client = cluster.Client("sweep", "there", "--cluster"))
        {
            await UntilRowsAsync(cluster, client, 3);
            cluster.Silos[0].Signal("KILL");
            var outcome = await client.WaitAsync();
            Assert.True(outcome.ExitStatus == 0, outcome.Errors + cluster.Said);
        }

        Assert.Equal(File.ReadAllBytes(At(cluster, "here/table.csv")), File.ReadAllBytes(At(cluster, "there/table.csv")));
        Assert.Equal(File.ReadAllBytes(At(cluster, "here/table.parquet")), File.ReadAllBytes(At(cluster, "there/table.parquet")));
        // What is in the table is kept nowhere else, even where the client was killed between the two.
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment"));
    }

    [Fact]
    public async Task An_attribution_gives_the_table_of_one_process()
    {
        using var cluster = await TestCluster.StartAsync(server, 2);
        File.WriteAllText(At(cluster, "two.yaml"), """
            scenario: two
            title: A guarantee and grants
            economy: island
            start: 2021-01
            months: 18
            policies:
              - { instrument: credit-guarantee, name: guarantee, coverage: 80 %, fee: 1 %, budget: 1 M EUR in all, from: 2021-03 }
              - { instrument: seed-grant, name: grants, amount: 10 k EUR, from: 2021-03 }
            """);
        string[] attribute = ["attribute", "two.yaml", "--replicates", "2"];
        await cluster.DoneAsync([.. attribute, "--out", "here"]);
        await cluster.DoneAsync([.. attribute, "--cluster", "--out", "there"]);
        foreach (var table in new[] { "attribution.csv", "table.csv" })
        {
            Assert.Equal(File.ReadAllBytes(At(cluster, $"here/{table}")), File.ReadAllBytes(At(cluster, $"there/{table}")));
        }

        // The silos were given each run, and nothing of it is left there.
        var runs = File.ReadLines(At(cluster, "there/table.csv")).Count() - 1;
        await cluster.UntilAsync("SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'ssesim_experiment'", runs);
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM ssesim_experiment"));
    }

    /// <summary>Waits for rows of a client's table; one that ends before it has written them has failed.</summary>
    private static async Task UntilRowsAsync(TestCluster cluster, SseSimProcess client, int rows)
    {
        while (!File.Exists(At(cluster, "there/rows.jsonl")) || File.ReadLines(At(cluster, "there/rows.jsonl")).Count() < rows)
        {
            if (client.HasExited)
            {
                Assert.Fail((await client.WaitAsync()).Errors + cluster.Said);
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string At(TestCluster cluster, string name) => Path.Combine(cluster.Folder, name);
}
