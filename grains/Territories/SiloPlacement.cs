using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace SseSim.Grains.Territories;

/// <summary>Says that a grain is on the silo whose name is its key.</summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking]
public sealed class SiloPlacement : PlacementStrategy
{
    internal static SiloPlacement Singleton { get; } = new();
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class SiloPlacementAttribute() : PlacementAttribute(SiloPlacement.Singleton);

/// <summary>Places a grain on the silo that its key names, or nowhere.</summary>
public sealed class SiloPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo) ? Task.FromResult(silo) : throw new SiloUnavailableException($"{silo} is gone");
    }
}
