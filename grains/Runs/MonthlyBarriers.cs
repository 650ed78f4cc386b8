using SseSim.Grains.Members;
using SseSim.Model.Observations;
using SseSim.Model.Simulation;

namespace SseSim.Grains.Runs;

/// <summary>Goes through the months of one epoch. A month is two barriers: all territories, then all institutions. Calls grow with
/// territories + financiers + governments.</summary>
/// <param name="members">Of the run, in this epoch.</param>
/// <param name="exchange">Of the run.</param>
/// <param name="services">Threads, and where histories are kept.</param>
/// <param name="epoch">Attempt of the run.</param>
/// <param name="keeps">History that others go on from; null where none is kept.</param>
/// <param name="past">First months, through which another run's territories went in the same way; the members' territories are at their end.</param>
internal sealed class MonthlyBarriers(
    RunMembers members, Exchange exchange, MemberServices services, int epoch, CommonHistory? keeps, IReadOnlyList<HistoryMonth> past)
{
    private TerritoryDecisions[] _decisions = exchange.FirstDecisions();

    public async Task<MonthObservation> Next(int month, CancellationToken cancellation)
    {
        var reports = month < past.Count
            ? Reported(month, past[month])
            : await Step(month, cancellation);
        if (keeps is not null)
        {
            services.Histories.Note(keeps, month, _decisions, reports);
        }

        var batches = await services.Pool.Run(() => services.Times.Institution(() => exchange.Route(reports)), cancellation);

        var credit = Task.WhenAll(
            members.Financiers.Select((financier, i) => financier.Decide(epoch, month, batches.Financiers[i], cancellation)));
        var budgets = Task.WhenAll(
            members.Governments.Select((government, i) => government.Decide(epoch, month, batches.Governments[i], cancellation)));
        var release = members.Statistics.Observe(epoch, month, batches.Statistics, cancellation);
        await Task.WhenAll(credit, budgets, release);

        var outcome = await services.Pool.Run(
            () => services.Times.Institution(() => exchange.Collect(credit.Result, budgets.Result, release.Result)), cancellation);
        _decisions = outcome.Decisions;
        return outcome.Observation;
    }

    private Task<TerritoryReport[]> Step(int month, CancellationToken cancellation) =>
        Task.WhenAll(members.Territories.Select((territory, i) => territory.BeginMonth(epoch, month, _decisions[i], cancellation)));

    /// <summary>What another run's territories reported after they had been told the same.</summary>
    /// <exception cref="ForeignHistoryException">They had been told something else.</exception>
    private TerritoryReport[] Reported(int month, HistoryMonth known) =>
        _decisions.Zip(known.Decisions).All(d => d.First.AgreesWith(d.Second)) ? known.Reports : throw new ForeignHistoryException(month);
}
