using SseSim.Model.Observations;
using Xunit;

namespace SseSim.Model.Tests.Observations;

public sealed class CounterSetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(200)]
    public void Kept_counters_are_those_that_were_counted(int length)
    {
        long[] counters = [.. Enumerable.Range(0, length).Select(i => i % 3 == 0 ? 0 : (i % 2 == 0 ? -1 : 1) * (long.MaxValue - i))];

        var kept = CounterSet.Of(counters);

        Assert.Equal(counters, kept.ToArray());
        Assert.Equal(counters, Enumerable.Range(0, length).Select(i => kept[i]));
        Assert.Equal(length, kept.Count);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(sbyte.MaxValue)]
    [InlineData(short.MaxValue)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    public void A_counter_is_kept_in_as_few_bytes_as_its_neighbours_need_and_no_fewer(long most)
    {
        // On either side of each width, in neighbours of one word and of the next.
        long[] counters = [.. Enumerable.Range(0, 130).Select(i => i % 5 switch { 0 => 0, 1 => most, 2 => -most - 1, 3 => most == long.MaxValue ? most : most + 1, _ => -1 })];

        var kept = CounterSet.Of(counters);

        Assert.Equal(counters, kept.ToArray());
        Assert.Equal(counters, Enumerable.Range(0, counters.Length).Select(i => kept[i]));
    }

    [Fact]
    public void Areas_add_up_counter_by_counter()
    {
        long[] sums = [5, 0, -2];

        CounterSet.Of([0, 7, 2]).AddTo(sums);

        Assert.Equal([5, 7, 0], sums);
    }

    [Fact]
    public void A_counter_that_the_table_has_not_got_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CounterSet.Of([1, 2])[2]);
}
