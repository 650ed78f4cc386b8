using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds the statistics office of one run.</summary>
[KeepAlive, Immovable, TerritoryPlacement]
public sealed class StatisticsOfficeGrain(MemberServices services)
    : RunMemberGrain<StatisticsOffice, StatisticsRelease, StatisticsSnapshot>(services), IStatisticsOfficeGrain
{
    public Task<StatisticsRelease> Observe(int epoch, int month, StatisticsBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, office => Observe(office, batch), cancellation);

    /// <summary>On this thread, by whoever has the office alone.</summary>
    internal StatisticsRelease ObserveNow(int epoch, int month, StatisticsBatch batch) => StepNow(epoch, month, office => Observe(office, batch));

    private StatisticsRelease Observe(StatisticsOffice office, StatisticsBatch batch) => Services.Times.Institution(() => office.Observe(batch));

    protected override StatisticsOffice Create(RunStart start, int index) => start.CreateStatisticsOffice();

    protected override StatisticsOffice Restore(RunContinuation run, int index, StatisticsSnapshot snapshot) => run.Restore(snapshot);

    protected override StatisticsSnapshot Snapshot(StatisticsOffice state) => state.Snapshot();

    protected override byte[] Hash(StatisticsOffice state) => state.Hash();
}
