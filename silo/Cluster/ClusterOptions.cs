using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using OrleansClusterOptions = Orleans.Configuration.ClusterOptions;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Hosting;

namespace SseSim.Silo.Cluster;

/// <summary>Every option of Orleans that a cluster sets, with its value and the reason. What is not here is Orleans' default on purpose:
/// activation repartitioning and rebalancing, memory shedding and load shedding stay off, because nothing may move or drop a territory in
/// the middle of a run.</summary>
public static class ClusterOptions
{
    /// <summary>Of one database, all that Orleans keeps for SseSim.</summary>
    private const string ServiceId = "ssesim";

    /// <summary>Silos of one version only see each other: results are the same bits only where all compute the same. A new version is a cluster of
    /// its own beside the old one, in the same database.</summary>
    public static string ClusterId => $"ssesim-{ProgramVersion.Text}";

    /// <summary>How many silos and how soon: a killed silo is declared dead after about three seconds.</summary>
    private static void Configure(ClusterMembershipOptions options)
    {
        // Territories compute on threads of their own, so that a probe is answered within milliseconds even while a country is stepped; a silo
        // that misses three in a row is gone. The default of 5 s would make every loss cost a quarter of a minute.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 3;
        // Two silos must agree where there are three or more, so that one with a bad connection cannot evict the healthy ones.
        options.NumVotesForDeathDeclaration = 2;
        // A silo that was declared dead while it was frozen finds out within so long; until then the epochs of runs keep it harmless.
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        // After the whole cluster was killed, newcomers wait until the dead rows count as stale: three times this long. The default of 30 s
        // made a restart on other ports take 106 s; 2 s make it about 10 s. One small update a silo.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedTableIAmAliveLimit = 3;
        // Rows of dead silos are of interest for an hour and then removed.
        options.DefunctSiloExpiration = TimeSpan.FromHours(1);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
    }

    private static void Configure(GrainDirectoryOptions options) =>
        // How long the directory keeps the grains of a lost silo reserved. Above the time in which a death is declared; the default of 30 s
        // would keep a run waiting for as long.
        options.RangeLeaseDuration = TimeSpan.FromSeconds(5);

    private static void Configure(OrleansClusterOptions options) => (options.ServiceId, options.ClusterId) = (ServiceId, ClusterId);

    /// <summary>Makes a silo one of the cluster in a database.</summary>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, NpgsqlDataSource database)
    {
        silo.Configure<OrleansClusterOptions>(Configure);
        silo.Configure<ClusterMembershipOptions>(Configure);
        silo.Configure<GrainDirectoryOptions>(Configure);
        silo.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, database));
#pragma warning disable ORLEANSEXP003 // The default directory deactivates healthy grains when another silo dies (dotnet/orleans#2656): measured.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        return silo;
    }

    /// <summary>Makes a client one of the cluster in a database.</summary>
    public static IClientBuilder UseCluster(this IClientBuilder client, NpgsqlDataSource database, SignsOfLife silos)
    {
        client.Configure<OrleansClusterOptions>(Configure);
        // Silos come and go while a client watches; the default of a minute would leave it without one.
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        // A client asks for what is there and waits for nothing: a call to a silo that was lost is soon made to another.
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(30));
        // A client that comes while a silo goes tries the others, for as long as there are any.
        client.UseConnectionRetryFilter(async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
            return await silos.AreSeen(cancellation);
        });
        client.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, database));
        client.Services.AddModelSerialization();
        return client;
    }

    private const string Invariant = "Npgsql";
}
