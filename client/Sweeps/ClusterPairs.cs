using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SseSim.Analysis.Sweeps;
using SseSim.Client.Output;
using SseSim.Client.Simulation;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Experiments;

namespace SseSim.Client.Sweeps;

/// <summary>Pairs on the silos of a cluster: each is an experiment of its own there, whole on one silo where it fits, one silo after the other. Its id follows from
/// the sweep's folder and from the pair, so that a sweep whose client was killed finds what the silos have finished meanwhile.</summary>
internal sealed class ClusterPairs : IPairs
{
    /// <summary>So many keep the threads of a silo busy while some of them begin, end or wait for each other.</summary>
    private const int AtOnceOnSilo = 4;

    private readonly ClusterRun _cluster;
    private readonly string _stem;
    private readonly int _replicates;

    private ClusterPairs(ClusterRun cluster, SweepFolder folder, int silos)
    {
        (_cluster, _replicates, AtOnce) = (cluster, folder.Record.Replicates, AtOnceOnSilo * silos);
        var sweep = string.Join('\n', Environment.MachineName, folder.Directory, ProgramVersion.Text, JsonSerializer.Serialize(folder.Record));
        _stem = "sweep-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sweep)))[..12];
    }

    public int AtOnce { get; }

    /// <exception cref="UserError">There is no such cluster.</exception>
    public static async Task<ClusterPairs> OpenAsync(Terminal terminal, SweepFolder folder, CancellationToken cancellation)
    {
        var cluster = await ClusterRun.OpenAsync(terminal, quiet: true, cancellation);
        try
        {
            var pairs = new ClusterPairs(cluster, folder, await cluster.CountSilosAsync(cancellation));
            await pairs.ForgetKeptAsync(folder, cancellation);
            return pairs;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<ExperimentResult> RunAsync(
        int point, int replicate, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var id = IdOf(point, replicate);
        try
        {
            var result = await _cluster.ComputeAsync(id, request with { Home = (point * _replicates) + replicate }, progress, cancellation);
            if (result.IsComplete)
            {
                return result;
            }

            // Somebody cancelled it on the cluster; a later sweep begins it anew.
            await _cluster.ForgetAsync(id);
            throw UserError.Failure($"{id} was cancelled on the cluster: 'ssesim sweep' with the folder goes on");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await _cluster.ForgetAsync(id);
            throw;
        }
    }

    public Task ForgetAsync(int point, int replicate) => _cluster.ForgetAsync(IdOf(point, replicate));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <summary>Removes from the cluster what a client that was killed had written into the folder and not yet removed.</summary>
    private async Task ForgetKeptAsync(SweepFolder folder, CancellationToken cancellation)
    {
        var kept = folder.Rows.Select(row => IdOf(row.Point, row.Replicate)).ToHashSet();
        foreach (var entry in (await _cluster.ListAsync(cancellation)).Where(entry => kept.Contains(entry.Id)))
        {
            await _cluster.ForgetAsync(entry.Id);
        }
    }

    private string IdOf(int point, int replicate) => string.Create(CultureInfo.InvariantCulture, $"{_stem}-{point}-{replicate}");
}
