using SseSim.Model.Economy;
using Xunit;

namespace SseSim.Model.Tests.Economy;

public sealed class FirmSizeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Firm_sizes_are_right_skewed_at_the_start(ulong seed)
    {
        var sizes = Sizes(seed);
        var mean = sizes.Average();
        var deviation = Math.Sqrt(sizes.Average(s => (s - mean) * (s - mean)));
        Assert.InRange(sizes.Average(s => Math.Pow((s - mean) / deviation, 3)), 1, 100);
        // Most firms are smaller than the mean one.
        Assert.InRange(sizes.Count(s => s < mean) / (double)sizes.Length, 0.55, 0.95);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_tenth_of_the_firms_has_more_than_a_quarter_of_the_jobs(ulong seed)
    {
        var sizes = Sizes(seed);
        Assert.InRange(sizes.OrderDescending().Take(sizes.Length / 10).Sum() / (double)sizes.Sum(), 0.25, 0.95);
    }

    /// <summary>Staff of the conventional firms that have any.</summary>
    private static int[] Sizes(ulong seed) =>
    [
        .. Island.Settled(seed).States.Select(s => s.Organisations)
            .SelectMany(o => Island.Alive(o).Where(i => o.Form[i] == Form.Conventional && o.Staff[i] > 0).Select(i => o.Staff[i])),
    ];
}
