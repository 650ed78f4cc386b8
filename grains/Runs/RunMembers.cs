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
            var ofGovernments = silos.AsSpan(Territories.Length + Financiers.Length + 1, Territories.Length);
            Groups = TerritoryGroup.Of(grains, work, specification.Scenario.Residents, silos[..Territories.Length], ofGovernments, threads, seat);
        }
        finally
        {
            ExpectedWork.Detach();
        }
    }

    /// <summary>Saves a few members at a time: what is saved is in memory twice over until it is written, and a country's members would not fit.</summary>
    public async Task<StoredPart[]> Save(int epoch, int month, CancellationToken cancellation)
    {
        const int AtOnce = 3;
        IRunMember[] members = [.. All];
        var parts = new StoredPart[members.Length];
        using var places = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(members.Select(async (member, i) =>
        {
            await places.WaitAsync(cancellation);
            try
            {
                parts[i] = await member.Save(epoch, month, string.Create(CultureInfo.InvariantCulture, $"e{epoch}-m{month}-member-{i}"), cancellation);
            }
            finally
            {
                places.Release();
            }
        }));
        return parts;
    }

    public Task<byte[][]> StateHashes(int epoch) => Task.WhenAll(All.Select(member => member.StateHash(epoch)));

    public Task<SupportedList[]> Supported(int epoch) => Task.WhenAll(Territories.Select(territory => territory.Supported(epoch)));

    public Task<TerritoryStories[]> Stories(int epoch, RosterRequest? roster) =>
        Task.WhenAll(Territories.Select(territory => territory.Stories(epoch, roster)));

    /// <summary>Returns when no member computes any more: a release queues behind the step that its grain is in.</summary>
    public Task Release() => Task.WhenAll(All.Select(member => member.Release()));

    private static T[] Each<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
