using SseSim.Silo;

namespace SseSim.Client.Simulation;

/// <summary>A silo inside this process that starts at once, beside whatever the command reads and checks before it has something to run.</summary>
internal sealed class BackgroundSilo : IAsyncDisposable
{
    /// <param name="start">Starts it.</param>
    public BackgroundSilo(Func<Task<EmbeddedSilo>> start) => Started = Task.Run(start, CancellationToken.None);

    /// <summary>Done when it has started.</summary>
    public Task<EmbeddedSilo> Started { get; }

    /// <summary>Waits until it has started and stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        EmbeddedSilo silo;
        try
        {
            silo = await Started;
        }
        catch (Exception) when (Started.IsFaulted || Started.IsCanceled)
        {
            // It never ran; who wanted to run something was told.
            return;
        }

        await silo.DisposeAsync();
    }
}
