using SseSim.Grains.Members;
using SseSim.Grains.Territories;
using SseSim.Model.Institutions;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>Goes through the months of one epoch. A month is two barriers: all territories with their own governments, then the institutions of the country. Calls grow with
/// groups of territories.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="members">Of the run, in this epoch.</param>
/// <param name="exchange">Of the run.</param>
/// <param name="services">Threads, and where histories are kept.</param>
/// <param name="epoch">Attempt of the run.</param>
/// <param name="keeps">History that others go on from; null where none is kept.</param>
/// <param name="past">First months, through which another run's territories went in the same way; the members' territories are at their end.</param>
internal sealed class MonthlyBarriers(
    string run, RunMembers members, Exchange exchange, MemberServices services, int epoch, CommonHistory? keeps, IReadOnlyList<HistoryMonth> past)
{
    private readonly CountryInstitutions _institutions = new(run, members, exchange, services, epoch);
    private TerritoryDecisions[] _decisions = exchange.FirstDecisions();

    public async Task<MonthObservation> Next(int month, CancellationToken cancellation)
    {
        var reports = new TerritoryReport[_decisions.Length];
        var decided = new GovernmentDecisions?[_decisions.Length];
        if (month < past.Count)
        {
            reports = Reported(month, past[month]);
        }
        else
        {
            await Task.WhenAll(members.Groups.Select(group => Step(month, group, reports, decided, cancellation)));
        }

        if (keeps is not null)
        {
            services.Histories.Note(keeps, month, _decisions, reports);
        }

        var outcome = await _institutions.Decide(month, _decisions, reports, decided, cancellation);
        _decisions = outcome.Decisions;
        return outcome.Observation;
    }

    private async Task Step(int month, TerritoryGroup group, TerritoryReport[] reports, GovernmentDecisions?[] decided, CancellationToken cancellation)
    {
        var told = new GroupDecisions(group.Territories, group.Governed, Array.ConvertAll(group.Territories, t => _decisions[t]), keeps is not null);
        var said = await group.Silo.BeginMonth(run, epoch, month, told, cancellation);
        foreach (var (place, territory) in group.Territories.Index())
        {
            (reports[territory], decided[territory]) = (said.Reports[place], said.Governments[place]);
        }
    }

    /// <summary>What another run's territories reported after they had been told the same.</summary>
    /// <exception cref="ForeignHistoryException">They had been told something else.</exception>
    private TerritoryReport[] Reported(int month, HistoryMonth known) =>
        _decisions.Zip(known.Decisions).All(d => d.First.AgreesWith(d.Second)) ? known.Reports : throw new ForeignHistoryException(month);
}
