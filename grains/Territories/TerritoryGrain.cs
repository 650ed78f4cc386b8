using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Territories;

/// <summary>Holds one territory of one run. Stays where it was placed and in memory until it is released.</summary>
[KeepAlive, Immovable, TerritoryPlacement]
public sealed class TerritoryGrain(MemberServices services)
    : RunMemberGrain<TerritorySimulation, TerritoryReport, TerritorySnapshot>(services), ITerritoryGrain
{
    private CommonHistory? _keeps;

    public Task<TerritoryReport> BeginMonth(int epoch, int month, TerritoryDecisions decisions, CancellationToken cancellation)
    {
        var index = Index;
        var keeps = _keeps;
        return Step(epoch, month, territory =>
        {
            using var timer = Services.Times.Month();
            var report = territory.BeginMonth(decisions, timer);
            if (keeps is not null)
            {
                Services.Histories.Note(keeps, month + 1, index, territory);
            }

            return report;
        }, cancellation);
    }

    public Task<SupportedList> Supported(int epoch)
    {
        var territory = Require(epoch);
        return Task.FromResult(new SupportedList([.. territory.Supported], territory.InterventionsMet));
    }

    public Task Follow(int epoch, ulong organisation)
    {
        Require(epoch).Follow(organisation);
        return Task.CompletedTask;
    }

    public Task<OrganisationStory> Story(int epoch, ulong organisation) => Task.FromResult(Require(epoch).StoryOf(organisation));

    public Task<TerritoryStories> Stories(int epoch, RosterRequest? roster)
    {
        var territory = Require(epoch);
        return Task.FromResult(new TerritoryStories(
            [.. territory.Stories().Where(s => s.Profile is not null)], roster is null ? null : territory.RosterOf(roster)));
    }

    protected override (TerritorySimulation State, int Month)? Begin(RunStart start, RunSpecification specification, int index)
    {
        _keeps = specification.Keeps;
        if (specification.Continues is not { } history)
        {
            return base.Begin(start, specification, index);
        }

        return Services.Histories.Territory(history, index) is { } after ? (start.CreateTerritory(index, after), history.Months) : null;
    }

    protected override TerritorySimulation Create(RunStart start, int index) => start.CreateTerritory(index);

    protected override TerritorySimulation Restore(RunContinuation run, int index, TerritorySnapshot snapshot) => run.Restore(index, snapshot);

    protected override TerritorySnapshot Snapshot(TerritorySimulation state) => state.Snapshot();

    protected override byte[] Hash(TerritorySimulation state) => state.Hash();
}
