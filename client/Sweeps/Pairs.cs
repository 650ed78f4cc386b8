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

/// <summary>Pairs in this process.</summary>
internal sealed class LocalPairs(EmbeddedSilo silo, int threads) : IPairs
{
    // One more than threads: while one pair changes from run to run, the others keep the threads busy.
    public int AtOnce => threads + 1;

    public static async Task<LocalPairs> StartAsync(int? threads, string? startFolder, CancellationToken cancellation)
    {
        var compute = threads ?? Environment.ProcessorCount;
        return new LocalPairs(await EmbeddedSilo.StartAsync(compute, startFolder: startFolder, cancellation: cancellation), compute);
    }

    public async Task<ExperimentResult> RunAsync(
        int point, int replicate, ExperimentRequest request, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var result = await silo.RunAsync(request, progress, cancellation: cancellation);
        return result.IsComplete ? result : throw new OperationCanceledException(cancellation);
    }

    public Task ForgetAsync(int point, int replicate) => Task.CompletedTask;

    public ValueTask DisposeAsync() => silo.DisposeAsync();
}
