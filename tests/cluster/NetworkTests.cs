namespace SseSim.Cluster.Tests;

/// <summary>The network between silos fails while a run goes on. Needs the right to make network namespaces.</summary>
[Trait("needs", "network-namespaces")]
public sealed class NetworkTests(PostgresServer server)
{
    private static readonly string[] Run = ["run", "island-guarantee", "--months", "120", "--replicates", "1", "--checkpoint-months", "8"];

    [Fact]
    public async Task Delay_loss_and_partition_of_the_network_change_no_bit()
    {
        const int machines = 3;
        using var network = TestNetwork.Create(machines);
        using var cluster = await TestCluster.StartAsync(server, 0);
        var silos = await SiloMachines.StartAsync(server, cluster, network, machines);
        using var runs = new RepeatedRuns(cluster, Run);
        await runs.GoOnAsync();
        await cluster.UntilAsync("SELECT count(*) FROM ssesim_run WHERE newest IS NOT NULL", 1);

        network.SetAll(new Fault(TimeSpan.FromMilliseconds(15), Loss: 0.02));
        await silos.SuperviseFor(TimeSpan.FromSeconds(4));
        Assert.True(network.Lost > 0);
        network.SetAll(default);

        // The silo that works most is cut off from the others and still reaches the database, as they do: the two agree that it is dead.
        await runs.GoOnAsync();
        var alone = silos.Busiest();
        var dead = await cluster.CountAsync("SELECT count(*) FROM OrleansMembershipTable WHERE Status = 6");
        for (var other = 1; other <= machines; other++)
        {
            network.Set(alone, other, other == alone ? default : Fault.Cut);
        }

        await cluster.UntilAsync("SELECT count(*) FROM OrleansMembershipTable WHERE Status = 6", dead + 1);
        network.SetAll(default);
        await silos.SuperviseFor(TimeSpan.FromSeconds(2));
        await runs.GoOnAsync();
        await runs.EndAsync();
        Assert.Null(await LeftOvers.FindAsync(cluster, runs.Done, runs.Done * 2, 120));
    }
}
