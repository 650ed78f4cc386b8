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
    /// <summary>As Orleans names it (see OrleansContracts.txt), by which placing knows it.</summary>
    internal const string TypeName = "territory";

    private CommonHistory? _keeps;

    public Task<SupportedList> Supported(int epoch) =>
        Of(epoch, territory => Task.FromResult(new SupportedList([.. territory.Supported], territory.PoliciesMet)));

    public Task Follow(int epoch, ulong organisation) => Of(epoch, territory =>
    {
        territory.Follow(organisation);
        return Task.FromResult(true);
    });

    public Task<OrganisationStory> Story(int epoch, ulong organisation) => Of(epoch, territory => Task.FromResult(territory.StoryOf(organisation)));

    public Task<TerritoryStories> Stories(int epoch, RosterRequest? roster) => Of(epoch, territory => Task.FromResult(new TerritoryStories(
        [.. territory.Stories().Where(s => s.Profile is not null)], roster is null ? null : territory.RosterOf(roster))));

    /// <summary>Steps a month on this thread, by whoever has the territory alone.</summary>
    internal TerritoryReport BeginMonth(int epoch, int month, TerritoryDecisions decisions) => StepNow(epoch, month, territory =>
    {
        using var timer = Services.Times.Month();
        var report = territory.BeginMonth(decisions, timer);
        if (_keeps is not null)
        {
            Services.Histories.Note(_keeps, month + 1, report.Territory, territory);
        }

        return report;
    });

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
