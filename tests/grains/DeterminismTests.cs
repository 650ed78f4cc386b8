using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Territories;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class DeterminismTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_hash_is_the_same_with_one_thread_and_with_two()
    {
        await using var one = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        await using var two = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        Assert.Equal((await Run(one, "run")).ResultHash, (await Run(two, "run")).ResultHash);
    }

    [Fact]
    public async Task Grains_compute_what_the_bare_loop_computes()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        var summary = await Run(silo, "run");
        var bare = Island.Bare;
        Assert.Equal(bare.ResultHash, summary.ResultHash);
        Assert.Equal(bare.Scale, summary.Scale);
        Assert.Equal(bare.Organisations, summary.Organisations);
        Assert.Equal(bare.Supported.SelectMany(t => t), summary.Supported.SelectMany(t => t));
        var month = 0;
        await foreach (var observation in run.Observations(0, CancellationToken.None).WithBatchSize(1))
        {
            Assert.Equal(bare.Months[month++].Nation(), observation.Nation());
        }

        Assert.Equal(Island.Months, month);
    }

    [Fact]
    public async Task The_bare_loop_gives_the_same_hash_with_one_thread_and_with_two() =>
        await Task.Run(() => Assert.Equal(Island.RunBare(Island.Run(), 1).ResultHash, Island.RunBare(Island.Run(), 2).ResultHash), Test);

    [Fact]
    public async Task Another_seed_gives_another_hash()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        Assert.NotEqual((await Run(silo, "one")).ResultHash, (await Run(silo, "other", seed: 2)).ResultHash);
    }

    [Theory]
    [InlineData("0 1 2")]
    [InlineData("2 1 0")]
    [InlineData("1 2 0")]
    public async Task The_order_in_which_territories_are_activated_changes_nothing(string order)
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        foreach (var index in order.Split(' ').Select(int.Parse))
        {
            var territory = silo.Grains.GetGrain<ITerritoryGrain>(index, "run");
            await Assert.ThrowsAsync<StateLostException>(() => territory.StateHash(1));
        }

        Assert.Equal(Island.Bare.ResultHash, (await Run(silo, "run")).ResultHash);
    }

    [Fact]
    public async Task A_run_whose_territory_lost_its_memory_begins_a_new_epoch_and_ends_the_same()
    {
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(Island.Run());
        var epochs = new HashSet<int>();
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            if (status.Phase == RunPhase.Running && status.Month == 1 && epochs.Count == 1)
            {
                await run.Pause();
                await silo.Grains.GetGrain<ITerritoryGrain>(1, "run").Release();
                await run.Resume();
            }

            epochs.Add(status.Epoch);
        }

        var outcome = await run.GetOutcome();
        Assert.Equal([1, 2], epochs);
        Assert.Equal(Island.Bare.ResultHash, outcome.Summary?.ResultHash);
    }

    private static async Task<RunSummary> Run(EmbeddedSilo silo, string id, ulong seed = 1)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(Island.Run(seed));
        await foreach (var _ in run.Watch(CancellationToken.None))
        {
        }

        var outcome = await run.GetOutcome();
        Assert.Null(outcome.Failure);
        return outcome.Summary!;
    }
}
