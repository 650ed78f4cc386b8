using SseSim.Model.State;
using SseSim.Model.Synthesis;
using Xunit;

namespace SseSim.Model.Tests.Synthesis;

public sealed class SettledHoldingsTests
{
    [Fact]
    public void Drawn_organisations_hold_in_all_what_settled_ones_do_each_in_proportion()
    {
        var settled = SettledHoldings.Of(Island.Settled().Structure, [.. Island.Settled().States]);
        TerritoryState[] drawn = [.. Island.Settled(2).States.Select(s => s.Copy())];
        var unlike = SettledHoldings.Of(Island.Settled(2).Structure, drawn);
        var before = drawn.Select(s => (long[])s.Organisations.CapitalCents.Clone()).ToArray();
        settled.Fit(Island.Settled(2).Structure, drawn);
        var now = SettledHoldings.Of(Island.Settled(2).Structure, drawn);
        AllMeet(settled.Capital, unlike.Capital, now.Capital);
        AllMeet(settled.Deposits, unlike.Deposits, now.Deposits);
        var o = drawn[0].Organisations;
        var two = Island.Alive(o).Where(i => !o.VolunteerRun[i] && o.Sector[i] == Model.Economy.Sector.TradeTransportTourism && o.CapitalCents[i] > 100_000).Take(2).ToArray();
        Assert.Equal((double)o.CapitalCents[two[0]] / before[0][two[0]], (double)o.CapitalCents[two[1]] / before[0][two[1]], 0.0001);
    }

    /// <summary>Where a few organisations hold a quarter more or less they are left nearer to what they have.</summary>
    private static void AllMeet(double[] settled, double[] drawn, double[] fitted)
    {
        var sectors = Enumerable.Range(0, settled.Length).Where(s => drawn[s] > 0 && settled[s] / drawn[s] is > 0.81 and < 1.24).ToArray();
        Assert.InRange(sectors.Length, 5, settled.Length);
        Assert.Contains(sectors, s => Math.Abs(settled[s] / drawn[s] - 1) > 0.01);
        Assert.All(sectors, s => Assert.Equal(settled[s], fitted[s], settled[s] * 1e-6));
    }

    [Fact]
    public void The_mean_of_several_times_is_theirs() =>
        Assert.Equal([2.0, 3.0], SettledHoldings.Mean(SettledHoldings.Mean(null, new([1, 2], [0, 0]), 2), new([3, 4], [0, 0]), 2).Capital);
}
