using Orleans.Runtime.Placement;

namespace SseSim.Grains.Territories;

/// <summary>Places a member of a run by run, index, expected work and the sorted silos, and by nothing that changes from moment to moment. An
/// institution goes where the territory of its number is.</summary>
public sealed class TerritoryPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos);
        if (!target.GrainIdentity.TryGetIntegerKey(out var index, out var run) || run is null)
        {
            throw new InvalidOperationException($"Bug in SseSim: {target.GrainIdentity} is not a territory of a run");
        }

        var territory = checked((int)index);
        var silo = ExpectedWork.HomeOf(target.RequestContextData) is { } home ? home % silos.Length
            : ExpectedWork.Of(target.RequestContextData) is { } work && territory < work.Length
            ? TerritorySpread.Assign(run, work, silos.Length)[territory]
            : TerritorySpread.InTurn(run, territory, silos.Length);
        return Task.FromResult(silos[silo]);
    }
}
