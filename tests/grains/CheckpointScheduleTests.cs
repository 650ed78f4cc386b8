using SseSim.Grains.Checkpoints;

namespace SseSim.Grains.Tests;

public sealed class CheckpointScheduleTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void A_short_run_writes_nothing()
    {
        var schedule = new CheckpointSchedule(null, _clock);
        _clock.Seconds += 4.9;
        Assert.False(schedule.IsDue(10));
        Assert.False(schedule.KeepsEnd);
        _clock.Seconds += 0.2;
        Assert.True(schedule.IsDue(10));
        Assert.True(schedule.KeepsEnd);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    [InlineData(30)]
    public void Checkpoints_take_at_most_a_twentieth_of_the_time(double costSeconds)
    {
        var schedule = new CheckpointSchedule(null, _clock);
        var writing = 0.0;
        for (var month = 1; month <= 5000; month++)
        {
            _clock.Seconds += 1;
            if (schedule.IsDue(month))
            {
                _clock.Seconds += costSeconds;
                writing += costSeconds;
                schedule.Done(month, TimeSpan.FromSeconds(costSeconds));
            }
        }

        // The first one's cost is not known before it was written.
        Assert.InRange((writing - costSeconds) / _clock.Seconds, 0, 0.05);
        Assert.True(writing > 2 * costSeconds);
    }

    [Fact]
    public void The_first_checkpoint_of_a_country_waits_until_it_is_a_twentieth_of_the_time_too()
    {
        var schedule = new CheckpointSchedule(null, _clock, residents: 10_000_000);
        _clock.Seconds += 60;
        Assert.False(schedule.IsDue(100));
        _clock.Seconds += 40;
        Assert.True(schedule.IsDue(150));
    }

    [Fact]
    public void Every_so_many_months_where_the_run_says_so()
    {
        var schedule = new CheckpointSchedule(3, _clock);
        var due = new List<int>();
        for (var month = 1; month <= 10; month++)
        {
            if (schedule.IsDue(month))
            {
                due.Add(month);
                schedule.Done(month, TimeSpan.FromSeconds(100));
            }
        }

        Assert.Equal([3, 6, 9], due);
    }

    [Fact]
    public void None_where_the_run_wants_none()
    {
        var schedule = new CheckpointSchedule(0, _clock);
        _clock.Seconds += 1000;
        Assert.False(schedule.IsDue(10));
        Assert.False(schedule.KeepsEnd);
    }

    [Fact]
    public void One_that_somebody_waits_for_is_due_after_the_month_in_hand()
    {
        var schedule = new CheckpointSchedule(100, _clock);
        schedule.Want();
        Assert.True(schedule.IsDue(1));
        schedule.Done(1, TimeSpan.Zero);
        Assert.False(schedule.IsDue(2));
    }

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
