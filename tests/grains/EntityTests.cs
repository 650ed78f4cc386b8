using SseSim.Grains.Entities;
using SseSim.Grains.Runs;
using SseSim.Model.Stories;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

public sealed class EntityTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_followed_organisation_answers_when_its_run_is_over_and_the_hash_is_the_same()
    {
        var organisation = SomeEntity();
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var summary = await RunToEnd(silo, "run", Island.Run() with { Key = Island.Key() with { Follow = [organisation.Organisation] } });
        var story = await silo.Grains.GetGrain<IEntityGrain>(new EntityKey("run", organisation.Territory, organisation.Organisation).ToString()).GetStory();
        Assert.Equal(Island.Bare.ResultHash, summary.ResultHash);
        Assert.Equal(Island.Months, story.Months.Length);
        Assert.Equal(organisation.Form, story.Profile!.Form);
    }

    [Fact]
    public async Task An_organisation_that_is_followed_in_mid_run_is_written_down_from_then_on()
    {
        const int months = 60;
        var organisation = SomeEntity(months);
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(Island.Run(months: months));
        await Until(run, s => s.Month >= 2);
        await run.Pause();
        await Until(run, s => s.Phase == RunPhase.Paused);
        var entity = silo.Grains.GetGrain<IEntityGrain>(new EntityKey("run", organisation.Territory, organisation.Organisation).ToString());
        var before = await entity.GetStory();
        await entity.Follow();
        await run.Resume();
        await Until(run, s => s.IsOver);
        var after = await entity.GetStory();
        Assert.Empty(before.Months);
        Assert.NotNull(before.Profile);
        Assert.NotEmpty(after.Months);
        Assert.True(after.Months[0].Month >= 2);
        Assert.Equal(months - 1, after.Months[^1].Month);
    }

    [Fact]
    public async Task A_reference_that_goes_on_from_its_policy_runs_history_has_the_whole_story()
    {
        var organisation = SomeEntity();
        await using var silo = await EmbeddedSilo.StartAsync(2, cancellation: Test);
        var shared = Island.Experiment(months: 8) with { Follow = [organisation.Organisation], Scenario = Later(8, from: 4) };
        var together = await silo.RunAsync(shared, cancellation: Test);
        var apart = await silo.RunAsync(shared with { SharesHistory = false }, cancellation: Test);
        Assert.Equal(8, together.Runs[1].Stories.Single().Months.Length);
        Assert.Equivalent(apart.Runs.SelectMany(r => r.Stories), together.Runs.SelectMany(r => r.Stories), strict: true);
    }

    [Fact]
    public async Task Nobody_answers_for_a_run_that_has_not_begun()
    {
        await using var silo = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        await Assert.ThrowsAsync<EntityUnavailableException>(() => silo.Grains.GetGrain<IEntityGrain>("none/0/0000000000000001").GetStory());
    }

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        var key = new EntityKey("experiment/0/policy", 3, 0xfedcba9876543210);
        Assert.Equal(key, EntityKey.Parse(key.ToString()));
        Assert.Throws<FormatException>(() => EntityKey.Parse("run"));
    }

    private static Model.Policies.CompiledScenario Later(int months, int from)
    {
        var scenario = Island.Scenario(months);
        return scenario with { Policies = [scenario.Policies[0] with { ActiveFrom = from }] };
    }

    /// <summary>One that is there from the start and after so many months.</summary>
    private static RosterEntry SomeEntity(int months = 0)
    {
        var run = Island.Run(months: months);
        var request = new RosterRequest(uint.MaxValue, uint.MaxValue, null, 10);
        return Island.RunBare(run with { Key = run.Key with { Roster = request } }).Rosters[1].Organisations.First(o => o.AgeMonths > months);
    }

    private static async Task<RunSummary> RunToEnd(EmbeddedSilo silo, string id, RunSpecification specification)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(specification);
        await Until(run, s => s.IsOver);
        return (await run.GetOutcome()).Summary!;
    }

    private static async Task Until(IRunGrain run, Predicate<RunStatus> holds)
    {
        while (!holds((await run.GetOutcome()).Status))
        {
            await Task.Delay(5, Test);
        }
    }
}
