using System.Globalization;
using SseSim.Grains.Checkpoints;
using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Simulation;
using SseSim.Model.Stories;

namespace SseSim.Grains.Runs;

/// <summary>The grains of one run, in the order in which their states are hashed.</summary>
internal sealed record RunMembers(
    ITerritoryGrain[] Territories, IFinancierGrain[] Financiers, IGovernmentGrain[] Governments, IStatisticsOfficeGrain Statistics)
{
    public static RunMembers Of(IGrainFactory grains, string run, RunFrame frame) => new(
        Each(frame.TerritoryCount, i => grains.GetGrain<ITerritoryGrain>(i, run)),
        Each(frame.FinancierCount, i => grains.GetGrain<IFinancierGrain>(i, run)),
        Each(frame.GovernmentCount, i => grains.GetGrain<IGovernmentGrain>(i, run)),
        grains.GetGrain<IStatisticsOfficeGrain>(0, run));

    /// <summary>The territories of each silo in groups, each of which is stepped by one call; empty before <see cref="Initialise"/>.</summary>
    public IReadOnlyList<TerritoryGroup> Groups { get; private set; } = [];

    public IEnumerable<IRunMember> All => [.. Territories, .. Financiers, .. Governments, Statistics];

    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="specification">The run.</param>
    /// <param name="from">Checkpoint to go on from; null to begin.</param>
    /// <param name="threads">Compute threads of a silo, about.</param>
    /// <param name="seat">Name of the silo that the run is on.</param>
    /// <param name="grains">Finds those who step groups.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task Initialise(int epoch, RunSpecification specification, Checkpoint? from, int threads, string seat, IGrainFactory grains, CancellationToken cancellation)
    {
        // Those that are nowhere yet are placed by what goes along with these calls.
        long[] work = [.. specification.Economy.Territories.Select(t => (long)t.Residents.Value)];
        ExpectedWork.Attach(work, specification.Home, seat);
        try
        {
            var silos = await Task.WhenAll(All.Select((member, i) => member.Initialise(
                epoch, specification, from is null ? null : new MemberCheckpoint(from.Month, from.Frame, from.Members[i]), cancellation)));
            var ofGovernments = silos.AsSpan(FirstLocalGovernment, Territories.Length);
            Groups = TerritoryGroup.Of(grains, work, specification.Scenario.Residents, silos[..Territories.Length], ofGovernments, threads, seat);
        }
        finally
        {
            ExpectedWork.Detach();
        }
    }

    /// <summary>Saves a few members at a time: what is saved is in memory twice over until it is written, and a country's members would not fit.</summary>
    /// <returns>[member], in the order of <see cref="All"/>.</returns>
    public async Task<StoredState[]> Save(string run, int epoch, int month, CancellationToken cancellation)
    {
        const int AtOnce = 3;
        IRunMember[] members = [.. All];
        var states = new StoredState?[members.Length];
        using var places = new SemaphoreSlim(AtOnce);
        // What is large has a part of its own, and where it is alone in its group, a group's part gains nothing.
        var groups = Groups.Where(group => group.Territories.Length > 1).ToArray();
        var grouped = groups.SelectMany(Members).ToHashSet();
        await Task.WhenAll(
            [.. groups.Select(group => InPlace(() => SaveGroup(group))), .. Enumerable.Range(0, members.Length).Where(i => !grouped.Contains(i)).Select(i => InPlace(() => SaveOne(i)))]);
        return [.. states.Select(state => state!)];

        async Task SaveOne(int i) => states[i] = StoredState.Whole(await members[i].Save(epoch, month, Name(i), cancellation));

        async Task SaveGroup(TerritoryGroup group)
        {
            int[] together = [.. Members(group)];
            var name = string.Create(CultureInfo.InvariantCulture, $"{Name(together[0])}-and-{together.Length - 1}-more");
            var saved = await group.Silo.Save(run, epoch, month, new GroupMembers(group.Territories, group.Governed), name, cancellation);
            foreach (var (i, state) in together.Zip(saved.States))
            {
                states[i] = state;
            }
        }

        async Task InPlace(Func<Task> save)
        {
            await places.WaitAsync(cancellation);
            try
            {
                await save();
            }
            finally
            {
                places.Release();
            }
        }

        string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"e{epoch}-m{month}-member-{i}");
    }

    /// <summary>Places of a group's members among all, as <see cref="ITerritoryGroupGrain.Save"/> writes them: each territory, then its government where that is with it.</summary>
    private IEnumerable<int> Members(TerritoryGroup group) => group.Territories.Zip(group.Governed)
        .SelectMany(pair => pair.Second ? new[] { pair.First, FirstLocalGovernment + pair.First } : [pair.First]);

    /// <summary>Place among all of the government of the first territory.</summary>
    private int FirstLocalGovernment => Territories.Length + Financiers.Length + 1;

    public Task<byte[][]> StateHashes(int epoch) => Task.WhenAll(All.Select(member => member.StateHash(epoch)));

    public Task<SupportedList[]> Supported(int epoch) => Task.WhenAll(Territories.Select(territory => territory.Supported(epoch)));

    public Task<TerritoryStories[]> Stories(int epoch, RosterRequest? roster) =>
        Task.WhenAll(Territories.Select(territory => territory.Stories(epoch, roster)));

    /// <summary>Returns when no member computes any more: a release queues behind the step that its grain is in.</summary>
    public Task Release() => Task.WhenAll(All.Select(member => member.Release()));

    private static T[] Each<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
