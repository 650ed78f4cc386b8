using SseSim.Model.Simulation;
using Xunit;

namespace SseSim.Model.Tests.Determinism;

public sealed class RunHashTests
{
    private const int Months = 4;

    [Fact]
    public void The_same_seed_gives_the_same_hash()
    {
        var policy = Island.Guarantee(Months);
        Assert.Equal(Island.Run(Island.Scenario(Months, policy)).ResultHash, Island.Run(Island.Scenario(Months, policy)).ResultHash);
    }

    [Fact]
    public void Drawing_and_settling_twice_gives_the_same_start()
    {
        // A quarter of the island: settling is what takes time here.
        var first = SettledEconomy.Prepare(Island.Economy, 1250, 7, Island.Parameters, EconomyRun.Sequentially);
        var second = SettledEconomy.Prepare(Island.Economy, 1250, 7, Island.Parameters, Backwards);
        Assert.Equal(first.States.Select(s => Convert.ToHexString(s.Hash())), second.States.Select(s => Convert.ToHexString(s.Hash())));
        Assert.Equal(first.Structure.ImportShares, second.Structure.ImportShares);
        Assert.Equal(first.Structure.ConsumptionOfDeposits, second.Structure.ConsumptionOfDeposits);
    }

    [Fact]
    public void Another_seed_gives_another_hash()
    {
        var scenario = Island.Scenario(Months);
        Assert.NotEqual(Island.Run(scenario).ResultHash, Island.Run(scenario, seed: 2).ResultHash);
    }

    [Fact]
    public void One_start_run_under_another_seed_gives_another_hash()
    {
        // The drawing is the same, so that only the months' own draws can make the difference.
        var scenario = Island.Scenario(Months);
        var other = EconomyRun.Run(Island.Settled().Start(scenario, new RunKey("test", 0, 2, [])), EconomyRun.Sequentially);
        Assert.NotEqual(Island.Run(scenario).ResultHash, other.ResultHash);
    }

    [Fact]
    public void Territories_may_be_stepped_backwards()
    {
        var scenario = Island.Scenario(Months, Island.Quota(Months, 0.5), Island.Guarantee(Months));
        Assert.Equal(Island.Run(scenario).ResultHash, Island.Run(scenario, forEach: Backwards).ResultHash);
    }

    [Fact]
    public void Territories_may_be_stepped_at_the_same_time()
    {
        var scenario = Island.Scenario(Months, Island.Quota(Months, 0.5), Island.Guarantee(Months));
        Assert.Equal(Island.Run(scenario).ResultHash, Island.Run(scenario, forEach: (n, body) => Parallel.For(0, n, body)).ResultHash);
    }

    [Fact]
    public void Reports_may_arrive_in_any_order()
    {
        var run = new IslandRun(Island.Scenario(2));
        run.Step();
        var exchange = run.Exchange;
        var inOrder = exchange.Route(run.Reports);
        // Lent until the next time.
        var (bids, seen) = (inOrder.National.Bids.ToArray(), Array.ConvertAll(inOrder.Financiers, f => (Bundles: f.Bundles.ToArray(), Deposits: f.Deposits.ToArray())));
        var backwards = exchange.Route([.. run.Reports.Reverse()]);
        for (var f = 0; f < inOrder.Financiers.Length; f++)
        {
            Assert.Equal(seen[f].Bundles, backwards.Financiers[f].Bundles);
            Assert.Equal(seen[f].Deposits, backwards.Financiers[f].Deposits);
        }

        Assert.Contains(inOrder.Financiers, f => f.Bundles.Any(a => a.Count > 0));
        Assert.NotEmpty(bids);
        Assert.Equal(bids, backwards.National.Bids);
    }

    [Fact]
    public void A_run_leaves_its_start_as_it_was()
    {
        var settled = Island.Settled();
        var before = settled.States.Select(s => Convert.ToHexString(s.Hash())).ToArray();
        Island.Run(Island.Scenario(2, Island.Relief(2, 1)));
        Assert.Equal(before, settled.States.Select(s => Convert.ToHexString(s.Hash())));
    }

    private static void Backwards(int count, Action<int> body)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            body(i);
        }
    }
}
