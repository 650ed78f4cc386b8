using SseSim.Model.Month;

namespace SseSim.Grains.Compute;

/// <summary>Where a silo's compute threads spent their time, over all of its runs: seconds of threads, so that two threads in one second are two. Only ever
/// read by people; no result depends on it.</summary>
public sealed class StepTimes(TimeProvider clock)
{
    private const string Settling = "settling";
    private const string Institutions = "institutions";

    private static readonly string[] Names =
        [Settling, .. Enum.GetNames<MonthStep>().Select(n => n.ToLowerInvariant()), Institutions];

    private readonly long[] _ticks = new long[Names.Length];

    /// <summary>Seconds by part: finding or settling the start, the steps of the territories' month in their order, and the institutions.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Seconds() =>
        [.. Names.Select((name, i) => KeyValuePair.Create(name, (double)Interlocked.Read(ref _ticks[i]) / clock.TimestampFrequency))];

    /// <summary>For one territory's month: each step counts until the next begins, the last one until <see cref="IDisposable.Dispose"/>.</summary>
    public MonthTimer Month() => new(this);

    /// <summary>Does what institutions do between two months.</summary>
    public T Institution<T>(Func<T> decide) => Measure(Names.Length - 1, decide);

    /// <summary>Draws and settles an economy, or reads it. Its own use of several threads counts once.</summary>
    public T Settle<T>(Func<T> settle) => Measure(0, settle);

    private T Measure<T>(int part, Func<T> work)
    {
        var began = clock.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Add(ref _ticks[part], clock.GetTimestamp() - began);
        }
    }

    /// <summary>Belongs to the thread that steps the territory.</summary>
    public sealed class MonthTimer(StepTimes times) : IStepObserver, IDisposable
    {
        private int _part = -1;
        private long _began;

        public void Enter(MonthStep step)
        {
            var now = times.Now;
            End(now);
            (_part, _began) = (1 + (int)step, now);
        }

        public void Dispose() => End(times.Now);

        private void End(long now)
        {
            if (_part >= 0)
            {
                Interlocked.Add(ref times._ticks[_part], now - _began);
                _part = -1;
            }
        }
    }

    private long Now => clock.GetTimestamp();
}
