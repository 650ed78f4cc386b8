using SseSim.Grains.Compute;
using SseSim.Grains.Runs;

namespace SseSim.Grains.Tests;

public sealed class SettledEconomiesTests
{
    [Fact]
    public async Task A_policy_run_and_its_reference_share_one_settled_economy()
    {
        using var pool = new ComputePool(2);
        var economies = new SettledEconomies(pool);
        var policy = Island.Run();
        var reference = policy with { Scenario = policy.Scenario.WithoutPolicies(), Key = Island.Key(run: "reference") };
        Assert.Same(await Get(economies, policy), await Get(economies, reference));
    }

    [Fact]
    public async Task Another_seed_size_or_parameter_is_another_economy()
    {
        using var pool = new ComputePool(2);
        var economies = new SettledEconomies(pool);
        var run = Island.Run();
        var known = await Get(economies, run);
        Assert.NotSame(known, await Get(economies, Island.Run(seed: 2)));
        Assert.NotSame(known, await Get(economies, run with { Scenario = run.Scenario with { Residents = run.Scenario.Residents / 2 } }));
        Assert.NotSame(known, await Get(economies, run with { Parameters = run.Parameters with { LabourHeadroom = 0.07 } }));
        Assert.Same(known, await Get(economies, run));
    }

    [Fact]
    public async Task One_caller_that_gives_up_does_not_stop_the_work_of_another()
    {
        using var pool = new ComputePool(1);
        var economies = new SettledEconomies(pool);
        using var impatience = new CancellationTokenSource();
        var impatient = economies.Get(Island.Run(), impatience.Token);
        var patient = Get(economies, Island.Run());
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(Island.Economy.Territories.Count, (await patient).TerritoryCount);
    }

    [Fact]
    public async Task What_everyone_gave_up_is_stopped_and_computed_anew_for_the_next()
    {
        using var pool = new ComputePool(1);
        var economies = new SettledEconomies(pool);
        using var impatience = new CancellationTokenSource();
        var impatient = economies.Get(Island.Run(), impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(Island.Economy.Territories.Count, (await Get(economies, Island.Run())).TerritoryCount);
    }

    private static Task<Model.Simulation.SettledEconomy> Get(SettledEconomies economies, RunSpecification run) =>
        economies.Get(run, TestContext.Current.CancellationToken);
}
