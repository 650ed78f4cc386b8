namespace SseSim.Grains.Runs;

/// <summary>How fast a run is, and whether it still comes further after losses.</summary>
internal sealed class RunProgress(TimeProvider clock)
{
    private long _began;
    private int _firstMonth;
    private int _furthest = -1;
    private long _lastProgress = clock.GetTimestamp();

    /// <summary>Losses since the run last came further than ever before.</summary>
    public int AttemptsInVain { get; private set; }

    /// <summary>The months of an epoch begin.</summary>
    public void Begin(int month) => (_began, _firstMonth) = (clock.GetTimestamp(), month);

    /// <summary>Since the epoch's first month began; 0 before one is done.</summary>
    public double MonthsPerSecond(int month)
    {
        var seconds = month > _firstMonth ? clock.GetElapsedTime(_began).TotalSeconds : 0;
        return seconds > 0 ? (month - _firstMonth) / seconds : 0;
    }

    /// <summary>Counts a loss. Trying again makes sense as long as the run comes further now and then, or has not stood still for long.</summary>
    /// <param name="month">Months done when it happened.</param>
    public bool MayTryAgain(int month)
    {
        if (month > _furthest)
        {
            (_furthest, _lastProgress, AttemptsInVain) = (month, clock.GetTimestamp(), 0);
        }

        AttemptsInVain++;
        return clock.GetElapsedTime(_lastProgress) < Losses.Patience;
    }
}
