using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;

namespace SseSim.Client.Sweeps;

/// <summary>Opens the place where the pairs of a sweep are computed, once for a command.</summary>
internal delegate Task<IPairs> OpenPairs(SweepFolder folder, CancellationToken cancellation);

/// <summary>Where the pairs of a sweep are computed: in this process or on a cluster.</summary>
internal static class PlaceOfPairs
{
    /// <summary>Chooses the place. Where it is this process, its silo starts at once, beside whatever the command reads and checks first.</summary>
    /// <param name="terminal">Of the command.</param>
    /// <param name="cluster">Whether on the silos of a cluster.</param>
    /// <param name="threads">Compute threads in this process; null for one for each core.</param>
    /// <param name="startFolder">Where this process keeps settled economies; null to settle each time.</param>
    /// <param name="cancellation">Gives the start up.</param>
    public static OpenPairs Begin(Terminal terminal, bool cluster, int? threads, string? startFolder, CancellationToken cancellation)
    {
        if (cluster)
        {
            return async (folder, stop) => await ClusterPairs.OpenAsync(terminal, folder, stop);
        }

        var local = new LocalPairs(threads, startFolder, cancellation);
        return (_, _) => Task.FromResult<IPairs>(local);
    }
}
