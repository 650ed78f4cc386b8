using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SseSim.Grains.Compute;

/// <summary>The threads that step the economy: a fixed number, apart from Orleans' own, so that a silo answers while it computes. Work is
/// taken in the order in which it came; results do not depend on which thread took it.</summary>
public sealed class ComputePool : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;

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
    public int Waiting => _work.Count;

    /// <summary>Computes on a thread of the pool. What is cancelled before a thread took it is never begun; what has begun is finished.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before it began, or the pool is closed.</exception>
    public Task<T> Run<T>(Func<T> compute, CancellationToken cancellation = default)
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
        });
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
            Enqueue(loop.TakePart);
        }

        loop.TakePart();
        loop.Finish();
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _work.Dispose();
    }

    private void Enqueue(Action work)
    {
        try
        {
            _work.Add(work);
        }
        catch (InvalidOperationException)
        {
            throw new OperationCanceledException("The compute pool is closed");
        }
    }

    private void TakeWork()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
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
