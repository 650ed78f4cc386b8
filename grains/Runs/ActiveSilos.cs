namespace SseSim.Grains.Runs;

/// <summary>The silos that are there.</summary>
internal static class ActiveSilos
{
    /// <summary>How many there are, through the loss of some.</summary>
    public static async Task<int> Count(IGrainFactory grains, CancellationToken cancellation) =>
        (await Losses.Persistently(() => grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true), cancellation)).Count;
}
