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

/// <summary>The expected work of a run's territories, sent along with the calls that first reach them.</summary>
public static class ExpectedWork
{
    private const string ContextKey = "SseSim.ExpectedWork";

    /// <summary>Attaches [territory] work to the calls that the current grain makes until <see cref="Detach"/>.</summary>
    public static void Attach(long[] work) => RequestContext.Set(ContextKey, work);

    public static void Detach() => RequestContext.Remove(ContextKey);

    internal static long[]? Of(IReadOnlyDictionary<string, object>? context) =>
        context is not null && context.TryGetValue(ContextKey, out var work) ? work as long[] : null;
}
