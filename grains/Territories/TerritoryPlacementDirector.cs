using Orleans.Runtime.Placement;
using SseSim.Grains.Institutions;

namespace SseSim.Grains.Territories;

/// <summary>Places a member of a run by run, index, expected work, the sorted silos and the run's own silo, and by nothing that changes from moment to moment. Territories
/// are spread, each with its own government; institutions of the country are where the run is, since what they are told and answer comes from there and goes there.</summary>
public sealed class TerritoryPlacementDirector : IPlacementDirector
{
    private static readonly GrainType Territory = GrainType.Create(TerritoryGrain.TypeName);
    private static readonly GrainType Government = GrainType.Create(GovernmentGrain.TypeName);

    private Spread? _last;

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos);
        if (!target.GrainIdentity.TryGetIntegerKey(out var index, out var run) || run is null)
        {
            throw new InvalidOperationException($"Bug in SseSim: {target.GrainIdentity} is not a member of a run");
        }

        if (ExpectedWork.HomeOf(target.RequestContextData) is { } home)
        {
            return Task.FromResult(silos[home % silos.Length]);
        }

        var territory = TerritoryOf(target.GrainIdentity.Type, checked((int)index));
        if (territory is null && ExpectedWork.SeatOf(target.RequestContextData) is { } seat && silos.Contains(seat))
        {
            return Task.FromResult(seat);
        }

        var place = territory ?? 0;
        var silo = ExpectedWork.Of(target.RequestContextData) is { } work && place < work.Length
            ? Assigned(run, work, silos.Length)[place]
            : TerritorySpread.InTurn(run, place, silos.Length);
        return Task.FromResult(silos[silo]);
    }

    /// <summary>The territory that a member is or governs; null for an institution of the country.</summary>
    private static int? TerritoryOf(GrainType member, int index) =>
        member == Territory ? index : member == Government && index > 0 ? index - 1 : null;

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
