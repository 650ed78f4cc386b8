using SseSim.Grains.Runs;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class RunGrainTests : IAsyncLifetime
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private EmbeddedSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_run_that_was_not_started_is_idle()
    {
        var outcome = await _silo.Grains.GetGrain<IRunGrain>("none").GetOutcome();
        Assert.Equal(RunPhase.Idle, outcome.Status.Phase);
    }

    [Fact]
    public async Task A_paused_run_holds_until_it_is_resumed()
    {
        var run = _silo.Grains.GetGrain<IRunGrain>("run");
        await run.Pause();
        await run.Start(Island.Run());
        var phases = new List<RunPhase>();
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            phases.Add(status.Phase);
            if (status.Phase == RunPhase.Paused)
            {
                Assert.Equal(0, (await run.GetOutcome()).Status.Month);
                await run.Resume();
            }
        }

        Assert.Contains(RunPhase.Paused, phases);
        Assert.Equal(RunPhase.Completed, phases[^1]);
    }

    [Fact]
    public async Task A_paused_run_can_be_cancelled()
    {
        var run = _silo.Grains.GetGrain<IRunGrain>("run");
        await run.Pause();
        await run.Start(Island.Run());
        var last = RunPhase.Idle;
        await foreach (var status in run.Watch(CancellationToken.None).WithBatchSize(1))
        {
            last = status.Phase;
            if (last == RunPhase.Paused)
            {
                await run.Cancel();
            }
        }

        Assert.Equal(RunPhase.Cancelled, last);
        Assert.Null((await run.GetOutcome()).Summary);
    }

    [Fact]
    public async Task Starting_a_run_again_changes_nothing()
    {
        var run = _silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(Island.Run(months: 2));
        await run.Start(Island.Run(seed: 2, months: 5));
        await foreach (var _ in run.Watch(CancellationToken.None))
        {
        }

        var outcome = await run.GetOutcome();
        Assert.Equal(2, outcome.Status.Month);
        Assert.Equal(Island.RunBare(Island.Run(months: 2)).ResultHash, outcome.Summary!.ResultHash);
    }

    [Fact]
    public async Task Observations_can_be_read_from_any_month_while_and_after_they_come()
    {
        var run = _silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(Island.Run());
        Assert.Equal([0, 1, 2, 3, 4, 5], await Months(run, 0));
        Assert.Equal([4, 5], await Months(run, 4));
    }

    private static async Task<List<int>> Months(IRunGrain run, int from)
    {
        var months = new List<int>();
        await foreach (var observation in run.Observations(from, CancellationToken.None).WithBatchSize(1))
        {
            months.Add(observation.Month);
        }

        return months;
    }
}
