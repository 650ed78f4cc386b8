using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds one government of one run.</summary>
[KeepAlive, Immovable, HashBasedPlacement]
public sealed class GovernmentGrain(MemberServices services)
    : RunMemberGrain<Government, GovernmentDecisions>(services), IGovernmentGrain
{
    public Task<GovernmentDecisions> Decide(int epoch, int month, GovernmentBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, government => Services.Times.Institution(() => government.Decide(batch)), cancellation);

    protected override Government Create(RunStart start, int index) => start.CreateGovernment(index);

    protected override byte[] Hash(Government state) => state.Hash();
}
