using Orleans.Placement;
using SseSim.Grains.Compute;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds one financier of one run.</summary>
[KeepAlive, Immovable, HashBasedPlacement]
public sealed class FinancierGrain(ComputePool pool, SettledEconomies settled)
    : RunMemberGrain<Financier, FinancierDecisions>(pool, settled), IFinancierGrain
{
    public Task<FinancierDecisions> Decide(int epoch, int month, FinancierBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, financier => financier.Decide(batch), cancellation);

    protected override Financier Create(RunStart start, int index) => start.CreateFinancier(index);

    protected override byte[] Hash(Financier state) => state.Hash();
}
