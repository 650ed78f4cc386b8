using Orleans.Placement;

namespace SseSim.Grains.Territories;

/// <summary>Says that a grain is placed by <see cref="TerritoryPlacementDirector"/>. Holds no rule itself.</summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking]
public sealed class TerritoryPlacement : PlacementStrategy
{
    internal static TerritoryPlacement Singleton { get; } = new();
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class TerritoryPlacementAttribute() : PlacementAttribute(TerritoryPlacement.Singleton);

/// <summary>What placing the members of a run goes by, sent along with the calls that first reach them.</summary>
public static class ExpectedWork
{
    private const string WorkKey = "SseSim.ExpectedWork";
    private const string HomeKey = "SseSim.Home";
    private const string SeatKey = "SseSim.Seat";

    /// <summary>Attaches to the calls that the current grain makes until <see cref="Detach"/>.</summary>
    /// <param name="work">[territory]: expected work.</param>
    /// <param name="home">Number of the silo that takes the whole run; null to spread it.</param>
    /// <param name="seat">Name of the silo that the run itself is on.</param>
    public static void Attach(long[] work, int? home, string seat)
    {
        RequestContext.Set(WorkKey, work);
        RequestContext.Set(SeatKey, seat);
        if (home is { } silo)
        {
            RequestContext.Set(HomeKey, silo);
        }
    }

    public static void Detach()
    {
        RequestContext.Remove(WorkKey);
        RequestContext.Remove(HomeKey);
        RequestContext.Remove(SeatKey);
    }

    internal static long[]? Of(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(WorkKey, out var work) ? work as long[] : null;

    internal static SiloAddress? SeatOf(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(SeatKey, out var seat) && seat is string name ? SiloAddress.FromParsableString(name) : null;

    internal static int? HomeOf(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(HomeKey, out var home) ? home as int? : null;
}
