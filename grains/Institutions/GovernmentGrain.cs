using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds one government of one run.</summary>
[KeepAlive, Immovable, TerritoryPlacement]
public sealed class GovernmentGrain(MemberServices services)
    : RunMemberGrain<Government, GovernmentDecisions, GovernmentSnapshot>(services), IGovernmentGrain
{
    /// <summary>As Orleans names it (see OrleansContracts.txt), by which placing knows it: it is to be where its territory is.</summary>
    internal const string TypeName = "government";

    public Task<GovernmentDecisions> Decide(int epoch, int month, GovernmentBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, government => Decide(government, batch), cancellation);

    /// <summary>On this thread, by whoever has the government alone.</summary>
    internal GovernmentDecisions DecideNow(int epoch, int month, GovernmentBatch batch) => StepNow(epoch, month, government => Decide(government, batch));

    private GovernmentDecisions Decide(Government government, GovernmentBatch batch) => Services.Times.Institution(() => government.Decide(batch));

    protected override Government Create(RunStart start, int index) => start.CreateGovernment(index);

    protected override Government Restore(RunContinuation run, int index, GovernmentSnapshot snapshot) => run.Restore(index, snapshot);

    protected override GovernmentSnapshot Snapshot(Government state) => state.Snapshot();

    protected override byte[] Hash(Government state) => state.Hash();
}
