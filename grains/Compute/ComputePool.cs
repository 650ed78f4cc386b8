using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace SseSim.Grains.Compute;

/// <summary>The threads that step the economy: a fixed number, apart from Orleans' own, so that a silo answers while it computes. Work is taken as if it had come
/// by as much earlier as it is expected to take: of a month's territories, which come in any order and all at once, the longest first, so that threads end at about
/// the same time, and none waits for ever. Results do not depend on which thread took what when.</summary>
public sealed class ComputePool : IDisposable
{
    private readonly object _gate = new();
    private readonly PriorityQueue<Action, (long Due, long Number)> _work = new();
    private readonly Thread[] _threads;
    private long _number;
    private bool _closed;

    /// <param name="threads">At least 1.</param>
    public ComputePool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(TakeWork) { IsBackground = true, Name = $"compute-{i}", Priority = ThreadPriority.BelowNormal };
            _threads[i].Start();
        }
    }

    /// <summary>Number of threads.</summary>
    public int Threads => _threads.Length;

    /// <summary>Work that waits for a thread.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _work.Count;
            }
        }
    }

    /// <summary>Computes on a thread of the pool. What is cancelled before a thread took it is never begun; what has begun is finished.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before it began, or the pool is closed.</exception>
    public Task<T> Run<T>(Func<T> compute, CancellationToken cancellation = default) => Run(compute, 0, cancellation);

    /// <summary>The same for work of which it is known about how long it takes.</summary>
    /// <param name="compute">The work.</param>
    /// <param name="expected">Ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="cancellation">Gives it up if it has not begun.</param>
    public Task<T> Run<T>(Func<T> compute, long expected, CancellationToken cancellation)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(() =>
        {
            if (cancellation.IsCancellationRequested)
            {
                completion.SetCanceled(cancellation);
                return;
            }

            try
            {
                completion.SetResult(compute());
            }
            catch (OperationCanceledException cancelled)
            {
                completion.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception failure)
            {
                completion.SetException(failure);
            }
        }, Stopwatch.GetTimestamp() - expected);
        return completion.Task;
    }

    /// <summary>Runs <paramref name="body"/> for 0 .. <paramref name="count"/> - 1 and returns when all are done. The calling thread takes
    /// part: a body that runs on the pool may call this again, and one thread is enough.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two bodies.</exception>
    public void ForEach(int count, Action<int> body, CancellationToken cancellation = default)
    {
        var loop = new SharedLoop(count, body, cancellation);
        for (var helper = 1; helper < Math.Min(Threads, count); helper++)
        {
            // Somebody waits for it on a thread.
            Enqueue(loop.TakePart, long.MinValue);
        }

        loop.TakePart();
        loop.Finish();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Enqueue(Action work, long due)
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new OperationCanceledException("The compute pool is closed");
            }

            _work.Enqueue(work, (due, _number++));
            Monitor.Pulse(_gate);
        }
    }

    private void TakeWork()
    {
        while (Take() is { } work)
        {
            work();
        }
    }

    /// <summary>The next work; null where the pool is closed and nothing is left.</summary>
    private Action? Take()
    {
        lock (_gate)
        {
            while (_work.Count == 0)
            {
                if (_closed)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return _work.Dequeue();
        }
    }

    /// <summary>Indices handed out one by one to whoever takes part. It waits for bodies and not for helpers: a helper that never got a thread
    /// has taken no index, so nobody waits for a thread that does not come.</summary>
    private sealed class SharedLoop(int count, Action<int> body, CancellationToken cancellation)
    {
        private readonly object _gate = new();
        private int _next;
        private int _running;
        private (int Index, ExceptionDispatchInfo Info)? _failure;

        public void TakePart()
        {
            while (Take() is { } index)
            {
                try
                {
                    body(index);
                    Ended(index, null);
                }
                catch (Exception failure)
                {
                    Ended(index, failure);
                }
            }
        }

        /// <summary>Waits for what others have taken, then throws the failure of the lowest index that failed.</summary>
        public void Finish()
        {
            lock (_gate)
            {
                while (_running > 0)
                {
                    Monitor.Wait(_gate);
                }

                _failure?.Info.Throw();
                if (_next < count)
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            }
        }

        private int? Take()
        {
            lock (_gate)
            {
                if (_next >= count || _failure is not null || cancellation.IsCancellationRequested)
                {
                    return null;
                }

                _running++;
                return _next++;
            }
        }

        private void Ended(int index, Exception? failure)
        {
            lock (_gate)
            {
                if (failure is not null && (_failure is null || index < _failure.Value.Index))
                {
                    _failure = (index, ExceptionDispatchInfo.Capture(failure));
                }

                _running--;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
