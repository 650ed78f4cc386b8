using SseSim.Grains.Runs;

namespace SseSim.Grains.Tests;

public sealed class LossesTests
{
    [Fact]
    public void Pauses_begin_at_nothing_grow_and_stay_within_bounds()
    {
        var pauses = Enumerable.Range(0, 100).Select(Losses.Pause).ToArray();
        Assert.Equal(TimeSpan.Zero, pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.All(pauses[1..], pause => Assert.InRange(pause, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_call_that_the_other_side_cancelled_is_tried_again()
    {
        var calls = 0;
        var answer = await Losses.Persistently(
            () => calls++ < 2 ? Task.FromException<int>(new OperationCanceledException()) : Task.FromResult(7), CancellationToken.None);
        Assert.Equal((7, 3), (answer, calls));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_here_is_not()
    {
        using var cancellation = new CancellationTokenSource();
        var calls = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Losses.Persistently(
            async () =>
            {
                calls++;
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation.Token);
            },
            cancellation.Token));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_fault_of_the_call_itself_is_said_at_once()
    {
        var calls = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Losses.Persistently(
            () => Task.FromException<int>(new InvalidOperationException($"{++calls}")), CancellationToken.None));
        Assert.Equal(1, calls);
    }
}
