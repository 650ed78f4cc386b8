namespace SseSim.Grains.Checkpoints;

/// <summary>When the next checkpoint of a run is due: every so many months where the run says so, otherwise so seldom that checkpoints take at most
/// <see cref="ShareOfTime"/> of its time, going by what the last one took, the first by the size of the economy. Belongs to one grain.</summary>
/// <param name="everyMonths">Months between two; 0 for none; null to go by cost.</param>
/// <param name="clock">For what they cost.</param>
/// <param name="residents">Persons simulated.</param>
internal sealed class CheckpointSchedule(int? everyMonths, TimeProvider clock, int residents = 0)
{
    /// <summary>Of a run's time, for writing checkpoints.</summary>
    public const double ShareOfTime = 0.05;

    /// <summary>What a lost run may cost without anybody minding; a shorter run writes nothing at all.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    /// <summary>What a checkpoint takes for each resident, until one was written: about 5 s for the 10.6 million of Portugal, to a file, on two cores.</summary>
    private static readonly TimeSpan PerResident = TimeSpan.FromMicroseconds(0.5);

    private readonly long _first = clock.GetTimestamp();
    private long _last = clock.GetTimestamp();
    private int _month;
    private TimeSpan _between = Between(residents * PerResident);
    private bool _wanted;

    /// <summary>Whether the end of the run is worth keeping, so that what follows it in an experiment can be resumed without it.</summary>
    public bool KeepsEnd => everyMonths is { } every ? every > 0 : clock.GetElapsedTime(_first) >= Least;

    /// <summary>The run goes on from this month; time counts from now.</summary>
    public void Restart(int month) => (_last, _month, _wanted) = (clock.GetTimestamp(), month, false);

    /// <summary>Somebody wants one as soon as a month is done.</summary>
    public void Want() => _wanted = true;

    /// <param name="month">Months done.</param>
    public bool IsDue(int month) => month > _month
        && (_wanted || (everyMonths is { } every ? every > 0 && month - _month >= every : clock.GetElapsedTime(_last) >= _between));

    /// <summary>One was written, or tried in vain.</summary>
    /// <param name="month">Months done.</param>
    /// <param name="cost">Time that it took.</param>
    public void Done(int month, TimeSpan cost)
    {
        Restart(month);
        _between = Between(cost);
    }

    private static TimeSpan Between(TimeSpan cost)
    {
        // The share is of all time, that of the checkpoint included.
        var between = cost / ShareOfTime - cost;
        return between > Least ? between : Least;
    }
}
