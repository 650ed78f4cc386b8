namespace SseSim.Grains.Members;

/// <summary>Makes a monthly step idempotent: knows the epoch and the month that is next, and keeps the last report. Not thread-safe: one
/// call at a time.</summary>
/// <typeparam name="TReport">What a step returns; not changed before the next step.</typeparam>
public sealed class MonthGuard<TReport> where TReport : class
{
    private int _next;
    private TReport? _kept;

    /// <summary>Epoch of the state; 0 before the first.</summary>
    public int Epoch { get; private set; }

    /// <summary>Whether there is a state of <see cref="Epoch"/>.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Starts an epoch once its state is there.</summary>
    /// <param name="epoch">Not below that of an earlier state.</param>
    /// <param name="next">Month (from 0) that comes next.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    public void Open(int epoch, int next = 0)
    {
        RefuseOlder(epoch);
        (Epoch, IsOpen, _next, _kept) = (epoch, true, next, null);
    }

    /// <summary>Forgets the state.</summary>
    public void Close() => (IsOpen, _kept) = (false, null);

    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    public void RefuseOlder(int epoch)
    {
        if (epoch < Epoch)
        {
            throw new StaleEpochException(epoch, Epoch);
        }
    }

    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    public void Require(int epoch)
    {
        RefuseOlder(epoch);
        if (!IsOpen || epoch != Epoch)
        {
            throw new StateLostException(epoch);
        }
    }

    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    public void Require(int epoch, int month)
    {
        Require(epoch);
        if (month != _next)
        {
            throw new WrongMonthException(month, _next);
        }
    }

    /// <summary>The report that was kept if the month has been done; null where its step is to be done now.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    public TReport? Kept(int epoch, int month)
    {
        Require(epoch);
        if (month == _next - 1 && _kept is { } kept)
        {
            return kept;
        }

        Require(epoch, month);
        return null;
    }

    /// <summary>Does the month's step, or returns the report that was kept if it has been done. A step that breaks off leaves no state that could be used.</summary>
    /// <param name="epoch">Of the state.</param>
    /// <param name="month">From 0.</param>
    /// <param name="of">Passed on to the step.</param>
    /// <param name="step">Is done once.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    public TReport Step<TOf>(int epoch, int month, TOf of, Func<TOf, TReport> step)
    {
        if (Kept(epoch, month) is { } kept)
        {
            return kept;
        }

        try
        {
            _kept = step(of);
        }
        catch
        {
            Close();
            throw;
        }

        _next++;
        return _kept;
    }
}
