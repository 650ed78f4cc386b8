using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Grains.Hosting;

namespace SseSim.Silo;

/// <summary>A silo inside of this process: no socket, no log, no file but those of a start folder. Several may live in one process.</summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    // Only a name within the process: nothing is bound to it.
    private const int NominalPort = 11111;

    private readonly IHost _host;

    private EmbeddedSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a silo with so many compute threads, by default one for each core.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="configure">Further configuration, such as call filters.</param>
    /// <param name="startFolder">Where settled economies are kept from one process to the next, see <see cref="StartFolder"/>; null to settle each
    /// time.</param>
    /// <param name="checkpoints">Where runs keep checkpoints, asked when the first run begins; null for nowhere. Whoever made it disposes of it.</param>
    /// <param name="cancellation">Gives the start up.</param>
    public static async Task<EmbeddedSilo> StartAsync(
        int? threads = null, Action<ISiloBuilder>? configure = null, string? startFolder = null, Func<ICheckpointStore?>? checkpoints = null,
        CancellationToken cancellation = default)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(NominalPort, gatewayPort: 0);
            if (checkpoints is not null)
            {
                silo.Services.AddSingleton(_ => checkpoints() ?? new NoCheckpoints());
            }

            silo.AddSimulation(threads ?? Environment.ProcessorCount, startFolder);
            configure?.Invoke(silo);
        });
        NoTransport.Replace(builder.Services);
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new EmbeddedSilo(host);
    }

    /// <summary>Where the compute threads spent their time so far, see <see cref="StepTimes.Seconds"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds => _host.Services.GetRequiredService<StepTimes>().Seconds();

    /// <summary>Runs all runs of an experiment. When <paramref name="cancellation"/> asks for it, the runs end soon and what was finished is
    /// returned.</summary>
    /// <exception cref="Model.Accounts.AccountsException">An account did not close.</exception>
    /// <exception cref="RunFailedException">A run failed for another reason.</exception>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="id">Id of the experiment; one that is resumed has the one that it had. Null for a new one.</param>
    /// <param name="cancellation">Ends the runs soon.</param>
    public Task<ExperimentResult> RunAsync(
        ExperimentRequest request, IProgress<ExperimentProgress>? progress = null, string? id = null, CancellationToken cancellation = default) =>
        new ExperimentClient(Grains).Run(id ?? Guid.NewGuid().ToString("N"), request, progress, cancellation);

    /// <summary>Stops the silo. Runs should be over: a grain is waited for until its step ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }
    }
}
