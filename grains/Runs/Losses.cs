using System.Diagnostics;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Members;

namespace SseSim.Grains.Runs;

/// <summary>Tells a silo, message or store that went missing from a fault of the run itself.</summary>
internal static class Losses
{
    /// <summary>How long a run that comes no further goes on trying.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Whether trying again may help. A cancellation counts: to one who cancelled nothing, and only such a one may ask, it says that the other
    /// side gave up, as a grain directory does whose silos have just gone or a silo that stops.</summary>
    public static bool IsLoss(Exception exception) => exception is StateLostException or WrongMonthException or ForeignHistoryException or StorageException
        or DamagedCheckpointException or TimeoutException or OrleansException or EnumerationAbortedException
        or OperationCanceledException;

    /// <summary>Tries again where a silo is lost in between.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public static async Task<T> Persistently<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception lost) when (IsLoss(lost) && !cancellation.IsCancellationRequested && Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause(attempt), cancellation);
            }
        }
    }

    /// <inheritdoc cref="Persistently{T}"/>
    public static Task Persistently(Func<Task> call, CancellationToken cancellation) => Persistently(async () =>
    {
        await call();
        return true;
    }, cancellation);

    /// <summary>Pause before a further attempt.</summary>
    /// <param name="attempt">Attempts in vain so far; 0 where nothing was lost, as when a run is spread over silos that joined.</param>
    public static TimeSpan Pause(int attempt)
    {
        if (attempt < 1)
        {
            return TimeSpan.Zero;
        }

        var pause = FirstPause * (1 << Math.Min(attempt - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
