using System.Diagnostics;
using CsCheck;
using SseSim.Grains.Compute;

namespace SseSim.Grains.Tests;

public sealed class ComputePoolTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public void A_loop_runs_each_body_once_whatever_the_threads() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 200]).Sample((threads, count) =>
        {
            using var pool = new ComputePool(threads);
            var visits = new int[count];
            pool.ForEach(count, i => Interlocked.Increment(ref visits[i]), Test);
            return visits.All(v => v == 1);
        }, iter: 50);

    [Fact]
    public async Task A_loop_within_a_loop_on_the_only_thread_comes_to_its_end()
    {
        using var pool = new ComputePool(1);
        var sum = await pool.Run(() =>
        {
            var total = 0;
            pool.ForEach(10, i => pool.ForEach(10, j => Interlocked.Add(ref total, i * j), Test), Test);
            return total;
        }, Test).WaitAsync(TimeSpan.FromSeconds(30), Test);
        Assert.Equal(45 * 45, sum);
    }

    [Fact]
    public async Task Loops_that_wait_for_each_other_s_threads_come_to_their_end()
    {
        using var pool = new ComputePool(2);
        var loops = Enumerable.Range(0, 20).Select(_ => pool.Run(() =>
        {
            var total = 0;
            pool.ForEach(8, _ => pool.ForEach(8, _ => Interlocked.Increment(ref total), Test), Test);
            return total;
        }, Test));
        var totals = await Task.WhenAll(loops).WaitAsync(TimeSpan.FromSeconds(30), Test);
        Assert.All(totals, total => Assert.Equal(64, total));
    }

    [Fact]
    public void The_failure_of_the_lowest_index_reaches_the_caller()
    {
        using var pool = new ComputePool(1);
        var failure = Assert.Throws<InvalidOperationException>(() => pool.ForEach(5, i => throw new InvalidOperationException($"body {i}"), Test));
        Assert.Equal("body 0", failure.Message);
    }

    [Fact]
    public async Task Of_what_comes_together_the_longest_is_taken_first()
    {
        var second = Stopwatch.Frequency;
        var order = await OrderOfAsync((0, 0), (100 * second, 0), (200 * second, 0), (300 * second, 0));
        Assert.Equal([3, 2, 1, 0], order);
    }

    [Fact]
    public async Task What_has_waited_for_longer_than_others_take_is_taken_before_them()
    {
        var order = await OrderOfAsync((0, 0), (Stopwatch.Frequency / 1000, 50));
        Assert.Equal([0, 1], order);
    }

    /// <summary>In which order a pool of one thread takes work that comes while it is busy.</summary>
    private static async Task<int[]> OrderOfAsync(params (long Expected, int PauseMilliseconds)[] work)
    {
        using var pool = new ComputePool(1);
        using var busy = new ManualResetEventSlim();
        var first = pool.Run(() => { busy.Wait(Test); return 0; }, Test);
        while (pool.Waiting > 0)
        {
            await Task.Delay(1, Test);
        }

        var order = new List<int>();
        var others = new List<Task<int>>();
        for (var i = 0; i < work.Length; i++)
        {
            await Task.Delay(work[i].PauseMilliseconds, Test);
            var number = i;
            others.Add(pool.Run(() => { order.Add(number); return number; }, work[i].Expected, Test));
        }

        busy.Set();
        await Task.WhenAll([first, .. others]);
        return [.. order];
    }

    [Fact]
    public async Task Work_that_was_cancelled_while_it_waited_is_never_begun()
    {
        using var pool = new ComputePool(1);
        using var cancellation = new CancellationTokenSource();
        using var busy = new ManualResetEventSlim();
        var first = pool.Run(() => { busy.Wait(Test); return 0; }, Test);
        var begun = false;
        var second = pool.Run(() => begun = true, cancellation.Token);
        await cancellation.CancelAsync();
        busy.Set();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(begun);
    }

    [Fact]
    public void A_cancelled_loop_ends_between_two_bodies()
    {
        using var pool = new ComputePool(2);
        using var cancellation = new CancellationTokenSource();
        var bodies = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => pool.ForEach(1000, _ =>
        {
            var number = Interlocked.Increment(ref bodies);
            if (number == 10)
            {
                cancellation.Cancel();
            }
            else if (number > 10)
            {
                // The other thread goes on until it is cancelled, which takes a while: with bodies that take none it would have run several.
                cancellation.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(1));
            }
        }, cancellation.Token));
        Assert.InRange(bodies, 10, 12);
    }

    [Fact]
    public async Task Work_runs_on_the_pool_s_own_threads_and_its_continuation_does_not()
    {
        using var pool = new ComputePool(1);
        var name = await pool.Run(() => Thread.CurrentThread.Name, Test);
        Assert.Equal("compute-0", name);
        Assert.NotEqual("compute-0", Thread.CurrentThread.Name);
    }
}
