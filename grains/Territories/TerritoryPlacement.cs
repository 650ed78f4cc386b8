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

    /// <summary>Attaches to the calls that the current grain makes until <see cref="Detach"/>.</summary>
    /// <param name="work">[territory]: expected work.</param>
    /// <param name="home">Number of the silo that takes the whole run; null to spread it.</param>
    public static void Attach(long[] work, int? home)
    {
        RequestContext.Set(WorkKey, work);
        if (home is { } silo)
        {
            RequestContext.Set(HomeKey, silo);
        }
    }

    public static void Detach()
    {
        RequestContext.Remove(WorkKey);
        RequestContext.Remove(HomeKey);
    }

    internal static long[]? Of(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(WorkKey, out var work) ? work as long[] : null;

    internal static int? HomeOf(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(HomeKey, out var home) ? home as int? : null;
}
