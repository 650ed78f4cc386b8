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

    /// <summary>Whether trying again may help.</summary>
    public static bool IsLoss(Exception exception) => exception is StateLostException or WrongMonthException or ForeignHistoryException or StorageException
        or DamagedCheckpointException or TimeoutException or OrleansException or EnumerationAbortedException;

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
