using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Simulation;
using SseSim.Silo;

namespace SseSim.Grains.Tests;

/// <summary>Every step carries epoch and month, and may come twice, late or from an attempt that was given up.</summary>
public sealed class StepTests : IAsyncLifetime
{
    private const int Epoch = 3;
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private EmbeddedSilo _silo = null!;
    private ITerritoryGrain _territory = null!;
    private ITerritoryGroupGrain _group = null!;
    private TerritoryDecisions _decisions = null!;

    public async ValueTask InitializeAsync()
    {
        _silo = await EmbeddedSilo.StartAsync(1, cancellation: Test);
        _territory = _silo.Grains.GetGrain<ITerritoryGrain>(0, "run");
        _group = _silo.Grains.GetGrain<ITerritoryGroupGrain>(await _territory.Initialise(Epoch, Island.Run(), null, Test));
        _decisions = FirstDecisions()[0];
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_month_that_comes_again_returns_the_report_that_was_kept()
    {
        var first = await Step(Epoch, 0, Test);
        var state = await _territory.StateHash(Epoch);
        var again = await Step(Epoch, 0, Test);
        Assert.Same(first, again);
        Assert.Equal(state, await _territory.StateHash(Epoch));
    }

    [Fact]
    public async Task Two_calls_for_one_month_at_the_same_time_step_it_once()
    {
        var calls = await Task.WhenAll(
            Step(Epoch, 0, Test), Step(Epoch, 0, Test));
        Assert.Same(calls[0], calls[1]);
    }

    [Fact]
    public async Task An_older_epoch_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<StaleEpochException>(() => Step(Epoch - 1, 0, Test));
        Assert.Equal((Epoch - 1, Epoch), (refusal.Given, refusal.Current));
        await Assert.ThrowsAsync<StaleEpochException>(() => _territory.Initialise(Epoch - 1, Island.Run(), null, Test));
    }

    [Fact]
    public async Task A_later_epoch_needs_to_be_initialised_first()
    {
        var lost = await Assert.ThrowsAsync<StateLostException>(() => Step(Epoch + 1, 0, Test));
        Assert.Equal(Epoch + 1, lost.Epoch);
    }

    [Fact]
    public async Task A_month_out_of_turn_is_told_which_one_is_next()
    {
        await Step(Epoch, 0, Test);
        var wrong = await Assert.ThrowsAsync<WrongMonthException>(() => Step(Epoch, 2, Test));
        Assert.Equal((2, 1), (wrong.Asked, wrong.Next));
    }

    [Fact]
    public async Task Initialising_again_in_the_same_epoch_keeps_the_state_and_a_later_epoch_starts_afresh()
    {
        var settled = await _territory.StateHash(Epoch);
        await Step(Epoch, 0, Test);
        var stepped = await _territory.StateHash(Epoch);
        Assert.NotEqual(settled, stepped);
        await _territory.Initialise(Epoch, Island.Run(), null, Test);
        Assert.Equal(stepped, await _territory.StateHash(Epoch));
        await _territory.Initialise(Epoch + 1, Island.Run(), null, Test);
        Assert.Equal(settled, await _territory.StateHash(Epoch + 1));
    }

    [Fact]
    public async Task A_released_territory_has_no_state_any_more()
    {
        await _territory.Release();
        await Assert.ThrowsAsync<StateLostException>(() => Step(Epoch, 0, Test));
    }

