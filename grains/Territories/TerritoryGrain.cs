using Orleans.Placement;
using SseSim.Grains.Compute;
using SseSim.Grains.Members;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Territories;

/// <summary>Holds one territory of one run. Stays where it was placed and in memory until it is released.</summary>
[KeepAlive, Immovable, TerritoryPlacement]
public sealed class TerritoryGrain(ComputePool pool, SettledEconomies settled)
    : RunMemberGrain<TerritorySimulation, TerritoryReport>(pool, settled), ITerritoryGrain
{
    public Task<TerritoryReport> BeginMonth(int epoch, int month, TerritoryDecisions decisions, CancellationToken cancellation) =>
        Step(epoch, month, territory => territory.BeginMonth(decisions), cancellation);

    public Task<SupportedList> Supported(int epoch) => Task.FromResult(new SupportedList([.. Require(epoch).Supported]));

    protected override TerritorySimulation Create(RunStart start, int index) => start.CreateTerritory(index);

    protected override byte[] Hash(TerritorySimulation state) => state.Hash();
}
