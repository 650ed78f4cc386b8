using Orleans.CodeGeneration;
using SseSim.Grains.Members;
using SseSim.Model.Institutions;

namespace SseSim.Grains.Institutions;

/// <summary>Publishes what can be measured beside what is true.</summary>
[Version(1), Alias("SseSim.StatisticsOffice")]
public interface IStatisticsOfficeGrain : IRunMember
{
    /// <summary>Observes a month. A month that was just done returns the release that was kept.</summary>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    Task<StatisticsRelease> Observe(int epoch, int month, StatisticsBatch batch, CancellationToken cancellation);
}
