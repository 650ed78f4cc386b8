using SseSim.Grains.Institutions;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>The grains of one run, in the order in which their states are hashed.</summary>
internal sealed record RunMembers(
    ITerritoryGrain[] Territories, IFinancierGrain[] Financiers, IGovernmentGrain[] Governments, IStatisticsOfficeGrain Statistics)
{
    public static RunMembers Of(IGrainFactory grains, string run, RunStart start) => new(
        Each(start.TerritoryCount, i => grains.GetGrain<ITerritoryGrain>(i, run)),
        Each(start.FinancierCount, i => grains.GetGrain<IFinancierGrain>(i, run)),
        Each(start.GovernmentCount, i => grains.GetGrain<IGovernmentGrain>(i, run)),
        grains.GetGrain<IStatisticsOfficeGrain>(0, run));

    public IEnumerable<IRunMember> All => [.. Territories, .. Financiers, .. Governments, Statistics];

    public Task Initialise(int epoch, RunSpecification specification, CancellationToken cancellation) =>
        Task.WhenAll(All.Select(member => member.Initialise(epoch, specification, cancellation)));

    public Task<byte[][]> StateHashes(int epoch) => Task.WhenAll(All.Select(member => member.StateHash(epoch)));

    public Task<SupportedList[]> Supported(int epoch) => Task.WhenAll(Territories.Select(territory => territory.Supported(epoch)));

    /// <summary>Returns when no member computes any more: a release queues behind the step that its grain is in.</summary>
    public Task Release() => Task.WhenAll(All.Select(member => member.Release()));

    private static T[] Each<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
