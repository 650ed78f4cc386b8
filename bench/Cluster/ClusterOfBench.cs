using System.Globalization;
using SseSim.Cluster.Tests;

namespace SseSim.Bench;

/// <summary>A database server and silos for one measurement.</summary>
internal sealed class ClusterOfBench : IAsyncDisposable
{
    /// <summary>What the clusters run where it is the losses that matter.</summary>
    public static readonly string[] Run = ["run", "island-guarantee", "--months", "480", "--replicates", "1", "--checkpoint-months", "8"];

    private ClusterOfBench(PostgresServer server, TestCluster cluster) => (Server, Cluster) = (server, cluster);

    public PostgresServer Server { get; }

    public TestCluster Cluster { get; }

    public static async Task<ClusterOfBench> StartAsync(int silos)
    {
        var server = new PostgresServer();
        await server.InitializeAsync();
        return new ClusterOfBench(server, await TestCluster.StartAsync(server, silos));
    }

    /// <summary>Waits until the run in hand has written a checkpoint more.</summary>
    public async Task CheckpointAsync()
    {
        const string written = "SELECT coalesce(sum(xmin::text::bigint), 0) FROM ssesim_run WHERE newest IS NOT NULL";
        await Cluster.UntilAsync(written, await Cluster.CountAsync(written) + 1);
    }

    /// <summary>Takes the run in hand to its end and says what came of it: the same hash, or why not.</summary>
    public static async Task<string> OutcomeAsync(RepeatedRuns runs)
    {
        try
        {
            await runs.EndAsync();
            return "same hash";
        }
        catch (InvalidOperationException failure)
        {
            return failure.Message.Split('\n')[0];
        }
    }

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Cluster.Dispose();
        await Server.DisposeAsync();
        // Where several clusters are measured, the first that ends has removed it.
        if (Directory.Exists(TestCache.Folder))
        {
            Directory.Delete(TestCache.Folder, recursive: true);
        }
    }
}
