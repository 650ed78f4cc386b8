using Orleans.CodeGeneration;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Territories;

/// <summary>One local labour market with all its persons, households and organisations.</summary>
[Version(1), Alias("SseSim.Territory")]
public interface ITerritoryGrain : IRunMember
{
    /// <summary>Steps a month. A month that was just done returns the report that was kept.</summary>
    /// <param name="epoch">Attempt of the run.</param>
    /// <param name="month">From 0.</param>
    /// <param name="decisions">Of the institutions, on last month.</param>
    /// <param name="cancellation">Gives the month up if it has not begun.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun.</exception>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    /// <exception cref="WrongMonthException">Another month is next.</exception>
    Task<TerritoryReport> BeginMonth(int epoch, int month, TerritoryDecisions decisions, CancellationToken cancellation);

    /// <summary>Organisations that policies have reached so far.</summary>
    /// <exception cref="StateLostException">There is no state of this epoch.</exception>
    Task<SupportedList> Supported(int epoch);
}

/// <summary>Organisations of one territory that policies reached.</summary>
[Message]
public sealed record SupportedList(IReadOnlyList<SupportedOrganisation> Organisations);
