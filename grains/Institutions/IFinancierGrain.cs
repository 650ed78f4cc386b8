using Orleans.CodeGeneration;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;

namespace SseSim.Grains.Institutions;

/// <summary>One financial institution.</summary>
[Version(1), Alias("SseSim.Financier")]
public interface IFinancierGrain : IRunMember
{
    /// <summary>Answers a month's applications. A month that was just done returns the decisions that were kept.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    Task<FinancierDecisions> Decide(int epoch, int month, FinancierBatch batch, CancellationToken cancellation);
}
