using Orleans.Runtime.Placement;

namespace SseSim.Grains.Territories;

/// <summary>Places a member of a run by run, index, expected work and the sorted silos, and by nothing that changes from moment to moment. An
/// institution goes where the territory of its number is.</summary>
public sealed class TerritoryPlacementDirector : IPlacementDirector
{
    private Spread? _last;

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
            ? Assigned(run, work, silos.Length)[territory]
            : TerritorySpread.InTurn(run, territory, silos.Length);
        return Task.FromResult(silos[silo]);
    }

    /// <summary>All members of a run are placed one after the other: what was worked out for the last one is remembered.</summary>
    private int[] Assigned(string run, long[] work, int silos)
    {
        if (_last is { } last && last.Run == run && last.Silos == silos && last.Work.AsSpan().SequenceEqual(work))
        {
            return last.Assigned;
        }

        var assigned = TerritorySpread.Assign(run, work, silos);
        _last = new Spread(run, work, silos, assigned);
        return assigned;
    }

    private sealed record Spread(string Run, long[] Work, int Silos, int[] Assigned);
}
