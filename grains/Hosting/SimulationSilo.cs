using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Compute;
using SseSim.Grains.Experiments;
using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Serialization;
using SseSim.Grains.Starts;
using SseSim.Grains.Territories;

namespace SseSim.Grains.Hosting;

/// <summary>What a silo or a client needs to run simulations, whatever its cluster is made of.</summary>
public static class SimulationSilo
{
    /// <summary>A month of a country waits for threads longer than Orleans' half minute.</summary>
    public static TimeSpan ResponseTimeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Addresses of grains that a silo remembers. Orleans' million would keep some forty of each pair of a sweep, of grains that are long gone: ten kilobytes a pair. A run
    /// has some forty grains, a thousand and more with that many territories.</summary>
    private const int RememberedGrains = 16_384;

    /// <param name="silo">Silo being configured.</param>
    /// <param name="threads">Compute threads, at least 1.</param>
    /// <param name="startFolder">Where settled economies are kept from one process to the next; null to settle each time.</param>
    public static ISiloBuilder AddSimulation(this ISiloBuilder silo, int threads, string? startFolder = null)
    {
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = RememberedGrains);
        silo.AddPlacementDirector<TerritoryPlacement, TerritoryPlacementDirector>();
        silo.AddPlacementDirector<SiloPlacement, SiloPlacementDirector>();
        silo.Services.AddModelSerialization();
        silo.Services.AddSingleton(_ => new ComputePool(threads));
        silo.Services.AddSingleton<SettledEconomies>();
        silo.Services.AddSingleton<StepTimes>();
        silo.Services.AddSingleton<Histories>();
        silo.Services.AddSingleton<RunFrames>();
        silo.Services.AddSingleton<MemberStates>();
        silo.Services.AddSingleton<MembersHere>();
        silo.Services.AddSingleton<MemberServices>();
        silo.Services.TryAddSingleton<ICheckpointStore, NoCheckpoints>();
        silo.Services.TryAddSingleton<IExperimentRegistry, NoRegistry>();
        if (startFolder is not null)
        {
            silo.Services.AddSingleton(services => new StartStore(
                startFolder, StartStore.DefaultCapacity, services.GetRequiredService<ILogger<StartStore>>()));
        }

        silo.Services.TryAddSingleton(TimeProvider.System);
        return silo;
    }

    /// <summary>For clients of a cluster; a silo has it by <see cref="AddSimulation"/>.</summary>
    public static IServiceCollection AddModelSerialization(this IServiceCollection services)
    {
        services.AddSingleton<ModelCodec>();
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<ModelCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<ModelCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<ModelCodec>());
        return services;
    }
}
