using Orleans.Placement;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Institutions;

/// <summary>Holds one financier of one run.</summary>
[KeepAlive, Immovable, HashBasedPlacement]
public sealed class FinancierGrain(MemberServices services)
    : RunMemberGrain<Financier, FinancierDecisions>(services), IFinancierGrain
{
    public Task<FinancierDecisions> Decide(int epoch, int month, FinancierBatch batch, CancellationToken cancellation) =>
        Step(epoch, month, financier => Services.Times.Institution(() => financier.Decide(batch)), cancellation);

    protected override Financier Create(RunStart start, int index) => start.CreateFinancier(index);

    protected override byte[] Hash(Financier state) => state.Hash();
}
