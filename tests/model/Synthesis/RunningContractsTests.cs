using SseSim.Model.Economy;
using SseSim.Model.State;
using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

public sealed class RunningContractsTests
{
    private const int Markets = Classification.MarketSectorCount;
    private static readonly long[][] Procurement = Island.Settled().Frame.Procurement;

    [Fact]
    public void Firms_and_the_social_economy_each_begin_with_the_share_of_purchases_that_they_had_in_the_settled_economy()
    {
        var settled = National(Island.Settled().States);
        var drawn = Copies();
        var before = National(drawn);
        Fit(drawn, [.. settled.Select((cents, group) => (double)cents / Math.Max(Procurement[0][group % Markets], 1))]);
        var now = National(drawn);
        var groups = Enumerable.Range(0, 2 * Markets).Where(g => before[g] > 0 && settled[g] < 2 * before[g]).ToArray();
        Assert.Contains(groups, g => g < Markets && before[g] != settled[g]);
        Assert.Contains(groups, g => g >= Markets && before[g] != settled[g]);
        // A cent is lost at most a contract.
        Assert.All(groups, g => Assert.InRange(settled[g] - now[g], -1, drawn.Sum(s => s.Contracts.Count)));
    }

    [Fact]
    public void Few_contractors_take_twice_their_contracts_at_most()
    {
        var drawn = Copies();
        var before = National(drawn);
        Fit(drawn, [.. Enumerable.Repeat(1.0, 2 * Markets)]);
        Assert.All(National(drawn).Zip(before), c => Assert.InRange(c.First, 0, 2 * c.Second));
    }

    [Fact]
    public void Firms_and_the_social_economy_together_never_have_more_than_a_government_buys()
    {
        var drawn = Copies();
        Fit(drawn, [.. Enumerable.Repeat(0.9, 2 * Markets)]);
        var now = National(drawn);
        Assert.All(Enumerable.Range(0, Markets), s => Assert.InRange(RunningContracts.InSector(now, s), 0, Procurement[0][s]));
    }

    private static TerritoryState[] Copies() => [.. Island.Settled(3).States.Select(s => s.Copy())];

    private static void Fit(TerritoryState[] states, double[] shares) => RunningContracts.Fit(states, Procurement, shares, shares);

    private static long[] National(TerritoryState[] states)
    {
        var running = states.Select(s => RunningContracts.Of(s, local: false)).ToArray();
        return [.. Enumerable.Range(0, 2 * Markets).Select(group => running.Sum(r => r[group]))];
    }
}
