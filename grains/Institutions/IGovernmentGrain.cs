using Orleans.CodeGeneration;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;

namespace SseSim.Grains.Institutions;

/// <summary>The national government (index 0) or that of one territory (from 1, in the territories' order).</summary>
[Version(1), Alias("SseSim.Government")]
public interface IGovernmentGrain : IRunMember
{
    /// <summary>Awards a month's tenders and allots budgets. A month that was just done returns the decisions that were kept.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    Task<GovernmentDecisions> Decide(int epoch, int month, GovernmentBatch batch, CancellationToken cancellation);
}
