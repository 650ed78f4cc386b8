using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds one financier of one run.</summary>
[KeepAlive, Immovable, TerritoryPlacement]
public sealed class FinancierGrain(MemberServices services)
    : RunMemberGrain<Financier, FinancierDecisions, FinancierSnapshot>(services), IFinancierGrain
{
    public Task<FinancierDecisions> Decide(int epoch, int month, FinancierBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, financier => Decide(financier, batch), cancellation);

    /// <summary>On this thread, by whoever has the financier alone.</summary>
    internal FinancierDecisions DecideNow(int epoch, int month, FinancierBatch batch) => StepNow(epoch, month, financier => Decide(financier, batch));

    private FinancierDecisions Decide(Financier financier, FinancierBatch batch) => Services.Times.Institution(() => financier.Decide(batch));

    protected override Financier Create(RunStart start, int index) => start.CreateFinancier(index);

    protected override Financier Restore(RunContinuation run, int index, FinancierSnapshot snapshot) => run.Restore(index, snapshot);

    protected override FinancierSnapshot Snapshot(Financier state) => state.Snapshot();

    protected override byte[] Hash(Financier state) => state.Hash();
}
