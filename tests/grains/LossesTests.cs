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
}