    [Fact]
    public async Task A_step_that_was_given_up_while_it_waited_can_be_asked_for_again()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Step(Epoch, 0, cancellation.Token));
        Assert.Equal(0, (await Step(Epoch, 0, Test)).Month);
    }

    [Fact]
    public async Task Of_a_group_of_which_one_lost_its_state_the_others_are_where_they_were_or_done_and_can_be_asked_again()
    {
        var other = _silo.Grains.GetGrain<ITerritoryGrain>(1, "run");
        await Assert.ThrowsAsync<StateLostException>(() => Steps([0, 1], [false, false]));
        await other.Initialise(Epoch, Island.Run(), null, Test);
        var alone = await Step(Epoch, 0, Test);
        var both = await Steps([0, 1], [false, false]);
        Assert.Same(alone, both.Reports[0]);
        Assert.Equal((1, 0), (both.Reports[1].Territory, both.Reports[1].Month));
        Assert.All(both.Governments, Assert.Null);
    }

    [Fact]
    public async Task A_government_beside_its_territory_decides_at_once_as_it_would_have_when_asked()
    {
        var start = await Start();
        var decisions = FirstDecisions();
        var reports = decisions.Select((told, territory) => start.CreateTerritory(territory).BeginMonth(told));
        var report = reports.First(r => r.LocalBids.Count > 0);
        var place = report.Territory;
        var asked = start.CreateGovernment(place + 1).Decide(GovernmentBatches.Local(report, decisions[place].RulesHold));
        await _silo.Grains.GetGrain<ITerritoryGrain>(place, "run").Initialise(Epoch, Island.Run(), null, Test);
        await Assert.ThrowsAsync<StateLostException>(() => Steps([place], [true]));
        await _silo.Grains.GetGrain<IGovernmentGrain>(place + 1, "run").Initialise(Epoch, Island.Run(), null, Test);
        var said = await Steps([place], [true]);
        Assert.NotEmpty(report.LocalBids);
        Assert.Empty(said.Reports[0].LocalBids);
        Assert.Equal(asked.Awards, said.Governments[0]!.Awards);
        Assert.Equal(asked.Balance, said.Governments[0]!.Balance);
        Assert.Same(said.Governments[0], (await Steps([place], [true])).Governments[0]);
    }

    [Fact]
    public async Task Institutions_keep_their_month_as_territories_do()
    {
        var run = Island.Run();
        var start = await Start();
        var exchange = start.CreateExchange();
        var decisions = exchange.FirstDecisions();
        var batches = exchange.Route([.. decisions.Select((d, i) => start.CreateTerritory(i).BeginMonth(d))]);

        var financier = _silo.Grains.GetGrain<IFinancierGrain>(0, "run");
        await financier.Initialise(Epoch, run, null, Test);
        var credit = await financier.Decide(Epoch, 0, batches.Financiers[0], Test);
        Assert.Same(credit, await financier.Decide(Epoch, 0, batches.Financiers[0], Test));
        await Assert.ThrowsAsync<WrongMonthException>(() => financier.Decide(Epoch, 5, batches.Financiers[0], Test));

        var government = _silo.Grains.GetGrain<IGovernmentGrain>(0, "run");
        await government.Initialise(Epoch, run, null, Test);
        var budget = await government.Decide(Epoch, 0, batches.National, Test);
        Assert.Same(budget, await government.Decide(Epoch, 0, batches.National, Test));
        await Assert.ThrowsAsync<StaleEpochException>(() => government.Decide(Epoch - 1, 0, batches.National, Test));

        var office = _silo.Grains.GetGrain<IStatisticsOfficeGrain>(0, "run");
        await Assert.ThrowsAsync<StateLostException>(() => office.Observe(Epoch, 0, batches.Statistics, Test));
        await office.Initialise(Epoch, run, null, Test);
        var release = await office.Observe(Epoch, 0, batches.Statistics, Test);
        Assert.Same(release, await office.Observe(Epoch, 0, batches.Statistics, Test));
    }

    private async Task<TerritoryReport> Step(int epoch, int month, CancellationToken cancellation) =>
        (await _group.BeginMonth("run", epoch, month, new GroupDecisions([0], [false], [_decisions], KeepsBids: false), cancellation)).Reports[0];

    private Task<GroupReport> Steps(int[] territories, bool[] governed) => _group.BeginMonth(
        "run", Epoch, 0, new GroupDecisions(territories, governed, [.. territories.Select(t => FirstDecisions()[t])], KeepsBids: false), Test);

    private static async Task<RunStart> Start()
    {
        using var pool = new Compute.ComputePool(1);
        return await new Compute.SettledEconomies(pool).Start(Island.Run(), Test);
    }

    private static TerritoryDecisions[] FirstDecisions() => Start().GetAwaiter().GetResult().CreateExchange().FirstDecisions();
}
