using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Dashboard;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;
using SseSim.Grains.Hosting;

namespace SseSim.Silo.Cluster;

/// <summary>One silo of a cluster: a process that takes part in the runs of all clients of one database.</summary>
public sealed class ClusterSilo : IAsyncDisposable
{
    /// <summary>How long a stop may take: a month in hand, a checkpoint, and telling the others.</summary>
    public static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(120);

    private readonly WebApplication _application;
    private readonly NpgsqlDataSource _database;

    private ClusterSilo(WebApplication application, NpgsqlDataSource database) => (_application, _database) = (application, database);

    /// <summary>Joins the cluster.</summary>
    /// <exception cref="ClusterException">The database or a port cannot be used, or the settings would open it to others.</exception>
    public static async Task<ClusterSilo> Start(SiloSettings settings, CancellationToken cancellation)
    {
        settings.Check();
        var database = await ClusterConnection.Open(cancellation);
        if (settings.InitialiseDatabase)
        {
            await ClusterDatabase.Initialise(database, cancellation);
        }

        await ClusterDatabase.Require(database, cancellation);
        var application = Build(settings, database);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception taken) when (taken is AddressInUseException or System.Net.Sockets.SocketException || taken.InnerException is AddressInUseException)
        {
            await application.DisposeAsync();
            await database.DisposeAsync();
            throw new ClusterException($"a port of {settings.SiloPort}, {settings.GatewayPort}, {settings.HttpPort} is taken ({taken.Message}); "
                + "choose others with --silo-port, --gateway-port and --http-port");
        }

        return new ClusterSilo(application, database);
    }

    /// <summary>Leaves the cluster: runs write a checkpoint after the month in hand and go on elsewhere.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static WebApplication Build(SiloSettings settings, NpgsqlDataSource database)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], EnvironmentName = Environments.Production });
        builder.Logging.AddSiloLogging();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopPatience);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Nothing that is asked of a silo by HTTP has a body worth mentioning.
            kestrel.Limits.MaxRequestBodySize = 64 << 10;
            kestrel.AddServerHeader = false;
            kestrel.Listen(settings.HttpPort == 0 ? IPAddress.Loopback : settings.HttpAddress, settings.HttpPort);
        });
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ICheckpointStore, PostgresCheckpointStore>();
        builder.Services.AddSingleton<PostgresRegistry>();
        builder.Services.AddSingleton<IExperimentRegistry>(services => services.GetRequiredService<PostgresRegistry>());
        builder.AddSiloTelemetry();
        builder.UseOrleans(silo =>
        {
            silo.UseCluster(database);
            silo.ConfigureEndpoints(settings.Address, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: false);
            silo.AddSimulation(settings.Threads, StartFolder.OfEnvironment());
            // Traces would show the states of grains.
            silo.AddDashboard(options => options.HideTrace = true);
        });
        // After Orleans, so that it starts when the silo is there and stops before it leaves.
        builder.Services.AddHostedService<RunKeeper>();
        builder.Services.AddSingleton<SiloHealth>();
        var application = builder.Build();
        application.MapHealth();
        application.UseApiKey(SiloSettings.ApiKey);
        application.MapOrleansDashboard("/dashboard");
        return application;
    }
}
