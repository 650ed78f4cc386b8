using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds the statistics office of one run.</summary>
[KeepAlive, Immovable, HashBasedPlacement]
public sealed class StatisticsOfficeGrain(MemberServices services)
    : RunMemberGrain<StatisticsOffice, StatisticsRelease>(services), IStatisticsOfficeGrain
{
    public Task<StatisticsRelease> Observe(int epoch, int month, StatisticsBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, office => Services.Times.Institution(() => office.Observe(batch)), cancellation);

    protected override StatisticsOffice Create(RunStart start, int index) => start.CreateStatisticsOffice();

    protected override byte[] Hash(StatisticsOffice state) => state.Hash();
}
