using SseSim.Client.Simulation;
using SseSim.Grains.Experiments;
using SseSim.Silo;

namespace SseSim.Client.Sweeps;

/// <summary>Where the pairs of runs of a sweep are computed. Which of them computes what changes no bit.</summary>
internal interface IPairs : IAsyncDisposable
{
    /// <summary>Pairs that keep it busy.</summary>
    int AtOnce { get; }

    /// <summary>Computes one pair; cancelling ends it soon.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ExperimentResult> RunAsync(
        int point, int replicate, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation);

    /// <summary>What came of a pair is on the disk: nobody asks for it any more.</summary>
    Task ForgetAsync(int point, int replicate);
}

/// <summary>Pairs in this process, whose silo starts beside whatever the command reads and checks first.</summary>
internal sealed class LocalPairs : IPairs
{
    private readonly BackgroundSilo _silo;
    private readonly int _threads;

    /// <param name="threads">Compute threads; null for one for each core.</param>
    /// <param name="startFolder">Where settled economies are kept; null to settle each time.</param>
    /// <param name="cancellation">Gives the start up.</param>
    public LocalPairs(int? threads, string? startFolder, CancellationToken cancellation)
    {
        _threads = threads ?? Environment.ProcessorCount;
        _silo = new(() => EmbeddedSilo.StartAsync(_threads, startFolder: startFolder, cancellation: cancellation));
    }

    // One more than threads: while one pair changes from run to run, the others keep the threads busy.
    public int AtOnce => _threads + 1;

    public async Task<ExperimentResult> RunAsync(
        int point, int replicate, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var silo = await _silo.Started;
        var result = await silo.RunAsync(request, progress, cancellation: cancellation);
        return result.IsComplete ? result : throw new OperationCanceledException(cancellation);
    }

    public Task ForgetAsync(int point, int replicate) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
